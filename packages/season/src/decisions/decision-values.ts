import { type Signal, type StagedProblem, withoutStandBy, withoutSignal } from "@springtide/planning";
import { decidePieces, type DecidingWork } from "./decide-pieces.ts";
import {
  risingPairs,
  signalsOf,
  type StandByDecision,
  type StandByFrame,
  standByFrame,
  type StandByQuestion,
} from "./decide-stand-by.ts";
import { expectedLosses } from "./true-cost.ts";
import { onsetsFelt } from "./watched-trigger.ts";

/** What each way to know or decide more is worth, in money expected. */
export interface DecisionValues {
  readonly standBy: number;
  readonly signal: number;
  readonly perfectSignal: number;
  /** Null where it was not asked, or nothing is confirmed by a signal. */
  readonly oneDayLessNotice: number | null;
}

const A_DAY_MS = 86_400_000;

/**
 * What deciding late, the signal and a perfect signal are worth: the same problem solved without each. All are solved with parts of seats
 * (the linear relaxation) and convex losses, so that the differences are exact and no value comes out below nothing by the solver's gap.
 * A perfect signal tells whether the trigger is felt in these days; how strong the season is remains unknown.
 * @param laterToo also asks what confirming a day later would save, which lays the days out anew
 */
export function decisionValues(question: StandByQuestion, frame: StandByFrame, laterToo: boolean): DecisionValues {
  const { deciding } = question;
  const work: DecidingWork = { ...question.work, limits: { ...question.work.limits, nodes: 0 } };
  const rising = risingPairs(frame.signals);
  const signals = signalsOf(frame, deciding.basis.paths);
  const relaxed = (
    of: StandByFrame,
    told: readonly Signal[],
    pairs: StagedProblem["rising"],
    vary?: (problem: StagedProblem) => StagedProblem,
  ): number => {
    const { partners, options, extra, cells } = of;
    const asked = { partners, options, extra, signals: told, rising: pairs, ...(vary === undefined ? {} : { vary }) };
    return decidePieces(deciding, cells, asked, work).cost;
  };
  const asItIs = relaxed(frame, signals, rising);
  const split = knowingForCertain(question, frame);
  return {
    standBy: atLeastNothing(relaxed(frame, signals, rising, withoutStandBy) - asItIs),
    signal: signals.length === 1 ? 0 : atLeastNothing(relaxed(frame, signals, rising, withoutSignal) - asItIs),
    perfectSignal: split === null ? 0 : atLeastNothing(asItIs - relaxed(frame, split, [])),
    oneDayLessNotice: laterToo && split !== null ? asItIs - laterCost(question, frame, relaxed) : null,
  };
}

/** Rounding of the solver, not a value. */
function atLeastNothing(value: number): number {
  return Math.max(0, value);
}

/** Each signal twice: the trigger is felt, or it is not. Null where nothing is looked at. */
function knowingForCertain(
  { deciding }: StandByQuestion,
  { signals: { source, signals }, span, cells }: StandByFrame,
): Signal[] | null {
  if (source === null) return null;
  const onsets = onsetsFelt(deciding, source.trigger, span);
  const pathsOf = signals.flatMap(({ paths }) =>
    [true, false].map((felt) => paths.filter((path) => (onsets[path] ?? []).length > 0 === felt)),
  );
  const known = pathsOf.filter((paths) => paths.length > 0);
  return expectedLosses(deciding, cells, known).map((losses, s) => ({
    name: `known-${s}`,
    probability: (known[s] ?? []).length / deciding.basis.paths,
    losses,
  }));
}

function laterCost(
  question: StandByQuestion,
  frame: StandByFrame,
  relaxed: (of: StandByFrame, told: readonly Signal[], pairs: StagedProblem["rising"]) => number,
): number {
  const later = standByFrame({ ...question, laterMs: A_DAY_MS });
  // The same options, so that only what is known differs.
  const same = { ...later, options: frame.options, extra: frame.extra };
  return relaxed(same, signalsOf(later, question.deciding.basis.paths), risingPairs(later.signals));
}

/** Whether anything is bought at all. */
export function isBought({ seats: { ordered, reserved } }: Pick<StandByDecision, "seats">): boolean {
  return ordered.some((seats) => seats > 0) || reserved.some((seats) => seats > 0);
}
