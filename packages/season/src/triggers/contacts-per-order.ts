import type { LearnedLift } from "@springtide/forecast";
import type { DatedTrigger } from "./dated-trigger.ts";
import { shareOfOrders } from "./order-dates.ts";

/** What was learned of one queue: what its triggers do, and what came day by day. */
interface QueueLearned {
  readonly queue: string;
  readonly fit: { readonly regression: { readonly lifts: Readonly<Record<string, LearnedLift>> } };
  readonly history: { readonly daily: { readonly contacts: Float64Array } };
}

/** Contacts for each hundred orders, in sentences: for every trigger that follows orders and every queue that it is believed to move. */
export function contactsPerOrderWords(triggers: readonly DatedTrigger[], queues: readonly QueueLearned[]): string[] {
  return triggers.flatMap(({ id, name, orders, liftByQueue }) =>
    queues.flatMap(({ queue, fit, history }) => {
      const learned = fit.regression.lifts[id];
      if (orders === undefined || learned === undefined || !(queue in liftByQueue)) return [];
      const known = history.daily.contacts.filter((count) => !Number.isNaN(count));
      const usual = known.reduce((sum, count) => sum + count, 0) / known.length;
      const per100 = (100 * shareOfOrders(learned.lift, orders) * usual) / orders.usualPerDay;
      return [
        `"${name}" brings about ${per100.toFixed(1)} contacts to ${queue} for each 100 orders, as learned from the past. Orders to come are taken as expected: their own doubt is not in the forecast.`,
      ];
    }),
  );
}
