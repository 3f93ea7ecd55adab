import type { LowerTriangle } from "../../models/cholesky.ts";
import { cholesky, inverse } from "../../models/cholesky.ts";

/** A symmetric matrix from a function of row and column (column at most row), packed as its lower triangle. */
export function symmetricMatrix(size: number, value: (row: number, column: number) => number): LowerTriangle {
  const values = new Float64Array((size * (size + 1)) / 2);
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column <= row; column++, at++) values[at] = value(row, column);
  return { size, values };
}

/** An entry of a packed symmetric matrix, on either side of its diagonal. */
export function entryOf({ values }: LowerTriangle, row: number, column: number): number {
  const [low, high] = row < column ? [row, column] : [column, row];
  return values[(high * (high + 1)) / 2 + low] ?? 0;
}

/** Inverse of a symmetric positive definite matrix. */
export function inverseOf(matrix: LowerTriangle): LowerTriangle {
  return inverse(cholesky(matrix));
}

/** `a` times its factor plus `b` times its own, entry by entry. */
export function combined(a: LowerTriangle, timesA: number, b: LowerTriangle, timesB: number): LowerTriangle {
  return { size: a.size, values: a.values.map((value, i) => timesA * value + timesB * (b.values[i] ?? 0)) };
}

/** Symmetric matrix times vector. */
export function times(matrix: LowerTriangle, vector: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: matrix.size }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < matrix.size; column++) sum += entryOf(matrix, row, column) * (vector[column] ?? 0);
    return sum;
  });
}

/** A S A of symmetric matrices. */
export function sandwich(outer: LowerTriangle, inner: LowerTriangle): LowerTriangle {
  const { size } = outer;
  const columnsOfInner = Array.from({ length: size }, (_, j) =>
    times(
      inner,
      Float64Array.from({ length: size }, (_value, i) => entryOf(outer, i, j)),
    ),
  );
  return symmetricMatrix(size, (row, column) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += entryOf(outer, row, i) * (columnsOfInner[column]?.[i] ?? 0);
    return sum;
  });
}
