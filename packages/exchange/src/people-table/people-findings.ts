import { civilDay } from "@springtide/calendar";
import type { PeopleFinding, PeopleMapping, PeopleMend, Shop } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts/near-names";
import { plainName } from "../doctor/recognise-log.ts";
import type { BadRow, ToldPerson } from "./read-people-rows.ts";
import type { KnownPerson } from "./shop-with-people.ts";

type Told = Pick<PeopleFinding, "code" | "found" | "rule" | "remedy"> & Partial<PeopleFinding>;

const SHOWN = 5;
const LONG_DAYS = 366;

function finding({ place = {}, weight = "doubt", rows = 0, sample = [], mends = [], ...told }: Told): PeopleFinding {
  return { ...told, place, weight, rows, sample, mends };
}

function mend(id: string, words: string, change: PeopleMend["change"]): PeopleMend {
  return { id, words, change };
}

/** Whom the shop's people a table names, with the contracts that are meant; what is not clear is found. */
export function knownPeople(
  told: ReadonlyMap<string, ToldPerson>,
  shop: Shop,
  { persons }: PeopleMapping,
  file: string,
): { readonly known: readonly KnownPerson[]; readonly findings: readonly PeopleFinding[] } {
  const people = shop.teams.flatMap((team) => team.people);
  const known: KnownPerson[] = [];
  const findings: PeopleFinding[] = [];
  for (const one of told.values()) {
    const wanted = persons[one.name];
    const fits = people.find(({ id, name }) =>
      wanted === undefined ? [plainName(id), plainName(name)].includes(plainName(one.name)) : id === wanted,
    );
    if (fits === undefined) findings.push(unknownPerson(one, shop, file));
    else {
      const contract = contractOf(one, shop, file);
      if (contract !== null && "code" in contract) findings.push(contract);
      else known.push({ id: fits.id, told: one, contract });
    }
  }
  return { known, findings };
}

function unknownPerson({ name, rows }: ToldPerson, { teams }: Shop, file: string): PeopleFinding {
  const people = teams.flatMap((team) => team.people);
  const ids = [...new Set(people.map(({ id }) => id))];
  const byName = people.filter((person) => nearNames(name.toLowerCase(), [person.name.toLowerCase()]).length > 0);
  const near = [...new Set([...byName.map(({ id }) => id), ...nearNames(name.toLowerCase(), ids)])].slice(0, 5);
  return finding({
    code: "unknown-person",
    place: { file, row: rows[0] ?? 1 },
    found: `"${name}"`,
    rule: ids.length === 0 ? "the shop has no people by name" : `the shop's people are ${shortList(ids)}`,
    remedy: "Say who it is, or leave the rows out.",
    weight: "blocks",
    rows: rows.length,
    mends: [
      ...near.map((id) => mend(`name-person:${name}=${id}`, `"${name}" is ${id}.`, { persons: { [name]: id } })),
      mend(`ignore-person:${name}`, `Leave out "${name}".`, { ignorePersons: [name] }),
    ],
  });
}

function shortList(ids: readonly string[]): string {
  return ids.length <= 12 ? ids.join(", ") : `${ids.slice(0, 12).join(", ")} and ${ids.length - 12} more`;
}

/** The contract that is meant: by its id, else the only one of these hours. */
function contractOf(
  { name, rows, contract }: ToldPerson,
  { contracts }: Shop,
  file: string,
): KnownPerson["contract"] | PeopleFinding {
  if (contract === null) return null;
  const { id, hoursAWeek, fromDay } = contract;
  const fitting = contracts.filter((one) =>
    id === null ? one.hoursAWeek === hoursAWeek : plainName(one.id) === plainName(id),
  );
  const [only, second] = fitting;
  const isMonday = fromDay === null || (((civilDay(fromDay) + 3) % 7) + 7) % 7 === 0;
  if (only !== undefined && second === undefined && isMonday) return { id: only.id, fromDay };
  const place = { file, row: rows[0] ?? 1 };
  if (!isMonday && only !== undefined)
    return finding({
      ...{ code: "change-not-on-a-monday", place, found: `a contract of "${name}" from ${fromDay}`, weight: "blocks" },
      rule: "weeks of a contract run from Monday to Sunday, so a person changes on a Monday",
      ...{
        remedy: "Write the Monday.",
        rows: rows.length,
        mends: [mend(`ignore-person:${name}`, `Leave out "${name}".`, { ignorePersons: [name] })],
      },
    });
  return finding({
    code: second === undefined ? "contract-unknown" : "contract-unclear",
    place,
    found: `${id === null ? `${hoursAWeek ?? 0} h a week` : `the contract "${id}"`} of "${name}"${second === undefined ? "" : `, which ${fitting.map((one) => one.id).join(" and ")} have`}`,
    rule: `the shop's contracts are ${contracts.map((one) => `${one.id} (${one.hoursAWeek} h a week)`).join(", ") || "none"}`,
    remedy: "Describe the contract in the shop file, or name one of those in a column contract.",
    weight: "blocks",
    rows: rows.length,
    mends: [mend(`ignore-person:${name}`, `Leave out "${name}".`, { ignorePersons: [name] })],
  });
}

