// Arguments outside a function's domain are our own faults, so they end in a RangeError and never in a NaN that travels.

export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; this one is ${p}.`);
}

export function requirePositive(value: number, name: string): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`The ${name} must be positive and finite, not ${value}.`);
}

export function requireNotNegative(value: number, name: string): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`The ${name} must be finite and not negative, not ${value}.`);
  }
}
