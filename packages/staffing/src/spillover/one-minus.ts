/**
 * Solves (I - A) Y = R where A is nonnegative with spectral radius below 1, so that I - A is an M-matrix: all pivots
 * are positive and elimination in the given order is stable, without exchange of rows.
 * On entry `coefficients` holds I - A row by row and `rightSides` R, `columns` numbers a row; on return `rightSides`
 * holds Y and `coefficients` is used up. Cost: size^2 (size + columns).
 */
export function solveOneMinus(
  coefficients: Float64Array,
  rightSides: Float64Array,
  size: number,
  columns: number,
): void {
  for (let pivot = 0; pivot < size; pivot += 1) {
    const diagonal = coefficients[pivot * size + pivot] ?? 1;
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = (coefficients[row * size + pivot] ?? 0) / diagonal;
      if (factor === 0) continue;
      subtractRow(coefficients, row * size, pivot * size, factor, size);
      subtractRow(rightSides, row * columns, pivot * columns, factor, columns);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let later = row + 1; later < size; later += 1) {
      subtractRow(rightSides, row * columns, later * columns, coefficients[row * size + later] ?? 0, columns);
    }
    const diagonal = coefficients[row * size + row] ?? 1;
    for (let column = 0; column < columns; column += 1) {
      rightSides[row * columns + column] = (rightSides[row * columns + column] ?? 0) / diagonal;
    }
  }
}

function subtractRow(values: Float64Array, from: number, other: number, factor: number, length: number): void {
  for (let at = 0; at < length; at += 1) {
    values[from + at] = (values[from + at] ?? 0) - factor * (values[other + at] ?? 0);
  }
}

/** I - A / scale, row by row. */
export function oneMinus(matrix: Float64Array, size: number, scale = 1): Float64Array {
  return matrix.map((value, place) => (place % (size + 1) === 0 ? 1 : 0) - value / scale);
}
