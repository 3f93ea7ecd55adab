import type { Plan, PlannedBacklog, QueueBacklog, Shop } from "@springtide/contracts";
import { DateTime } from "luxon";

/** What the queues of a plan open with, in lines; nothing where nobody counted. */
export function backlogLines({ openingBacklog = [], grid }: Pick<Plan, "openingBacklog" | "grid">): string[] {
  if (openingBacklog.length === 0) return [];
  return ["Opening backlog", ...openingBacklog.map((one) => `  ${one.queue}: ${backlogWords(one, grid.days)}`), ""];
}

function backlogWords(told: PlannedBacklog, days: number): string {
  const { unit, openItems, countedIn, contacts, alreadyLate, clearedAt, late, left, workHours, asOf } = told;
  const count = (value: number, of: string): string => `${whole(value)} ${of}${Math.round(value) === 1 ? "" : "s"}`;
  const opens = `you open with ${count(openItems, unit)} as of ${moment(asOf)}`;
  if (contacts === 0) return opens;
  const inContacts = unit === countedIn ? "" : ` (${count(contacts, countedIn)})`;
  const before = alreadyLate === 0 ? "none late yet" : `${whole(alreadyLate)} already late`;
  const cleared =
    clearedAt === null
      ? `the plan does not clear them within its ${days} days: ${whole(left)} are left`
      : `the plan clears them by ${moment(clearedAt)}`;
  const lateThen = Math.round(late) > alreadyLate ? `; ${whole(late)} of them late` : "";
  return `${opens}${inContacts}, ${before}; ${cleared} (${whole(workHours)} h of work)${lateThen}`;
}

/** What a reader of a plan with an opening backlog must know. */
export function backlogCaveats({ queues, openingBacklog = [] }: Shop): string[] {
  return openingBacklog.flatMap((backlog) => {
    if (backlog.openItems === 0) return [];
    const withinHours = (queues.find(({ id }) => id === backlog.queue)?.target.withinSeconds ?? 0) / 3600;
    return backlog.byAge.length === 0 ? [withoutAges(backlog)] : openAgeCaveats(backlog, withinHours);
  });
}

function withoutAges({ queue, unit }: QueueBacklog): string {
  return `How long the open ${unit}s of "${queue}" have waited is not told: they are taken for the last that were expected to come. Give their ages to have those that are late counted.`;
}

/** Of an open age nobody knows how old its items are; that matters where they may or may not be late. */
function openAgeCaveats({ queue, unit, byAge }: QueueBacklog, withinHours: number): string[] {
  return byAge.flatMap(({ fromHours, toHours, items }) =>
    toHours !== null || items === 0 || fromHours >= withinHours
      ? []
      : [
          `${whole(items)} open ${unit}s of "${queue}" have waited for ${fromHours} hours or longer, and are counted as having waited for ${fromHours}: some may be late already. Give their ages up to the ${whole(withinHours)} hours promised.`,
        ],
  );
}

/** "Tue 1 Mar 2016, 14:00", by the clock that its offset tells. */
function moment(iso: string): string {
  return DateTime.fromISO(iso, { setZone: true, locale: "en-GB" }).toFormat("ccc d LLL yyyy, HH:mm");
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}
