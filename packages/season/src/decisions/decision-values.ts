import {
  type Signal,
  type StagedProblem,
  withoutSignal,
  withoutStandBy,
  withSignalsJoined,
} from "@springtide/planning";
import { decidePieces, type DecidingWork } from "./decide-pieces.ts";
import {
  risingPairs,
  signalsOf,
  type StandByDecision,
  type StandByFrame,
  standByFrame,
  type StandByQuestion,
} from "./decide-stand-by.ts";
import type { Deciding } from "./deciding.ts";
import type { SpanCells } from "./heads-there.ts";
import { expectedLosses, type KnownThen } from "./true-cost.ts";
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

/** Of fewer seasons than this nothing is learned for a group of their own. */
const LEAST_SEASONS = 5;

/**
 * What deciding late, the signal, a perfect signal and a day more are worth: the same problem solved without each. All are solved with parts of
 * seats (the linear relaxation) and convex losses, and of two that are compared whatever is decided in one can be decided in the other. So the
 * differences are exact, and no value is below nothing by the play of chance. A perfect signal tells whether the trigger is felt in these days; how
 * strong the season is remains unknown. A day later one knows what is told then beside what was told before.
 * @param laterToo also asks what confirming a day later would save, which lays the days out anew
 */
export function decisionValues(question: StandByQuestion, frame: StandByFrame, laterToo: boolean): DecisionValues {
  const { deciding } = question;
  const { partners, options, extra, cells } = frame;
  const work: DecidingWork = { ...question.work, limits: { ...question.work.limits, nodes: 0 } };
  const rising = risingPairs(frame.signals);
  const signals = signalsOf(frame, deciding.basis.paths);
  const relaxed = (
    told: readonly Signal[],
    pairs: StagedProblem["rising"],
    vary: (problem: StagedProblem) => StagedProblem = (problem) => problem,
  ): number =>
    decidePieces(deciding, cells, { partners, options, extra, signals: told, rising: pairs, vary }, work).cost;
  const asItIs = relaxed(signals, rising);
  const saved = (value: number): number => withoutRounding(value, asItIs);
  const knowing = ({ groups, pairs }: FinerGroups): number => {
    const finer = signalsOf({ known: knownOf(deciding, cells, groups.flat()) }, deciding.basis.paths);
    const places = groups.map((own, s) => own.map((_, i) => groups.slice(0, s).flat().length + i));
    return saved(relaxed(finer, [], (problem) => withSignalsJoined(problem, places, rising)) - relaxed(finer, pairs));
  };
  const felt = feltOrNot(question, frame);
  return {
    standBy: saved(relaxed(signals, rising, withoutStandBy) - asItIs),
    signal: signals.length === 1 ? 0 : saved(relaxed(signals, rising, withoutSignal) - asItIs),
    perfectSignal: felt === null ? 0 : knowing(felt),
    oneDayLessNotice: laterToo && felt !== null ? knowing(toldLater(question, frame)) : null,
  };
}

/** Rounding of the solver is no value; anything more would be one. */
function withoutRounding(value: number, cost: number): number {
  return Math.abs(value) <= 1e-7 * Math.max(1, Math.abs(cost)) ? 0 : value;
}

/** The seasons of each signal in finer groups. */
interface FinerGroups {
  /** [signal][group]: paths. */
  readonly groups: readonly (readonly (readonly number[])[])[];
  /** Of all groups, one after the other: pairs that rise (see `StagedProblem`). */
  readonly pairs: StagedProblem["rising"];
}

function knownOf(deciding: Deciding, cells: SpanCells, groups: readonly (readonly number[])[]): KnownThen[] {
  return expectedLosses(deciding, cells, groups).map((losses, g) => ({ paths: groups[g] ?? [], losses }));
}

/** Each signal twice: the trigger is felt, or it is not. Null where nothing is looked at. */
function feltOrNot(
  { deciding }: StandByQuestion,
  { signals: { source, signals }, span }: StandByFrame,
): FinerGroups | null {
  if (source === null) return null;
  const onsets = onsetsFelt(deciding, source.trigger, span);
  const groups = signals.map(({ paths }) =>
    [true, false]
      .map((felt) => paths.filter((path) => (onsets[path] ?? []).length > 0 === felt))
      .filter((group) => group.length > 0),
  );
  return { groups, pairs: [] };
}

/** Each signal by what is told a day later; groups of few seasons are joined to the one before. */
function toldLater(question: StandByQuestion, { signals: { signals } }: StandByFrame): FinerGroups {
  const later = standByFrame({ ...question, laterMs: A_DAY_MS }).signals.signals;
  const groups = signals.map(({ paths }) => {
    const own = new Set(paths);
    const parts: { readonly kind: string; readonly paths: readonly number[] }[] = [];
    for (const { kind, paths: told } of later) {
      const part = told.filter((path) => own.has(path));
      const before = parts.at(-1);
      if (part.length === 0) continue;
      if (before !== undefined && (part.length < LEAST_SEASONS || before.paths.length < LEAST_SEASONS))
        parts[parts.length - 1] = { ...before, paths: [...before.paths, ...part] };
      else parts.push({ kind, paths: part });
    }
    return parts;
  });
  const flat = groups.flatMap((parts, signal) => parts.map(({ kind }) => ({ kind, signal })));
  return {
    groups: groups.map((parts) => parts.map(({ paths }) => paths)),
    pairs: flat.flatMap(({ kind, signal }, g) => {
      const before = flat[g - 1];
      return before?.signal === signal && kind === "told" && before.kind === "told" ? [[g - 1, g] as const] : [];
    }),
  };
}

/** Whether anything is bought at all. */
export function isBought({ seats: { ordered, reserved } }: Pick<StandByDecision, "seats">): boolean {
  return ordered.some((seats) => seats > 0) || reserved.some((seats) => seats > 0);
}
