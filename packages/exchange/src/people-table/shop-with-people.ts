import { civilDay, isoDay } from "@springtide/calendar";
import type { PeopleDiagnosis, Person, Shop, Window } from "@springtide/contracts";
import { DAY_NAMES } from "./day-names.ts";
import type { ToldPerson } from "./read-people-rows.ts";

/** What a table says of somebody of the shop, with the contract that is meant. */
export interface KnownPerson {
  readonly id: string;
  readonly told: ToldPerson;
  readonly contract: { readonly id: string; readonly fromDay: string | null } | null;
}

type Change = PeopleDiagnosis["changes"][number];

/** A shop with what a table says of its people, and what is other than it was. */
export interface ChangedPeople {
  readonly shop: Shop;
  readonly changes: Change[];
}

/**
 * Puts what a table says into a shop. Of the people it names: leave from its first day on is as the table says, earlier leave stays;
 * availability is as it says; a contract holds from its day on, or from the start. Nobody else is changed.
 * @param firstDay of the table's leave; null where it has none
 */
export function shopWithPeople(shop: Shop, known: readonly KnownPerson[], firstDay: string | null): ChangedPeople {
  const byId = new Map(known.map((one) => [one.id, one]));
  const changes: Change[] = [];
  const teams = shop.teams.map((team) => ({
    ...team,
    people: team.people.flatMap((person) => {
      const one = byId.get(person.id);
      if (one === undefined) return [person];
      const changed = withContract(withTimes(person, one.told, firstDay), one.contract);
      changes.push(...changesOf(person, changed, shop));
      return changed;
    }),
  }));
  return { shop: { ...shop, teams }, changes };
}

function withTimes(person: Person, { leave, available }: ToldPerson, firstDay: string | null): Person {
  const earlier = firstDay === null ? person.leave : person.leave.filter(({ untilDay }) => untilDay < firstDay);
  const all = leave.length === 0 ? person.leave : [...earlier, ...leave];
  return {
    ...person,
    leave: joinedLeave(all),
    available: available ?? person.available,
  };
}

/** In order, each day once: stretches of one kind that overlap or meet become one. */
function joinedLeave(leave: Person["leave"]): Person["leave"] {
  const whole: Person["leave"] = [];
  for (const away of leave.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : 0))) {
    const last = whole.at(-1);
    if (last?.kind !== away.kind || civilDay(away.fromDay) > civilDay(last.untilDay) + 1) whole.push(away);
    else if (away.untilDay > last.untilDay) whole[whole.length - 1] = { ...last, untilDay: away.untilDay };
  }
  return whole;
}

/** From a day on somebody is described anew; a description that has ended stays as it is. */
function withContract(person: Person, contract: KnownPerson["contract"]): Person[] {
  if (contract === null || contract.id === person.contract) return [person];
  const { id, fromDay } = contract;
  if (person.untilDay !== null && (fromDay === null || person.untilDay < fromDay)) return [person];
  if (fromDay === null || (person.fromDay !== null && person.fromDay >= fromDay)) return [{ ...person, contract: id }];
  const dayBefore = isoDay(civilDay(fromDay) - 1);
  return [
    { ...person, untilDay: dayBefore },
    { ...person, contract: id, fromDay },
  ];
}

function changesOf(before: Person, after: readonly Person[], shop: Shop): Change[] {
  const last = after.at(-1) ?? before;
  const told = (what: Change["what"], old: string, now: string): Change[] =>
    old === now ? [] : [{ person: before.id, what, before: old, after: now }];
  return [
    ...told("leave", leaveText(before.leave), leaveText(last.leave)),
    ...told("availability", weekText(before.available), weekText(last.available)),
    ...told("contracts", contractText([before], shop), contractText(after, shop)),
  ];
}

function leaveText(leave: Person["leave"]): string {
  const stretches = leave.map(
    ({ fromDay, untilDay, kind }) => `${fromDay === untilDay ? fromDay : `${fromDay} to ${untilDay}`} (${kind})`,
  );
  return stretches.length === 0 ? "none" : stretches.join("; ");
}

function weekText(week: readonly Window[][] | null): string {
  if (week === null) return "whenever the site is open";
  const days = week.flatMap((windows, at) =>
    windows.length === 0
      ? []
      : [
          `${DAY_NAMES[at] ?? ""} ${windows.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}-${clock(toMinute)}`).join(", ")}`,
        ],
  );
  return days.length === 0 ? "never" : days.join("; ");
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function contractText(people: readonly Person[], { contracts }: Shop): string {
  return people
    .map(({ contract, fromDay }) => {
      const hours = contracts.find(({ id }) => id === contract)?.hoursAWeek;
      return `${contract}${hours === undefined ? "" : ` (${hours} h a week)`}${fromDay === null ? "" : ` from ${fromDay}`}`;
    })
    .join("; ");
}
