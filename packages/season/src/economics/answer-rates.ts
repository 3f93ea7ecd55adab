import type { AnswerRate, EconomicsBasis } from "@springtide/contracts";
import type { ServedSeasons } from "@springtide/planning";

/**
 * The share of messages fully answered that a plan leads to, by queue and day, over all seasons: on a line those who do not give up, of
 * deferred work those done in time; beside it those answered at all before the plan ends.
 */
export function answerRates(queues: EconomicsBasis["queues"], served: readonly ServedSeasons[]): AnswerRate[] {
  return queues.map(({ queue, channel, isDeferred }, q) => {
    const { contacts = new Float64Array(), answered = new Float64Array() } = served[q]?.byDay ?? {};
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    const [coming, atOnce] = [sum(contacts), sum(answered)];
    return {
      ...{ queue, channel },
      days: Array.from(contacts, (count, day) => shareOf(answered[day] ?? 0, count)),
      overall: shareOf(atOnce, coming),
      withinPlan: shareOf(isDeferred ? Math.max(atOnce, coming - (served[q]?.waitingAtEnd ?? 0)) : atOnce, coming),
    };
  });
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round(Math.min(1, part / whole) * 10_000) / 10_000 : null;
}
