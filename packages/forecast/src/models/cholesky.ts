/** Lower triangular matrix of `size` rows, packed row by row: row i begins at i(i+1)/2. */
export interface LowerTriangle {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Cholesky factor L of a symmetric positive definite matrix given by its lower triangle (packed). A pivot that rounding left at or
 * below zero counts as zero variance, so semi-definite covariances pass too.
 */
export function cholesky({ size, values }: LowerTriangle): LowerTriangle {
  const factor = new Float64Array(values.length);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; j++) {
      const other = (j * (j + 1)) / 2;
      let sum = values[row + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (factor[row + k] ?? 0) * (factor[other + k] ?? 0);
      const pivot = factor[other + j] ?? 0;
      if (i === j) factor[row + j] = Math.sqrt(Math.max(sum, 0));
      else factor[row + j] = pivot === 0 ? 0 : sum / pivot;
    }
  }
  return { size, values: factor };
}

/** Natural logarithm of the determinant of the factored matrix. */
export function logDeterminant({ size, values }: LowerTriangle): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(values[(i * (i + 3)) / 2] ?? 0);
  return 2 * sum;
}

/** x of L x = b. */
export function solveLower({ size, values }: LowerTriangle, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (values[row + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (values[row + i] ?? 1);
  }
  return x;
}

/** x of L' x = b. */
export function solveUpper({ size, values }: LowerTriangle, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = size - 1; i >= 0; i--) {
    const row = (i * (i + 1)) / 2;
    const value = (x[i] ?? 0) / (values[row + i] ?? 1);
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] = (x[k] ?? 0) - value * (values[row + k] ?? 0);
  }
  return x;
}

/** Lower triangle of the inverse of the factored matrix. */
export function inverse(factor: LowerTriangle): LowerTriangle {
  const { size } = factor;
  const values = new Float64Array((size * (size + 1)) / 2);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = solveUpper(factor, solveLower(factor, unit));
    for (let i = j; i < size; i++) values[(i * (i + 1)) / 2 + j] = column[i] ?? 0;
  }
  return { size, values };
}
