import { civilDay } from "@springtide/calendar";
import type { Reweighed } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { plural } from "../words/words.ts";
import type { Words } from "../words/words.ts";
import type { Cause, CauseMove, CauseMoves } from "./cause-moves.ts";

/** "5 days earlier", "as forecast". */
export function shiftInWords(shiftDays: number): string {
  if (shiftDays === 0) return "as forecast";
  return `${plural(Math.abs(shiftDays), String(Math.abs(shiftDays)), "day")} ${shiftDays < 0 ? "earlier" : "later"}`;
}

/** "1.2 times as strong", "as learned", "without effect". */
export function strengthInWords(strength: number): string {
  if (strength === 1) return "as learned";
  return strength === 0 ? "without effect" : `${String(strength)} times as strong`;
}

/** One sentence about what changed: which causes, and what it makes of the season and of the day in view. */
export function changeInWords(
  {
    index,
    causes,
    moves,
    queue,
  }: {
    readonly index: PlanIndex;
    readonly causes: readonly Cause[];
    readonly moves: CauseMoves;
    /** The queue looked at; null for all together. */
    readonly queue: string | null;
  },
  season: Reweighed,
  words: Words,
): string {
  const moved = causes.flatMap(({ trigger, name }) => {
    const move = moves[trigger];
    return move === undefined || isAsForecast(move) ? [] : [`${name} ${moveInWords(move)}`];
  });
  const { before, after, dayBefore, dayAfter } = totals(index, season, queue);
  const change = before > 0 ? ` (${words.signed(after / before - 1, words.finely)})` : "";
  const inView =
    season.day === null
      ? ""
      : `, and ${words.day(civilDay(season.day.day))} ${words.count(dayAfter)} instead of ${words.count(dayBefore)}`;
  const [peak] = season.peakDays;
  const highest =
    queue === null && peak !== undefined
      ? ` The busiest day on average is ${words.day(civilDay(peak.day))}, with ${words.count(peak.contacts.mean)}.`
      : "";
  return `With ${moved.join(" and ")}, the season brings ${words.count(after)} contacts on average instead of ${words.count(before)}${change}${inView}.${highest}`;
}

function isAsForecast({ shiftDays, strength }: CauseMove): boolean {
  return shiftDays === 0 && strength === 1;
}

function moveInWords({ shiftDays, strength }: CauseMove): string {
  const parts = [
    ...(shiftDays === 0 ? [] : [shiftInWords(shiftDays)]),
    ...(strength === 1 ? [] : [strengthInWords(strength)]),
  ];
  return parts.join(" and ");
}

/** Mean contacts of the whole season and of the day in view, stored and moved. */
function totals(
  index: PlanIndex,
  season: Reweighed,
  queue: string | null,
): { before: number; after: number; dayBefore: number; dayAfter: number } {
  const stored =
    (queue === null ? undefined : index.plan.forecasts.find((forecast) => forecast.queue === queue)) ??
    index.plan.allQueues;
  const moved =
    (queue === null ? undefined : season.queues.find((forecast) => forecast.queue === queue)) ?? season.allQueues;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const day = season.day === null ? -1 : civilDay(season.day.day) - index.firstDay;
  return {
    before: sum(stored.daily.mean),
    after: sum(moved.daily.mean),
    dayBefore: stored.daily.mean[day] ?? 0,
    dayAfter: moved.daily.mean[day] ?? 0,
  };
}
