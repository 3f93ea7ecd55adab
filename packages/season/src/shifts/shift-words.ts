import type { ShiftSolution } from "@springtide/contracts";

/** What was found, in lines for people. */
export function shiftLines(solution: ShiftSolution): string[] {
  const { people, cost, bound, gap, target } = solution;
  return [
    `${people} shifts for ${money(cost)}; nothing costs less than ${money(bound)} (gap ${(gap * 100).toFixed(2)} %).`,
    ...(target === undefined ? [missingLine(solution)] : targetLines(target)),
    ...stoppedLines(solution),
  ];
}

function missingLine({ missingHeads, missingByQueue }: ShiftSolution): string {
  if (missingHeads === 0) return "Every interval is covered.";
  const short = Object.entries(missingByQueue ?? {}).filter(([, heads]) => heads > 0);
  const where = short.length === 0 ? "" : ` (${short.map(([queue, heads]) => `${queue} ${heads}`).join(", ")})`;
  return `${missingHeads} head-intervals stay uncovered${where}, because covering them would cost more than leaving them, or nobody may.`;
}

function targetLines({ isMet, periods, pathsNeeded, reached }: NonNullable<ShiftSolution["target"]>): string[] {
  const only = reached.length === 1 ? reached[0] : undefined;
  const least = only === undefined ? Math.min(...periods.map(({ pathsMet }) => pathsMet)) : Math.min(...only);
  const told =
    only === undefined
      ? `on ${least} of ${reached.length} paths in the worst of ${periods.length} periods, ${pathsNeeded} needed`
      : `${(least * 100).toFixed(2)} % in the worst of ${periods.length} periods`;
  return [
    isMet
      ? `The target is met: ${told}.`
      : `The target is not met: ${told}. Allow more --rounds, more seats, shifts or hours, or ask for less.`,
  ];
}

function stoppedLines({ stopped }: ShiftSolution): string[] {
  if (stopped === "gap") return [];
  if (stopped === "clock")
    return [
      "The clock ended the search: this is the best so far, and another run may end elsewhere. Allow more --seconds.",
    ];
  return [
    "The work limit came before the gap asked for: allow more --rounds or --nodes, or a larger --gap; or start from this solution with --start.",
  ];
}

function money(amount: number): string {
  return amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
