import { civilDay } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** The peaks in the order in which they come. */
export function peaksInOrder({ plan }: PlanIndex): readonly Peak[] {
  return [...plan.peaks].sort((a, b) => civilDay(a.likelyDay) - civilDay(b.likelyDay));
}

/** The first peak that has a cause, or the first of all where none has: what a manager should hear first. */
export function nextPeak(index: PlanIndex): Peak | null {
  const inOrder = peaksInOrder(index);
  return inOrder.find(({ trigger }) => trigger !== null) ?? inOrder[0] ?? null;
}

/** A high without a cause of its own that comes before the next peak, if there is one. */
export function highBefore({ plan }: PlanIndex, peak: Peak | null): Peak | null {
  if (peak === null) return null;
  return plan.peaks.find(({ trigger, likelyDay }) => trigger === null && likelyDay < peak.likelyDay) ?? null;
}

/** What brings a peak; one without a cause of its own is the season's high. */
export function peakName({ trigger, cause }: Peak, { say }: Words): string {
  return trigger === null ? say("headline.seasons-high") : cause;
}

/** A peak in words: when and how high, and how far both may spread. */
export function peakInWords(peak: Peak, words: Words): { when: string; spread: string } {
  const { say } = words;
  const { p50, p10, p90 } = peak.contactsOnTheDay;
  const [early, late] = [civilDay(peak.earliestDay), civilDay(peak.latestDay)];
  const contacts = { low: words.count(p10), high: words.count(p90), middle: words.count(p50) };
  const spread =
    early === late
      ? say("headline.spread", contacts)
      : say("headline.spread-dates", { ...contacts, dates: words.dayRange(early, late) });
  const canStayAway = peak.trigger !== null && peak.probability <= 0.995;
  const away = canStayAway ? ` ${say("headline.stays-away", { share: words.finely(1 - peak.probability) })}` : "";
  return { when: whenInWords(peak, early === late, words), spread: `${spread}${away}` };
}

function whenInWords({ likelyDay, normalContacts, contactsOnTheDay }: Peak, isFixed: boolean, words: Words): string {
  const day = words.day(civilDay(likelyDay));
  if (normalContacts <= 0) return isFixed ? day : words.say("headline.around", { day });
  const times = words.ratio(contactsOnTheDay.p50 / normalContacts);
  return words.say(isFixed ? "headline.day-times" : "headline.around-times", { day, times });
}

/** What the people planned give each line on a peak's likely day, by its exact course; nothing where no contacts come. */
export function peakServiceInWords(index: PlanIndex, { service }: Peak, words: Words): string | null {
  const lines = service.flatMap(({ queue, exact, abandonShare }) => {
    if (exact === null) return [];
    const said = { queue: queueName(index, queue), share: words.share(exact) };
    return abandonShare === null
      ? words.say("headline.line-in-time", said)
      : words.say("headline.line-in-time-hang-up", { ...said, hangUp: words.finely(abandonShare) });
  });
  return lines.length === 0 ? null : words.say("headline.with-people-planned", { lines: lines.join("; ") });
}
