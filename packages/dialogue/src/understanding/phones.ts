/** Reads digits, with or without a leading +, as a telephone number; undefined where they are none. */
export function phoneOf(digits: string): string | undefined {
  if (digits.startsWith("+")) {
    const rest = digits.slice(1);
    return /^[1-9]\d{7,14}$/.test(rest) ? digits : undefined;
  }
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits)) return `+86${digits.slice(-11)}`;
  if (/^0(?:10|2\d)\d{8}$/.test(digits) || /^0[3-9]\d{2}\d{7,8}$/.test(digits))
    return `+86${digits.slice(1)}`;
  return undefined;
}

/** A Chinese service number; without gaps its digits might as well be a quantity. */
export function servicePhoneOf(digits: string): string | undefined {
  return /^[48]00\d{7}$/.test(digits) ? `+86${digits}` : undefined;
}

/** A North American number: area code and exchange begin with 2 to 9. */
export function americanPhoneOf(digits: string): string | undefined {
  return /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `+1${digits.slice(-10)}` : undefined;
}

/** A number within a town, which is not dialled from elsewhere. */
export function isLocalNumber(digits: string): boolean {
  return /^[2-9]\d{6,7}$/.test(digits);
}
