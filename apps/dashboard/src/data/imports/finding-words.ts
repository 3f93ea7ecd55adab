import type { ImportFinding, Mend } from "@springtide/contracts";
import type { Say } from "../../languages/say.ts";

const TITLED = [
  "aht-too-long",
  "columns-unread",
  "count-not-whole",
  "date-order-ambiguous",
  "duplicate-intervals",
  "handling-time-regular",
  "handling-time-unit",
  "header-only",
  "interval-differs",
  "intervals-missing",
  "last-interval-partial",
  "level-step",
  "missing-column",
  "more-work-than-time",
  "negative-count",
  "no-contacts",
  "not-a-number",
  "not-a-time",
  "off-grid",
  "offered-unequal-parts",
  "repeated-hour-ambiguous",
  "rows-out-of-order",
  "sheet-unclear",
  "skipped-hour",
  "talk-time-for-aht",
  "totals-queue",
  "totals-rows",
  "unknown-queue",
  "zeros-for-gap",
  "zeros-left-out",
  "zone-assumed",
  "zone-shifted",
] as const;

type Titled = (typeof TITLED)[number];

function isTitled(code: string): code is Titled {
  return TITLED.some((one) => one === code);
}

/** What kind of finding it is, in the reader's language; what was found is in the server's words beneath. */
export function findingTitle({ code }: Pick<ImportFinding, "code">, say: Say): string {
  return isTitled(code) ? say(`data.finding-${code}`) : say("data.finding-other");
}

/** What a mend does, as the words of its button. */
export function mendSaid({ code, change }: Mend, say: Say): string {
  return say(`data.mend-${code}`, {
    name: change.ignoreQueues?.[0] ?? Object.keys(change.queueNames ?? {})[0] ?? "",
    queue: Object.values(change.queueNames ?? {})[0] ?? "",
    zone: change.zone ?? "",
    unit: change.unit ?? "",
    day: change.fromDay ?? "",
  });
}

/** The name in the file that a finding about a queue is about. */
export function ignoredName({ mends, found }: ImportFinding): string {
  const ignored = mends.find(({ code }) => code === "ignore-queue")?.change.ignoreQueues?.[0];
  return ignored ?? found.replace(/^"|"$/g, "");
}

/** The queue that a mend says a name means; null where it is about something else. */
export function namedQueue({ change }: Mend): string | null {
  return Object.values(change.queueNames ?? {})[0] ?? null;
}
