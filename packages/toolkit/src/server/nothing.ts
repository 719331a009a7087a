/** For callers that must pass a function and have nothing to do. */
export function nothing(): void {}
