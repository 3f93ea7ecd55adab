import type { Finding } from "@springtide/refusal";
import { nearNames } from "../near-names.ts";
import type { ShopFile } from "../shop-file.ts";
import type { OpeningHours, Window } from "../weekly-hours.ts";
import { clock, overlappingPairs } from "./hours.ts";

const DAY_NAMES = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

type PermittedText = ShopFile["queues"][number]["staffedBy"][number];

/** One entry of a queue's list, and where it stands. */
interface Entry {
  readonly file: ShopFile;
  readonly queue: ShopFile["queues"][number];
  readonly permitted: PermittedText;
  readonly field: string;
}

/**
 * Hours in which only some may work a queue: staff that is unknown or does not serve the queue, hours that overlap or
 * in which the queue is closed, and hours that nobody may staff.
 */
export function permittedFindings(file: ShopFile): Finding[] {
  return file.queues.flatMap((queue, i) => {
    const field = `/queues/${i}/staffedBy`;
    const entries = queue.staffedBy.map((permitted, j): Entry => ({ file, queue, permitted, field: `${field}/${j}` }));
    return [
      ...entries.flatMap((entry) => [...staffFindings(entry), ...closedFindings(entry), ...nobodyFindings(entry)]),
      ...overlapFindings(queue.staffedBy, field),
    ];
  });
}

function staffFindings({ file, queue, permitted, field }: Entry): Finding[] {
  const staff = [...file.teams, ...file.agreements];
  return permitted.by.flatMap((id, k): Finding[] => {
    const place = { field: `${field}/by/${k}` };
    const named = staff.filter((one) => one.id === id);
    if (named.length === 0) {
      const ids = staff.map((one) => one.id);
      const near = nearNames(id, ids);
      return [
        {
          code: "unknown-staff",
          place,
          found: `"${id}"`,
          rule: "it must be the id of a team or an agreement of this file",
          remedy:
            near.length > 0 ? `Did you mean ${near.join(", or ")}?` : `Known are: ${ids.join(", ") || "none yet"}.`,
        },
      ];
    }
    if (named.some(({ serves }) => serves.includes(queue.id))) return [];
    return [
      {
        code: "does-not-serve",
        place,
        found: `"${id}", which does not serve ${queue.id}`,
        rule: "who is permitted to work a queue serves it",
        remedy: `Add ${queue.id} to what ${id} serves, or name somebody who does.`,
      },
    ];
  });
}

function closedFindings({ file, queue, permitted, field }: Entry): Finding[] {
  const hours = hoursOf(file, queue);
  if (hours.exceptions.length > 0 || openParts(hours, permitted).length > 0) return [];
  return [
    {
      code: "permitted-when-closed",
      place: { field: `${field}/hours` },
      found: `${permitted.hours.map(clock).join(" and ")} ${dayNames(permitted.days)}, when ${queue.id} is closed`,
      rule: "hours in which only some may work a queue are hours in which it is open",
      remedy: "Open the queue in these hours, or remove them.",
    },
  ];
}

/** Hours in which it is open and everybody permitted is a partner whose seats cannot be had then, or nobody is. */
function nobodyFindings({ file, queue, permitted, field }: Entry): Finding[] {
  if (file.teams.some(({ id }) => permitted.by.includes(id))) return [];
  const site = siteOf(file, queue);
  const partners = file.agreements.filter(({ id }) => permitted.by.includes(id));
  // Seats of another zone are looked at on the plan's own days, where its offset is known.
  if (partners.some(({ zone }) => (zone ?? file.sites[0]?.zone) !== site.zone)) return [];
  const parts = openParts(hoursOf(file, queue), permitted);
  const unstaffed = parts.flatMap(({ weekday, window }) =>
    uncovered(
      window,
      partners.flatMap(
        ({ openingHours }) => openingHours?.week[weekday - 1] ?? (openingHours === undefined ? [ALL_DAY] : []),
      ),
    ).map((rest) => ({ weekday, rest })),
  );
  const [first] = unstaffed;
  if (first === undefined) return [];
  const days = unstaffed.filter(({ rest }) => clock(rest) === clock(first.rest)).map(({ weekday }) => weekday);
  return [
    {
      code: "window-without-staff",
      place: { field: `${field}/by` },
      found: `${queue.id} open ${clock(first.rest)} ${dayNames([...new Set(days)])}, with nobody permitted to work it`,
      rule: "somebody is permitted to work every hour in which a queue is open",
      remedy: "Name a team or a partner whose hours cover it, or close the queue then.",
    },
  ];
}

const ALL_DAY: Window = { fromMinute: 0, toMinute: 1440 };

function overlapFindings(list: readonly PermittedText[], field: string): Finding[] {
  const ofDays = DAY_NAMES.map((_, i) => list.filter(({ days }) => days.includes(i + 1)).flatMap(({ hours }) => hours));
  const i = ofDays.findIndex((windows) => overlappingPairs(windows).length > 0);
  const [pair] = overlappingPairs(ofDays[i] ?? []);
  if (pair === undefined) return [];
  return [
    {
      code: "permitted-hours-overlap",
      place: { field },
      found: `${clock(pair[0])} and ${clock(pair[1])} ${dayNames([i + 1])}`,
      rule: "it is said once who may work an hour",
      remedy: "Name everybody who may in one entry, or move one of them.",
    },
  ];
}

/** The parts of permitted hours in which the queue is open in an ordinary week. */
function openParts(
  hours: OpeningHours,
  { days, hours: windows }: PermittedText,
): { weekday: number; window: Window }[] {
  return days.flatMap((weekday) =>
    windows.flatMap((permitted) =>
      (hours.week[weekday - 1] ?? []).flatMap((open) => {
        const fromMinute = Math.max(open.fromMinute, permitted.fromMinute);
        const toMinute = Math.min(open.toMinute, permitted.toMinute);
        return fromMinute < toMinute ? [{ weekday, window: { fromMinute, toMinute } }] : [];
      }),
    ),
  );
}

/** What of a stretch none of the others covers. */
function uncovered(stretch: Window, others: readonly Window[]): Window[] {
  return others
    .toSorted((a, b) => a.fromMinute - b.fromMinute)
    .reduce<Window[]>(
      (left, other) =>
        left.flatMap(({ fromMinute, toMinute }) =>
          [
            { fromMinute, toMinute: Math.min(toMinute, other.fromMinute) },
            { fromMinute: Math.max(fromMinute, other.toMinute), toMinute },
          ].filter((part) => part.fromMinute < part.toMinute),
        ),
      [stretch],
    );
}

function siteOf(file: ShopFile, queue: ShopFile["queues"][number]): ShopFile["sites"][number] {
  const site = file.sites.find(({ id }) => id === queue.site) ?? file.sites[0];
  if (site === undefined) throw new Error("a shop file without a site");
  return site;
}

function hoursOf(file: ShopFile, queue: ShopFile["queues"][number]): OpeningHours {
  return queue.openingHours ?? siteOf(file, queue).openingHours;
}

function dayNames(weekdays: readonly number[]): string {
  return `on ${weekdays.map((day) => DAY_NAMES[day - 1] ?? "").join(", ")}`;
}
