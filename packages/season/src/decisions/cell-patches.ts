import type { Supply } from "@springtide/planning";

/** By cell the number of its patch: cells in which the same heads may work, and all that hang together by them, are one. Often the hours of a day. */
export function cellPatches(cells: number, works: readonly Supply["works"][]): Int32Array {
  const like = Int32Array.from({ length: cells }, (_, cell) => cell);
  const firstOf = (cell: number): number => {
    let at = cell;
    while ((like[at] ?? at) !== at) at = like[at] = like[like[at] ?? at] ?? at;
    return at;
  };
  for (const [first, ...others] of works)
    for (const { cell } of others) {
      const [one, other] = [firstOf(first?.cell ?? cell), firstOf(cell)];
      like[Math.max(one, other)] = Math.min(one, other);
    }
  let patches = 0;
  const patchOf = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const first = firstOf(cell);
    patchOf[cell] = first === cell ? patches++ : (patchOf[first] ?? 0);
  }
  return patchOf;
}
