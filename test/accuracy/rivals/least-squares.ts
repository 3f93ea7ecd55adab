/** Coefficients of least squares with a small ridge that keeps columns that are never set at zero. Columns are given one by one. */
export function leastSquares(columns: readonly Float64Array[], response: Float64Array, ridge = 1e-6): Float64Array {
  const size = columns.length;
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, t) => sum + x * (b[t] ?? 0), 0);
  const matrix = columns.map((a, i) => [
    ...columns.map((b, j) => dot(a, b) + (i === j ? ridge * response.length : 0)),
    dot(a, response),
  ]);
  for (let pivot = 0; pivot < size; pivot += 1) {
    const row = matrix[pivot] ?? [];
    const head = row[pivot] ?? 1;
    for (let other = 0; other < size; other += 1) {
      const target = matrix[other];
      if (other === pivot || target === undefined) continue;
      const share = (target[pivot] ?? 0) / head;
      for (let j = pivot; j <= size; j += 1) target[j] = (target[j] ?? 0) - share * (row[j] ?? 0);
    }
  }
  return Float64Array.from(matrix, (row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
