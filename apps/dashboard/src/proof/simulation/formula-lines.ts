import type { Estimate, SimulatedPlan } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** One figure of a queue by formula and as it was played. */
export interface Compared {
  readonly formula: number | null;
  readonly played: Estimate;
  /** Formula less played; null where one of them says nothing. */
  readonly difference: number | null;
  /** Whether chance alone explains the difference; null where that cannot be told. */
  readonly isWithin: boolean | null;
}

/** What the plan says of a queue by formula, beside what was played. */
export interface FormulaLine {
  readonly queue: string;
  readonly name: string;
  readonly target: string;
  readonly level: Compared;
  readonly abandon: Compared;
}

export function formulaLines(
  { queues }: SimulatedPlan,
  nameOf: (queue: string) => string,
  words: Words,
): readonly FormulaLine[] {
  return queues.map(({ queue, expected, serviceLevel, abandonShare, promisedShare, withinSeconds }) => ({
    queue,
    name: nameOf(queue),
    target: words.say("proof.target-of", { share: words.share(promisedShare), within: words.wait(withinSeconds) }),
    level: compared(expected?.serviceLevel ?? null, serviceLevel),
    abandon: compared(expected?.abandonShare ?? null, abandonShare),
  }));
}

function compared(formula: number | null, played: Estimate): Compared {
  const difference = formula === null || played.value === null ? null : formula - played.value;
  const isWithin = difference === null || played.halfWidth === null ? null : Math.abs(difference) <= played.halfWidth;
  return { formula, played, difference, isWithin };
}

/** How the two agree, in a sentence. */
export function formulaInWords(lines: readonly FormulaLine[], words: Words): string {
  const told = lines.filter(({ level }) => level.difference !== null);
  const farthest = told.reduce<FormulaLine | null>(
    (far, line) => (far === null || sizeOf(line) > sizeOf(far) ? line : far),
    null,
  );
  if (farthest === null) return words.say("proof.formula-silent");
  return words.say("proof.formula-sentence", {
    within: told.filter(({ level }) => level.isWithin === true).length,
    count: told.length,
    name: farthest.name,
    points: words.points(sizeOf(farthest)),
  });
}

function sizeOf({ level }: FormulaLine): number {
  return Math.abs(level.difference ?? 0);
}

/** Where a difference and its band lie on a scale as wide as the widest, from 0 to 1. */
export function whisker({ difference, played }: Compared, widest: number) {
  const at = (value: number): number => Math.min(1, Math.max(0, 0.5 + value / (2 * widest)));
  const half = played.halfWidth ?? 0;
  return { from: at(-half), to: at(half), dot: difference === null ? null : at(difference) };
}

/** Half the width of the scale that all whiskers share. */
export function widestOf(lines: readonly FormulaLine[]): number {
  const sizes = lines.map(({ level }) => Math.max(Math.abs(level.difference ?? 0), level.played.halfWidth ?? 0));
  return Math.max(0.01, ...sizes) * 1.1;
}
