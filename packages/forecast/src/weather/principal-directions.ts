/** Rotations over all pairs; a symmetric matrix of some dozens of rows is diagonal to rounding after six to eight. */
const MOST_SWEEPS = 30;
const DIAGONAL = 1e-22;

/** One direction in which data vary, of length one, and how much they do. */
export interface Direction {
  readonly variance: number;
  readonly loadings: Float64Array;
}

/**
 * Directions of greatest variance of data with a given covariance (`size` x `size`, row by row), greatest first: its eigenvectors, by
 * Jacobi's rotations. The largest loading of each is positive, so that the same data give the same signs.
 * Source: Jacobi (1846), Crelle's Journal 30; Golub & Van Loan, Matrix Computations, section 8.5. Cost: about 8 x size^3 x 4.
 */
export function principalDirections(covariance: Float64Array, size: number): readonly Direction[] {
  const matrix = covariance.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const scale = matrix.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(matrix, size) > DIAGONAL * scale; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q);
  return Array.from({ length: size }, (_, j): Direction => {
    const loadings = Float64Array.from({ length: size }, (_row, i) => vectors[i * size + j] ?? 0);
    const largest = loadings.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return {
      variance: matrix[j * size + j] ?? 0,
      loadings: largest < 0 ? loadings.map((value) => -value) : loadings,
    };
  }).sort((a, b) => b.variance - a.variance);
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += (matrix[i * size + j] ?? 0) ** 2;
  return sum;
}

/** Turns rows and columns p and q so that their common entry vanishes. */
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const common = matrix[p * size + q] ?? 0;
  if (common === 0) return;
  const theta = ((matrix[q * size + q] ?? 0) - (matrix[p * size + p] ?? 0)) / (2 * common);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (values: Float64Array, i: number, j: number): void => {
    const [a, b] = [values[i] ?? 0, values[j] ?? 0];
    values[i] = cosine * a - sine * b;
    values[j] = sine * a + cosine * b;
  };
  for (let k = 0; k < size; k++) turn(matrix, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(matrix, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q);
}
