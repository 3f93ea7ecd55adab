import { isoDay } from "@springtide/calendar";
import type { ConfirmStep, DecisionPeriod } from "@springtide/contracts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { conditionWords, confirmedWords, percentWords, signalWords } from "./decision-words.ts";
import { blocksOf, mostAtOnce, seatHours } from "./seat-stretches.ts";

type Rule = Pick<DecisionPeriod, "signal" | "steps"> & {
  /** Sentences, each step with the days or stretches that it confirms. */
  readonly words: readonly string[];
};

/**
 * By which rule reserved seats are confirmed: what is looked at, and from which told probability on how much is confirmed. The words of the steps
 * say how much; those of the rule also when.
 * @param ruled all reserved seats by option, and what is confirmed of them by signal @param stretches seats of options as a plan lists them
 * @param lookedAt when these seats are confirmed, an instant on the agreement's clock
 */
export function ruleOfPeriod(
  decision: StandByDecision,
  ruled: { readonly reserved: Float64Array; readonly confirmed: readonly Float64Array[] },
  stretches: (seats: Float64Array) => DecisionPeriod["ordered"],
  lookedAt: string,
): Rule {
  const reserved = stretches(ruled.reserved);
  if (reserved.length === 0) return { signal: null, steps: [], words: [] };
  const { source } = decision.signals;
  const merged = mergedSteps(rawSteps(decision, ruled.confirmed.map(stretches)));
  const wordsOf = (step: RawStep, s: number, details: boolean): string => {
    const condition = source === null ? "" : `${conditionWords(step, nextFrom(merged[s + 1]))}, `;
    const done = confirmedWords(step.confirmed, reserved, details);
    const why = source?.isMostlyPast === true && confirmsLess(merged[s - 1], step) ? LESS_IS_LEFT : "";
    return capital(`${condition}${done}${why}.`);
  };
  const steps = merged.map((step, s): ConfirmStep => ({
    ...step,
    seats: mostAtOnce(step.confirmed),
    seatHours: seatHours(step.confirmed),
    words: wordsOf(step, s, false),
  }));
  const inFull = merged.map((step, s) => wordsOf(step, s, true));
  if (source === null) return { signal: null, steps, words: inFull };
  const { trigger, name, probability } = source;
  const looked = signalWords(lookedAt, name, isoDay(source.lastDay));
  return {
    signal: { trigger, words: looked, probability, at: lookedAt, until: isoDay(source.lastDay) },
    steps,
    words: [looked, `As seen now, ${percentWords(probability)} that these days feel it.`, ...inFull],
  };
}

/** Why less is confirmed once it has come. */
const LESS_IS_LEFT = " (by then it has mostly passed)";

type RawStep = Pick<ConfirmStep, "fromProbability" | "hasHappened" | "chance" | "confirmed">;

function rawSteps(
  { signals: { signals }, known }: StandByDecision,
  confirmed: readonly DecisionPeriod["ordered"][],
): RawStep[] {
  const all = known.reduce((sum, { paths }) => sum + paths.length, 0);
  return signals.map(({ kind, fromProbability, paths }, s) => ({
    fromProbability,
    hasHappened: kind === "happened",
    chance: paths.length / all,
    confirmed: confirmed[s] ?? [],
  }));
}

/** Neighbours at which the same is confirmed are one step; what has happened stands for itself. */
function mergedSteps(raw: readonly RawStep[]): RawStep[] {
  const merged: RawStep[] = [];
  for (const step of raw) {
    const last = merged.at(-1);
    if (last !== undefined && last.hasHappened === step.hasHappened && sameStretches(last.confirmed, step.confirmed))
      merged[merged.length - 1] = { ...last, chance: last.chance + step.chance };
    else merged.push(step);
  }
  return merged;
}

function sameStretches(a: RawStep["confirmed"], b: RawStep["confirmed"]): boolean {
  const told = (list: RawStep["confirmed"]): string =>
    list.map(({ start, end, seats }) => `${start} ${end} ${seats}`).join();
  return told(a) === told(b);
}

function nextFrom(next: RawStep | undefined): number | null {
  return next === undefined || next.hasHappened ? null : next.fromProbability;
}

function confirmsLess(before: RawStep | undefined, { hasHappened, confirmed }: RawStep): boolean {
  return hasHappened && before !== undefined && blocksOf(confirmed) < blocksOf(before.confirmed);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
