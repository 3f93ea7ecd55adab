import type { CivilDay } from "@springtide/calendar";
import type { PathQuantiles, QueueForecast } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { ALL_QUEUES, queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

type Daily = QueueForecast["daily"];

/** A season forecast otherwise than the plan has it: all queues together, and those that changed. */
export interface OtherSeason {
  readonly queues: readonly { readonly queue: string; readonly daily: Daily; readonly total: PathQuantiles }[];
  readonly allQueues: { readonly daily: Daily; readonly total: PathQuantiles };
}

/** Contacts by day as stored and as changed, of one queue or of all. */
export interface SeasonChange {
  readonly days: readonly CivilDay[];
  readonly before: Daily;
  readonly after: Daily;
  readonly sentence: string;
}

/** @param choice id of a queue, or `ALL_QUEUES` */
export function seasonChange(index: PlanIndex, other: OtherSeason, choice: string, words: Words): SeasonChange {
  const { plan } = index;
  const forecast = plan.forecasts.find(({ queue }) => queue === choice);
  const changed = other.queues.find(({ queue }) => queue === choice);
  const isOne = choice !== ALL_QUEUES && forecast !== undefined;
  const before = isOne ? forecast : { daily: plan.allQueues.daily, total: plan.totals.contacts };
  const after = isOne ? (changed ?? forecast) : other.allQueues;
  const days = Array.from({ length: index.days }, (_, i) => index.firstDay + i);
  const [top, topBefore] = [busiest(after.daily.mean), busiest(before.daily.mean)];
  return {
    days,
    before: before.daily,
    after: after.daily,
    sentence: words.say("triggers.season-sentence", {
      queue: isOne ? queueName(index, choice) : words.say("triggers.all-queues"),
      after: words.count(after.total.mean),
      before: words.count(before.total.mean),
      change: words.signed(before.total.mean > 0 ? after.total.mean / before.total.mean - 1 : 0, words.finely),
      day: words.day(days[top] ?? index.firstDay),
      peak: words.count(after.daily.mean[top] ?? 0),
      dayBefore: words.day(days[topBefore] ?? index.firstDay),
      peakBefore: words.count(before.daily.mean[topBefore] ?? 0),
    }),
  };
}

function busiest(mean: readonly number[]): number {
  return mean.reduce((best, value, day) => (value > (mean[best] ?? 0) ? day : best), 0);
}
