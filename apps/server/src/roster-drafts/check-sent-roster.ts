import { civilDay, dayFrom, timeZone } from "@springtide/calendar";
import type { CheckedRoster, DraftShift, Plan, RosterShift, Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { FileOf, ReadOf } from "../uploads/file-reading.ts";

/** How a roster file that was sent is to be read. */
interface SentRoster {
  readonly file?: string | undefined;
  readonly month?: string | undefined;
  readonly dates?: "dmy" | "mdy" | "ymd" | undefined;
}

interface ReadRoster {
  readonly shifts: DraftShift[];
  readonly unknown: string[];
  readonly outside: number;
  readonly checked: CheckedRoster;
}

/**
 * Reads a roster file for a plan's people, by id or name, and holds it against the rules of working time and what the plan requires.
 * @throws Refusal if it cannot be read, or where the plan has no roster by name
 */
export async function checkSentRoster(
  plan: Plan,
  { file = "roster", month, dates }: SentRoster,
  readSent: (sent: Omit<FileOf<"roster">, "bytes">) => Promise<ReadOf<"roster">>,
): Promise<ReadRoster> {
  const { shop, roster } = plan;
  if (roster === null) throw noRoster(file);
  const { checkRoster, requirementOfPlan } = await import("@springtide/season");
  const { draftShifts } = await import("@springtide/season/roster-edit");
  const site = shop.sites.find(({ id }) => roster.rules.some((one) => one.site === id));
  const zone = timeZone(site?.zone ?? shop.zone);
  const read = await readSent({
    file,
    zone: zone.name,
    dates: { order: dates ?? null, month: month === undefined ? null : firstOfMonth(month) },
  });
  const people = peopleByName(shop);
  // Whoever is written by name here and by id there is one person.
  const named = <T extends { readonly person: string }>(one: T): T => ({
    ...one,
    person: people.get(nameKey(one.person))?.name ?? one.person,
  });
  const first = civilDay(roster.firstDay);
  const isInside = ({ startMs }: RosterShift): boolean =>
    zone.dayAt(startMs) >= first && zone.dayAt(startMs) < first + roster.days;
  const known = read.shifts.flatMap((shift) => {
    const who = people.get(nameKey(shift.person));
    return who === undefined ? [] : [{ shift, who }];
  });
  const law = roster.rules.find((one) => one.site === site?.id)?.rules;
  const checked = checkRoster({
    roster: read.shifts.map(named),
    members: read.members.map(named),
    days: read.days,
    published: [],
    rules: law ?? { country: "EU", name: "no rules", from: roster.firstDay, rules: [] },
    zone,
    holidays: new Set((plan.holidays.bySite[site?.id ?? ""] ?? []).map(({ day }) => civilDay(day))),
    people: shop.teams.flatMap((team) =>
      team.people.map(({ name, serves }) => ({ person: name, team: team.id, queues: serves, file, row: 1 })),
    ),
    contracts: [],
    absences: read.absences.map(named),
    requirement: requirementOfPlan(plan),
    notes: read.notes.map(({ sentence }) => sentence),
  });
  const shifts = known
    .filter(({ shift }) => isInside(shift))
    .map(({ shift, who }, at) => ({
      ...{ id: `file ${String(at)} ${who.person}`, person: who.person, team: who.team, pattern: null, isLocked: false },
      ...{ startMs: shift.startMs, endMs: shift.endMs, breaks: shift.breaks },
    }));
  return {
    shifts: draftShifts(shifts, shop),
    unknown: [...new Set(read.shifts.map(({ person }) => person))].filter((name) => !people.has(nameKey(name))),
    outside: known.length - shifts.length,
    checked,
  };
}

interface TeamMember {
  readonly person: string;
  readonly name: string;
  readonly team: string;
}

function peopleByName({ teams }: Shop): ReadonlyMap<string, TeamMember> {
  const people = new Map<string, TeamMember>();
  for (const team of teams)
    for (const { id, name } of team.people)
      for (const written of [name, id])
        if (!people.has(nameKey(written))) people.set(nameKey(written), { person: id, name, team: team.id });
  return people;
}

/** Names are the same whatever the case of their letters and the blanks between them. */
function nameKey(name: string): string {
  return name.normalize("NFC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

function firstOfMonth(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return dayFrom(year ?? 0, number ?? 1, 1);
}

function noRoster(file: string): Refusal {
  return new Refusal({
    code: "nobody-by-name",
    place: { file },
    found: "a roster for a shop whose plan rosters nobody by name",
    rule: "a roster is held against the people of a shop",
    remedy: "Give a team people, contracts and shift patterns, and plan again.",
  });
}