/** Rows that cannot be read, one finding a kind of trouble. */
export function badRowFindings(bad: readonly BadRow[], { badRows }: PeopleMapping, file: string): PeopleFinding[] {
  const byCode = new Map<string, BadRow[]>();
  for (const one of bad) byCode.set(one.trouble.code, [...(byCode.get(one.trouble.code) ?? []), one]);
  return [...byCode.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { trouble, row, column, found } = first;
    return [
      finding({
        code: trouble.code,
        place: { file, row: row.row, column },
        found: group.length === 1 ? found : `${found}, and ${group.length - 1} more rows like it`,
        rule: trouble.rule,
        remedy: trouble.remedy,
        weight: badRows === "leave-out" ? "note" : "blocks",
        rows: group.length,
        sample: group.slice(0, SHOWN).map((one) => ({ row: one.row.row, cells: one.row.cells.slice(0, 20) })),
        mends:
          badRows === "leave-out"
            ? []
            : [mend("leave-out-rows", "Leave out the rows that cannot be read.", { badRows: "leave-out" })],
      }),
    ];
  });
}

/** Leave that overlaps, or lasts longer than people usually stay away. */
export function leaveFindings(known: readonly KnownPerson[], file: string): PeopleFinding[] {
  return known.flatMap(({ told: { name, leave, rows } }) => {
    const sorted = leave.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
    const twice = sorted.find((away, at) => at > 0 && away.fromDay <= (sorted[at - 1]?.untilDay ?? ""));
    const long = leave.find(({ fromDay, untilDay }) => civilDay(untilDay) - civilDay(fromDay) >= LONG_DAYS);
    const place = { file, row: rows[0] ?? 1 };
    return [
      ...(twice === undefined
        ? []
        : [
            finding({
              ...{
                code: "leave-overlaps",
                place,
                found: `leave of "${name}" from ${twice.fromDay} within other leave`,
              },
              rule: "a day of leave is told once",
              ...{ remedy: "Nothing needs to be done: each day counts once.", weight: "note", rows: rows.length },
            }),
          ]),
      ...(long === undefined
        ? []
        : [
            finding({
              ...{ code: "leave-long", place, found: `leave of "${name}" from ${long.fromDay} to ${long.untilDay}` },
              ...{
                rule: "leave of more than a year is rare",
                remedy: "Check the years, and the order of day and month.",
              },
            }),
          ]),
    ];
  });
}

/** Dates in which no figure tells day from month. */
export function dateOrderFinding(
  texts: readonly string[],
  { dateOrder, datesClear, columns }: PeopleMapping,
  file: string,
): PeopleFinding[] {
  const parts = texts.flatMap((text) => {
    const [, first, second] = /^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(text) ?? [];
    return first === undefined || second === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const isTold = parts.length === 0 || parts.some(([first, second]) => first > 12 || second > 12);
  if (datesClear || isTold || parts.every(([first, second]) => first === second)) return [];
  return [
    finding({
      code: "date-order-ambiguous",
      place: { file, row: 2, ...(columns.from === undefined ? {} : { column: columns.from }) },
      found: `dates in which no figure tells day from month, read with the ${dateOrder === "mdy" ? "month" : "day"} first`,
      rule: "it must be clear which figure is the day",
      remedy: "Say which stands first.",
      weight: "blocks",
      mends: [
        mend("dates-day-first", "The day stands first.", { dateOrder: "dmy", datesClear: true }),
        mend("dates-month-first", "The month stands first.", { dateOrder: "mdy", datesClear: true }),
      ],
    }),
  ];
}
