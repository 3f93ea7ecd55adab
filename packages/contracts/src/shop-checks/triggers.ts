import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import type { TriggerText } from "../trigger.ts";
import { compositionFindings } from "./trigger-compositions.ts";
import { seasonFindings } from "./trigger-seasons.ts";
import { quantityFindings } from "./trigger-quantities.ts";

/** Triggers that say when in two ways or in none, whose season or stretch ends before it begins, or that hang on nothing. */
export function triggerFindings(file: ShopFile): Finding[] {
  return [
    ...file.triggers.flatMap((trigger, index) => {
      const field = `/triggers/${index}`;
      return [
        ...whenFindings(trigger, field),
        ...seasonFindings(trigger, field, file.markets),
        ...quantityFindings(trigger, field),
        ...stretchFindings(trigger, field),
      ];
    }),
    ...compositionFindings(file.triggers),
  ];
}

/** One way of saying when, not two and not none. */
function whenFindings(trigger: TriggerText, field: string): Finding[] {
  if (trigger.kind === "calendar-date" && (trigger.dates === undefined) === (trigger.yearly === undefined))
    return [
      {
        code: "trigger-without-date",
        place: { field },
        found: trigger.dates === undefined ? "neither dates nor a yearly rule" : "both dates and a yearly rule",
        rule: "a calendar-date trigger has either dates or a yearly rule",
        remedy: trigger.dates === undefined ? "Add one of the two." : "Keep one of the two.",
      },
    ];
  const { kind } = trigger;
  if (kind === "payday" && (trigger.dayOfMonth === undefined) === (trigger.businessDaysBeforeEnd === undefined))
    return [
      {
        code: "trigger-without-date",
        place: { field },
        found: trigger.dayOfMonth === undefined ? "neither of the two ways to say when" : "both ways to say when",
        rule: "a payday is either a dayOfMonth or so many businessDaysBeforeEnd",
        remedy: trigger.dayOfMonth === undefined ? "Add one of the two." : "Keep one of the two.",
      },
    ];
  return trigger.kind === "order-contacts" ? orderFindings(trigger, field) : [];
}

/** Orders are told by a file or by those beyond the usual, which need to know what is usual. */
function orderFindings(trigger: Extract<TriggerText, { kind: "order-contacts" }>, field: string): Finding[] {
  const { orders, extraOrders, usualOrdersPerDay } = trigger;
  if ((orders === undefined) === (extraOrders === undefined))
    return [
      {
        code: "trigger-without-orders",
        place: { field },
        found:
          orders === undefined ? "neither a file of orders nor extraOrders" : "both a file of orders and extraOrders",
        rule: "order-contacts follows either a file of all orders or the orders beyond the usual",
        remedy: orders === undefined ? "Add one of the two." : "Keep one of the two.",
      },
    ];
  if (extraOrders === undefined || usualOrdersPerDay !== undefined) return [];
  return [
    {
      code: "usual-orders-missing",
      place: { field },
      found: "extraOrders without usualOrdersPerDay",
      rule: "orders beyond the usual can only be weighed against the usual",
      remedy: "Add usualOrdersPerDay.",
    },
  ];
}

/** Stretches of days and of delays that end before they begin. */
function stretchFindings(trigger: TriggerText, field: string): Finding[] {
  if (trigger.kind === "date-ranges")
    return trigger.ranges.flatMap(({ first, last }, i) =>
      last >= first ? [] : [inReverse(`${field}/ranges/${i}/last`, `${last}, before ${first}`)],
    );
  if (trigger.kind === "order-contacts")
    return trigger.delays.flatMap(({ fromDays, toDays }, i) =>
      toDays >= fromDays ? [] : [inReverse(`${field}/delays/${i}/toDays`, `${toDays}, before ${fromDays}`)],
    );
  return [];
}

function inReverse(field: string, found: string): Finding {
  return {
    code: "stretch-in-reverse",
    place: { field },
    found,
    rule: "a stretch of days ends no earlier than it begins",
    remedy: "Write the two the other way round.",
  };
}
