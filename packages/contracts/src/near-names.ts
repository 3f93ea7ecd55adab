/**
 * The known names that a written one probably means, nearest first, at most three: letter case, hyphens, underscores and
 * spaces do not count (`opening_hours` is `openingHours`), and one slip in about three letters is forgiven.
 */
export function nearNames(written: string, known: Iterable<string>): readonly string[] {
  const wanted = plain(written);
  const forgiven = Math.max(1, Math.floor(wanted.length / 3));
  return [...known]
    .map((name) => ({ name, slips: slipsBetween(wanted, plain(name)) }))
    .filter(({ slips }) => slips <= forgiven)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map(({ name }) => name);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, "");
}

/** Letters to change, add, leave out, or swap with their neighbour (optimal string alignment distance). */
function slipsBetween(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforePrevious[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
