import type { LabourTerms } from "../labour/labour-terms.ts";
import type { ShiftTimes } from "./mend-problem.ts";
import { minutesApart } from "./placed.ts";

const MINUTE_MS = 60_000;
/** So many of the layouts that differ least are kept: the place of a break may matter to the cover. */
const KEPT = 12;
/** Two breaks changed at once are laid no finer. */
const COARSE_MINUTES = 30;

/** Lengths that a break may be given, in minutes: what the rules ask for, the parts that count, and the differences between two steps. */
export function breakLengths(terms: readonly LabourTerms[]): readonly number[] {
  const lengths = terms.flatMap((rule) => {
    if (rule.kind !== "breaks") return [];
    const steps = rule.steps.map(({ minutes }) => minutes);
    const between = steps.flatMap((longer) => steps.map((shorter) => longer - shorter));
    return [...steps, ...between, rule.leastPartMinutes];
  });
  return [...new Set(lengths)].filter((minutes) => minutes > 0).sort((a, b) => a - b);
}

/** How breaks may be laid. */
export interface BreakChoice {
  /** Lengths that one may be given, in minutes. */
  readonly lengths: readonly number[];
  /** Breaks begin so many minutes apart, counted from the start of the shift. */
  readonly stepMinutes: number;
  readonly isLegal: (shift: ShiftTimes) => boolean;
}

/**
 * The shift with other breaks that do: one break added, made longer or moved; two such changes where one is not enough. Those that differ
 * least from the shift as it is come first, and among them breaks near the middle of the work. Empty where none is found.
 */
export function withLegalBreaks(shift: ShiftTimes, choice: BreakChoice): readonly ShiftTimes[] {
  const once = edited(shift, choice);
  const legal = once.filter(choice.isLegal);
  if (legal.length > 0) return nearestFirst(shift, legal).slice(0, KEPT);
  const coarse = { ...choice, stepMinutes: Math.max(choice.stepMinutes, COARSE_MINUTES) };
  const twice = edited(shift, coarse).flatMap((one) => edited(one, coarse));
  return nearestFirst(shift, twice.filter(choice.isLegal)).slice(0, KEPT);
}

/** As `withLegalBreaks`, but the first that does by a single change; null where none does. */
export function withOneLegalBreak(shift: ShiftTimes, choice: BreakChoice): ShiftTimes | null {
  return nearestFirst(shift, edited(shift, choice)).find(choice.isLegal) ?? null;
}

function nearestFirst(shift: ShiftTimes, layouts: readonly ShiftTimes[]): readonly ShiftTimes[] {
  return layouts
    .map((one) => ({ one, apart: minutesApart(shift, one), aside: fromMiddle(one) }))
    .sort((a, b) => a.apart - b.apart || a.aside - b.aside)
    .map(({ one }) => one);
}

function edited(shift: ShiftTimes, { lengths, stepMinutes }: BreakChoice): readonly ShiftTimes[] {
  const { startMs, endMs, breaks } = shift;
  const stepMs = stepMinutes * MINUTE_MS;
  const places = Array.from({ length: Math.floor((endMs - startMs) / stepMs) }, (_, i) => startMs + (i + 1) * stepMs);
  const layouts: (typeof breaks)[] = [];
  for (const minutes of lengths) {
    const lengthMs = minutes * MINUTE_MS;
    for (const from of places) layouts.push([...breaks, { startMs: from, endMs: from + lengthMs }]);
    breaks.forEach((away, i) => {
      const others = breaks.filter((_, j) => j !== i);
      if (away.endMs - away.startMs >= lengthMs) return;
      layouts.push([...others, { startMs: away.startMs, endMs: away.startMs + lengthMs }]);
      layouts.push([...others, { startMs: away.endMs - lengthMs, endMs: away.endMs }]);
    });
  }
  breaks.forEach((away, i) => {
    const others = breaks.filter((_, j) => j !== i);
    for (const from of places) layouts.push([...others, { startMs: from, endMs: from + away.endMs - away.startMs }]);
  });
  return layouts.flatMap((layout) => {
    const inOrder = layout.toSorted((a, b) => a.startMs - b.startMs);
    return isWithin(inOrder, shift) ? [{ startMs, endMs, breaks: inOrder }] : [];
  });
}

/** Breaks lie inside the shift, apart from each other and from its ends. */
function isWithin(breaks: ShiftTimes["breaks"], { startMs, endMs }: ShiftTimes): boolean {
  let fromMs = startMs;
  for (const away of breaks) {
    if (away.startMs <= fromMs) return false;
    fromMs = away.endMs;
  }
  return fromMs < endMs;
}

function fromMiddle({ startMs, endMs, breaks }: ShiftTimes): number {
  const middle = (startMs + endMs) / 2;
  return breaks.reduce((sum, away) => sum + Math.abs((away.startMs + away.endMs) / 2 - middle), 0);
}
