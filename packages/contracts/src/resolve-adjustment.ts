import type { Adjustment, AdjustmentText } from "./adjustment.ts";

/** An adjustment with every default filled in. `shopFindings` has seen to it that exactly one of change and add is there. */
export function resolveAdjustment(
  { id, name, who, why, madeOn, queues, from, to, days, hours, change, add }: AdjustmentText,
  shop: { readonly queues: readonly { readonly id: string }[] },
): Adjustment {
  return {
    id,
    name: name ?? id,
    who,
    why,
    madeOn,
    queues: queues ?? shop.queues.map((queue) => queue.id),
    fromDay: from,
    toDay: to,
    weekdays: days,
    window: hours ?? null,
    change:
      change === undefined
        ? { kind: "additive", contactsPerDay: add ?? 0 }
        : { kind: "multiplicative", factor: 1 + change },
  };
}
