import { timeZone } from "@springtide/calendar";
import type { DecisionDifference, Plan } from "@springtide/contracts";
import { fromTo } from "../timeline/from-to.ts";
import type { Words } from "../words/words.ts";

/** What two versions decide differently, each in a line: "Northwind, order: 3 seats become 5, Mon 13 Apr, 09:00 to 13:00". */
export function differencesInWords(
  { shop }: Pick<Plan, "shop">,
  differences: readonly DecisionDifference[],
  words: Words,
): readonly string[] {
  return differences.map(({ agreement, step, start, end, before, after }) => {
    const terms = shop.agreements.find(({ id }) => id === agreement);
    const zone = timeZone(terms?.zone ?? shop.zone);
    const startMs = Date.parse(start);
    return words.say(step === "order" ? "publishing.order-changed" : "publishing.reserve-changed", {
      partner: terms?.partner ?? agreement,
      before: words.count(before),
      after,
      when: `${words.day(zone.dayAt(startMs))}, ${fromTo({ zone }, startMs, Date.parse(end), words)}`,
    });
  });
}
