import { civilDay } from "@springtide/calendar";
import type { Reweighed } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Cause, CauseMove, CauseMoves } from "./cause-moves.ts";

/** "5 days earlier", "as forecast". */
export function shiftInWords(shiftDays: number, { say }: Words): string {
  if (shiftDays === 0) return say("causes.as-forecast");
  return say(shiftDays < 0 ? "causes.earlier" : "causes.later", { count: Math.abs(shiftDays) });
}

/** "1.2 times as strong", "as learned", "without effect". */
export function strengthInWords(strength: number, { say, ratio }: Words): string {
  if (strength === 1) return say("causes.as-learned");
  return strength === 0 ? say("causes.without-effect") : say("causes.times-as-strong", { times: ratio(strength) });
}

/** What is asked: which causes are moved how, of which season, for which queue. */
interface Asked {
  readonly index: PlanIndex;
  readonly causes: readonly Cause[];
  readonly moves: CauseMoves;
  /** The queue looked at; null for all together. */
  readonly queue: string | null;
}

/** One sentence about what changed: which causes, and what it makes of the season and of the day in view. */
export function changeInWords({ index, causes, moves, queue }: Asked, season: Reweighed, words: Words): string {
  const moved = causes.flatMap(({ trigger, name }) => {
    const move = moves[trigger];
    if (move === undefined || isAsForecast(move)) return [];
    return words.say("causes.moved", { cause: name, move: moveInWords(move, words) });
  });
  const { before, after, dayBefore, dayAfter } = totals(index, season, queue);
  const change = words.say("causes.change", {
    moved: words.list(moved),
    after: words.count(after),
    before: words.count(before),
    change: before > 0 ? words.signed(after / before - 1, words.finely) : "none",
    day: season.day === null ? "none" : words.day(civilDay(season.day.day)),
    dayAfter: words.count(dayAfter),
    dayBefore: words.count(dayBefore),
  });
  const [peak] = season.peakDays;
  if (queue !== null || peak === undefined) return change;
  const busiest = { day: words.day(civilDay(peak.day)), contacts: words.count(peak.contacts.mean) };
  return `${change} ${words.say("causes.busiest", busiest)}`;
}

function isAsForecast({ shiftDays, strength }: CauseMove): boolean {
  return shiftDays === 0 && strength === 1;
}

function moveInWords({ shiftDays, strength }: CauseMove, words: Words): string {
  return words.list([
    ...(shiftDays === 0 ? [] : [shiftInWords(shiftDays, words)]),
    ...(strength === 1 ? [] : [strengthInWords(strength, words)]),
  ]);
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
