import { civilDay } from "@springtide/calendar";
import type { Adjustment } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** What an adjustment does to which queues and when, in a sentence. */
export function adjustmentInWords(
  { queues, fromDay, toDay, window, change }: Pick<Adjustment, "queues" | "fromDay" | "toDay" | "window" | "change">,
  index: PlanIndex,
  words: Words,
): string {
  const { say } = words;
  const isAll = queues.length === index.plan.shop.queues.length && queues.length > 1;
  const [from, to] = [civilDay(fromDay), civilDay(toDay)];
  const values = {
    queues: isAll ? say("days.all-queues") : words.list(queues.map((id) => queueName(index, id))),
    days: from === to ? words.day(from) : words.dayRange(from, to),
    change: changeInWords(change, words),
  };
  if (window === null) return say("days.layer", values);
  return say("days.layer-hours", {
    ...values,
    from: words.clock(window.fromMinute),
    to: words.clock(window.toMinute),
  });
}

/** "+15%", "120 more a day". */
function changeInWords(change: Adjustment["change"], words: Words): string {
  if (change.kind === "multiplicative") return words.signed(change.factor - 1, words.finely);
  const { contactsPerDay } = change;
  return words.say(contactsPerDay < 0 ? "days.fewer-a-day" : "days.more-a-day", {
    count: Math.abs(contactsPerDay),
    written: words.hours(Math.abs(contactsPerDay)),
  });
}
