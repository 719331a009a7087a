/** Refuses a list that is empty or holds NaN, an infinity or something that is no number; `name` goes into the message. */
export function checkNumbers(name: string, values: ArrayLike<number>): void {
  checkNotEmpty(name, values);
  checkFinite(name, values);
}

/** Refuses NaN and infinities; an empty list passes. */
export function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) {
      throw new RangeError(`${name}[${index}] must be a finite number, got ${String(values[index])}`);
    }
  }
}

export function checkNotEmpty(name: string, values: ArrayLike<unknown>): void {
  if (values.length === 0) throw new RangeError(`${name} must not be empty, got length 0`);
}

export function checkSameLength(
  leftName: string,
  left: ArrayLike<unknown>,
  rightName: string,
  right: ArrayLike<unknown>,
): void {
  if (left.length !== right.length) {
    throw new RangeError(
      `${rightName} must be as long as ${leftName} (${left.length}), got length ${right.length}`,
    );
  }
}

/** A share strictly between 0 and 1: a confidence level, a significance level, a wanted power. */
export function checkOpenShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must lie strictly between 0 and 1, got ${value}`);
  }
}

export function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
}

/** A whole number of things, at least `least`. */
export function checkCount(name: string, value: number, least = 0): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`);
  }
}

export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} must be a positive finite number, got ${value}`);
  }
}
