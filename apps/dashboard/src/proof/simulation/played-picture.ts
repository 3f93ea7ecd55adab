import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { Estimate, SimulatedPlan, SimulatedQueueOutcome } from "@springtide/contracts";
import { waitWritten } from "../waits.ts";
import type { Words } from "../../words/words.ts";

/** What is looked at of a plan that was played out. */
export const MEASURES = ["level", "wait", "abandon", "contacts"] as const;
export type Measure = (typeof MEASURES)[number];

/** One day or interval: the mean, and the band around it where it is known. */
export interface PlayedRow {
  readonly day: CivilDay;
  readonly label: string;
  /** A new day, or a new month where days are many: where the axis is marked. */
  readonly tick: string | null;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface PlayedPicture {
  readonly measure: Measure;
  readonly rows: readonly PlayedRow[];
  readonly hasBand: boolean;
  /** Where the axis begins: shares near the top are not told apart from 0 on. */
  readonly from: number;
  /** Of the service level; null for other measures. */
  readonly target: number | null;
  readonly sentence: string;
}

/** One queue of a plan as it was played, by interval where a week or less was, else by day. */
export function playedPicture(
  played: SimulatedPlan,
  outcome: SimulatedQueueOutcome,
  asked: { readonly measure: Measure; readonly name: string; readonly words: Words },
): PlayedPicture {
  const { measure, words } = asked;
  const rows =
    outcome.intervals.length > 0 && played.days <= 7
      ? intervalRows(outcome, measure, words)
      : dayRows(played, outcome, measure, words);
  return {
    measure,
    rows,
    from: measure === "level" ? lowestTenth(rows, outcome.promisedShare) : 0,
    hasBand: rows.some(({ low }) => low !== null),
    target: measure === "level" ? outcome.promisedShare : null,
    sentence: sentenceOf(played, outcome, asked),
  };
}

/** A tenth below whatever is drawn, as a share. */
function lowestTenth(rows: readonly PlayedRow[], target: number): number {
  const lowest = Math.min(target, ...rows.flatMap(({ mean, low }) => low ?? mean ?? []));
  return Math.max(0, Math.floor(lowest * 10 - 0.5) / 10);
}

/** A figure of the measure, written. */
export function figureWritten(measure: Measure, value: number | null, words: Words): string {
  if (value === null) return "–";
  if (measure === "contacts") return words.hours(value);
  return measure === "wait" ? waitWritten(value, words) : words.finely(value);
}

function dayRows(
  { firstDay }: SimulatedPlan,
  { days }: SimulatedQueueOutcome,
  measure: Measure,
  words: Words,
): PlayedRow[] {
  const first = civilDay(firstDay);
  return days.map((day, i): PlayedRow => {
    const at = first + i;
    const figures = {
      level: banded(day.serviceLevel),
      contacts: banded(day.contacts),
      wait: {
        mean: day.meanWaitSeconds,
        low: day.waitSeconds?.p50 ?? null,
        high: day.waitSeconds?.p95 ?? null,
      },
      abandon: { mean: day.abandonShare, low: null, high: null },
    }[measure];
    return { day: at, label: words.day(at), tick: dayTick(at, i, days.length, words), ...figures };
  });
}

/** Weeks are marked in a month, months in a season. */
function dayTick(day: CivilDay, i: number, days: number, words: Words): string | null {
  if (days > 62) return i === 0 || words.month(day) !== words.month(day - 1) ? words.month(day) : null;
  return i % Math.ceil(days / 8) === 0 ? words.day(day) : null;
}

function banded(quantiles: { readonly mean: number; readonly p10: number; readonly p90: number } | null) {
  return { mean: quantiles?.mean ?? null, low: quantiles?.p10 ?? null, high: quantiles?.p90 ?? null };
}

/** Intervals in which something came: those of closed hours would only hold them apart. */
function intervalRows(outcome: SimulatedQueueOutcome, measure: Measure, words: Words): PlayedRow[] {
  const intervals = outcome.intervals.filter(({ contacts }) => contacts > 0);
  return intervals.map(({ start, contacts, serviceLevel, abandonShare, meanWaitSeconds }, i): PlayedRow => {
    const [date, clock] = [start.slice(0, 10), start.slice(11, 16)];
    const day = civilDay(date);
    const isNewDay = intervals[i - 1]?.start.slice(0, 10) !== date;
    const mean = { level: serviceLevel, contacts, wait: meanWaitSeconds, abandon: abandonShare }[measure];
    return {
      day,
      label: `${words.day(day)} ${clock}`,
      tick: isNewDay ? words.day(day) : null,
      mean,
      low: null,
      high: null,
    };
  });
}

function sentenceOf(
  { seasons }: SimulatedPlan,
  { serviceLevel, abandonShare, meanWaitSeconds, withinSeconds, promisedShare }: SimulatedQueueOutcome,
  { name, words }: { readonly name: string; readonly words: Words },
): string {
  if (serviceLevel.value === null) return words.say("proof.played-nothing", { name });
  return words.say("proof.played-sentence", {
    ...{ name, seasons, level: estimateWritten(serviceLevel, words) },
    within: words.wait(withinSeconds),
    target: words.share(promisedShare),
    abandon: estimateWritten(abandonShare, words),
    wait: waitWritten(meanWaitSeconds.value ?? 0, words),
  });
}

/** "81.2% ± 0.6 points", with what is left of chance where it is known. */
export function estimateWritten({ value, halfWidth }: Estimate, words: Words): string {
  if (value === null) return "–";
  return halfWidth === null
    ? words.finely(value)
    : words.say("proof.give-or-take", { share: words.finely(value), points: words.points(halfWidth) });
}
