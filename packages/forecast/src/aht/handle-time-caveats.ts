import type { HandleTimeHistory } from "./handle-time-history.ts";

const FEW_CONTACTS = 200;
const FEW_FOR_A_GROUP = 30;

/** What a reader should know about a learned handling time, in words; empty where enough is known. */
export function handleTimeCaveats({
  history,
  usable,
  events,
  withTemps,
}: {
  readonly history: HandleTimeHistory;
  readonly usable: readonly number[];
  readonly events: readonly string[];
  readonly withTemps: boolean;
}): readonly string[] {
  const handledIn = (chosen: (interval: number) => boolean): number =>
    usable.reduce((sum, i) => (chosen(i) ? sum + (history.handled[i] ?? 0) : sum), 0);
  const caveats: string[] = [];
  const all = handledIn(() => true);
  if (all < FEW_CONTACTS)
    caveats.push(
      `Handling times rest on ${Math.round(all)} contacts; hours and weekdays differ little from their mean until more are known.`,
    );
  for (const event of events) {
    const count = handledIn((i) => history.events?.[i] === event);
    if (count < FEW_FOR_A_GROUP)
      caveats.push(
        `Only ${Math.round(count)} contacts were handled during "${event}"; its handling time is mostly the usual one.`,
      );
  }
  if (!withTemps)
    caveats.push(
      "No contact was handled by temps yet: beginners are taken to need 30 % longer at first, fading over about four weeks.",
    );
  return caveats;
}
