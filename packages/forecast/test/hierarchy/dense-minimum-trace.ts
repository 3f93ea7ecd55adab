/** x of A x = b by Gauss with the largest pivot. */
export function gauss(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < rows.length; k++) {
    let pivot = k;
    for (let i = k; i < rows.length; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    const [upper, lower] = [rows[k] ?? [], rows[pivot] ?? []];
    rows[k] = lower;
    rows[pivot] = upper;
    rows.forEach((row, i) => {
      if (i === k) return;
      const share = at(i, k) / at(k, k);
      rows[i] = row.map((value, j) => value - share * at(k, j));
    });
  }
  return rows.map((_, i) => at(i, rows.length) / at(i, i));
}

/** S (S' W^-1 S)^-1 S' W^-1 base as it is written. */
export function denseMinimumTrace(
  summing: readonly (readonly number[])[],
  base: readonly number[],
  covariance: readonly (readonly number[])[],
): number[] {
  const columns = (summing[0] ?? []).map((_, j) => summing.map((row) => row[j] ?? 0));
  const weighed = columns.map((column) => gauss(covariance, column));
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const leaves = gauss(
    weighed.map((row) => columns.map((column) => dot(row, column))),
    weighed.map((row) => dot(row, base)),
  );
  return summing.map((row) => dot(row, leaves));
}
