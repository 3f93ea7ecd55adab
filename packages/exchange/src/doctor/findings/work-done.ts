import { isoDay } from "@springtide/calendar";
import type { ImportFinding, ImportMapping, Shop } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { finding } from "../finding.ts";
import { LEAVE_OUT_AHT } from "./handle-time.ts";

/** Contacts are counted where they began and worked on in the next interval, over midnight too: what a day may be off by. */
const SLACK_SHARE = 0.1;
const OFTEN = 0.1;
/** The operation of the past may have been larger than that of the shop file; not so much larger. */
const TIMES_THE_PEOPLE = 3;
/** Without a shop: no queue anywhere has so many people at once. */
const MOST_PEOPLE = 10_000;
/** Chats are handled several at once; few people manage more. */
const MOST_AT_ONCE = 6;

/** What could be worked in a day, and who says so. */
interface Capacity {
  readonly of: (day: WorkedDay) => number;
  readonly words: string;
  readonly rule: string;
}

interface WorkedDay {
  readonly day: string;
  readonly row: number;
  handledSeconds: number;
  staffedSeconds: number;
  spanSeconds: number;
}

/**
 * Days on which more was worked than could be: handled contacts times their handling time, above the time of the people the file says
 * were there; where it does not say, above three times the people that the shop could have at once.
 */
export function workFindings(
  queues: readonly ExaminedQueue[],
  { columns, ahtOf, layout }: ImportMapping,
  shop: Shop | null,
  file: string,
): ImportFinding[] {
  if (ahtOf === "none" || layout === "contacts") return [];
  return queues.flatMap((examined) => {
    const days = workedDays(examined);
    const capacity = capacityOf(examined, days, shop);
    const over = days.filter((day) => day.handledSeconds > (1 + SLACK_SHARE) * capacity.of(day));
    if (over.length === 0 || over.length < OFTEN * days.length) return [];
    const excess = (day: WorkedDay): number => day.handledSeconds - capacity.of(day);
    const worst = over.reduce((a, b) => (excess(b) > excess(a) ? b : a));
    const column = columns.aht ?? columns.handleTime ?? columns.talk;
    return [
      finding({
        code: "more-work-than-time",
        place: { file, row: worst.row, ...(column === undefined ? {} : { column }) },
        found: `on ${over.length} of ${days.length} days of "${examined.name}" more time of handling than ${capacity.words}; most on ${worst.day}: ${hours(worst.handledSeconds)} h handled, ${hours(capacity.of(worst))} h at most`,
        rule: capacity.rule,
        remedy:
          "Check the unit of the handling times, whether they are of one contact or of all together, and whether rows of totals are among them; or leave handling times out.",
        rows: over.length,
        mends: [LEAVE_OUT_AHT],
      }),
    ];
  });
}

function hours(seconds: number): string {
  return (seconds / 3600).toLocaleString("en-GB", { maximumFractionDigits: 1 });
}

function workedDays({ history, zone, staffedSeconds, rows }: ExaminedQueue): WorkedDay[] {
  const days = new Map<number, WorkedDay>();
  history.startMs.forEach((ms, at) => {
    const told = history.handled[at] ?? Number.NaN;
    const handled = Number.isNaN(told) ? (history.offered[at] ?? 0) : told;
    const aht = history.ahtSeconds[at] ?? Number.NaN;
    const number = zone.dayAt(ms);
    const day = days.get(number) ?? {
      ...{ day: isoDay(number), row: rows[at] ?? 1 },
      ...{ handledSeconds: 0, staffedSeconds: 0, spanSeconds: 0 },
    };
    day.handledSeconds += handled > 0 && aht > 0 ? handled * aht : 0;
    // Where people worked and nobody says who was there, the day's capacity is not known.
    day.staffedSeconds += handled > 0 || !Number.isNaN(staffedSeconds[at] ?? NaN) ? (staffedSeconds[at] ?? NaN) : 0;
    day.spanSeconds += history.minutes === "day" ? 86_400 : history.minutes * 60;
    days.set(number, day);
  });
  return [...days.values()].filter(({ handledSeconds }) => handledSeconds > 0);
}

/** By what the file says of people where it does on most days, else by the shop's people and seats. */
function capacityOf({ queue }: ExaminedQueue, days: readonly WorkedDay[], shop: Shop | null): Capacity {
  const atOnce = queue?.channel === "phone" ? 1 : MOST_AT_ONCE;
  const told = days.filter(({ staffedSeconds }) => !Number.isNaN(staffedSeconds));
  if (told.length > 0.5 * days.length)
    return {
      of: ({ staffedSeconds }) => (Number.isNaN(staffedSeconds) ? Infinity : staffedSeconds * atOnce),
      words: `the people who were there had${atOnce === 1 ? "" : `, ${atOnce} contacts at once`}`,
      rule: "nobody handles contacts for longer than they are there",
    };
  const there = shop === null || queue === null ? 0 : mostPeople(shop, queue.id);
  const people = there === 0 ? MOST_PEOPLE : TIMES_THE_PEOPLE * there;
  return {
    of: ({ spanSeconds }) => people * atOnce * spanSeconds,
    words: `${people} people could have worked${atOnce === 1 ? "" : `, with ${atOnce} contacts at once`}`,
    rule:
      people === MOST_PEOPLE
        ? "no queue has so many people at once"
        : `that is ${TIMES_THE_PEOPLE} times as many people and seats as the shop could have at once`,
  };
}

/** People of one's own, by name or as heads, and partners' seats that may work a queue at one time, at most; 0 where the shop names none. */
function mostPeople(shop: Shop, queue: string): number {
  const own = shop.teams
    .filter(({ serves }) => serves.includes(queue))
    .reduce((sum, { roster, people }) => sum + people.length + roster.reduce((heads, row) => heads + row.heads, 0), 0);
  const partners = shop.agreements
    .filter(({ serves }) => serves.includes(queue))
    .reduce((sum, { seats }) => sum + seats, 0);
  return own + partners;
}
