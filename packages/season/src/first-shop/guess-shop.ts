import { isoDay, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory, ShopGuess, TypicalDays, Window } from "@springtide/contracts";
import { typicalDays } from "../staffing/typical-days.ts";
import { guessChannel, usualOf } from "./guess-channel.ts";
import { guessHeads } from "./guess-heads.ts";
import { guessHours } from "./guess-hours.ts";
import { guessIds } from "./guess-ids.ts";

const LENGTHS = [5, 10, 15, 30, 60] as const;
/** Nine to six. */
const USUAL_WINDOW: Window = { fromMinute: 540, toMinute: 1080 };

/**
 * How the shop of a file of contacts could be described: its queues by their names, opening hours by when contacts come, people by the work
 * they make. Null where there are no contacts.
 * @param zone in whose local clock days and hours are meant
 */
export function guessShop(histories: readonly ContactHistory[], zone: string): Omit<ShopGuess, "zoneFrom"> | null {
  const known = histories.filter(({ offered }) => offered.some((contacts) => contacts > 0));
  const span = spanOf(known, zone);
  if (span === null) return null;
  const ids = guessIds(known.map(({ queue }) => queue));
  const queues = known.map((history, at) => queueOf(history, ids[at] ?? "queue", zone));
  const typical = known.map((history) => typicalDays(history, zone));
  const hours = hoursOf(known, typical, queues, zone);
  const works = typical.flatMap((one, at) => {
    const queue = queues[at];
    const isDeferred = (queue?.targetWithinSeconds ?? 0) >= 3600;
    return one === null || queue === undefined ? [] : [{ typical: one, ahtSeconds: queue.ahtSeconds, isDeferred }];
  });
  return {
    zone,
    intervalMinutes: lengthOf(known),
    ...span,
    queues,
    ...hours,
    heads: works.length > 0 ? guessHeads(works, hours.week) : headsOfDays(queues),
  };
}

function spanOf(histories: readonly ContactHistory[], zone: string): Pick<ShopGuess, "firstDay" | "lastDay"> | null {
  const clock = timeZone(zone);
  const firsts = histories.flatMap(({ startMs }) => [...startMs.subarray(0, 1)]);
  const lasts = histories.flatMap(({ startMs }) => [...startMs.subarray(-1)]);
  if (firsts.length === 0) return null;
  return {
    firstDay: isoDay(clock.dayAt(Math.min(...firsts))),
    lastDay: isoDay(clock.dayAt(Math.max(...lasts))),
  };
}

function queueOf(history: ContactHistory, id: string, zone: string): ShopGuess["queues"][number] {
  const { queue: name, offered, startMs, ahtSeconds: told } = history;
  const said = guessChannel(name);
  const channel = said ?? "phone";
  const usual = usualOf(channel);
  const clock = timeZone(zone);
  const days = new Set<number>();
  let [contacts, timed, handleSeconds] = [0, 0, 0];
  startMs.forEach((ms, row) => {
    const count = offered[row] ?? 0;
    if (!(count > 0)) return;
    days.add(clock.dayAt(ms));
    contacts += count;
    const seconds = told[row] ?? Number.NaN;
    if (seconds > 0) [timed, handleSeconds] = [timed + count, handleSeconds + count * seconds];
  });
  const { targetShare, targetWithinSeconds } = usual;
  return {
    ...{ name, id, channel, channelFrom: said === null ? "usual" : "name" },
    contactsADay: contacts / Math.max(1, days.size),
    ahtSeconds: timed > 0 ? Math.max(1, Math.round(handleSeconds / timed)) : usual.ahtSeconds,
    ahtFrom: timed > 0 ? "file" : "usual",
    ...{ targetShare, targetWithinSeconds },
  };
}

/** By the queues in which people wait, where there are any: mail comes at night too. */
function hoursOf(
  histories: readonly ContactHistory[],
  typical: readonly (TypicalDays | null)[],
  queues: ShopGuess["queues"],
  zone: string,
): Pick<ShopGuess, "week" | "hoursFrom" | "hoursShare"> {
  const waited = typical.filter((_, at) => (queues[at]?.targetWithinSeconds ?? 0) < 3600).filter((one) => one !== null);
  const told = waited.length > 0 ? waited : typical.filter((one) => one !== null);
  if (told.length > 0) {
    const { week, share } = guessHours(told);
    return { week: week.map((windows) => [...windows]), hoursFrom: "contacts", hoursShare: share };
  }
  const clock = timeZone(zone);
  const contacts = [0, 0, 0, 0, 0, 0, 0];
  for (const { startMs, offered } of histories)
    startMs.forEach((ms, row) => {
      const at = weekday(clock.dayAt(ms)) - 1;
      contacts[at] = (contacts[at] ?? 0) + (offered[row] || 0);
    });
  const week = contacts.map((count) => (count > 0 ? [USUAL_WINDOW] : []));
  return { week, hoursFrom: "usual", hoursShare: 1 };
}

/** The longest length that every queue's intervals can be put together to; an hour where they are longer. */
function lengthOf(histories: readonly ContactHistory[]): ShopGuess["intervalMinutes"] {
  const longest = Math.max(0, ...histories.map(({ minutes }) => (minutes === "day" ? 0 : minutes)));
  return longest === 0 ? 30 : (LENGTHS.find((length) => length >= Math.max(15, longest)) ?? 60);
}

/** Of whole days: their work spread over nine hours, with a third more for busy times, and shrinkage. */
function headsOfDays(queues: ShopGuess["queues"]): number {
  const workHours = queues.reduce((sum, { contactsADay, ahtSeconds }) => sum + (contactsADay * ahtSeconds) / 3600, 0);
  return Math.max(1, Math.ceil(((workHours / 9) * (4 / 3)) / 0.7));
}
