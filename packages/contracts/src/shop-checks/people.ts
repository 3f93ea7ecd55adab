import type { Finding } from "@springtide/refusal";
import { nearNames } from "../near-names.ts";
import type { ShopFile } from "../shop-file.ts";
import { clock, overlappingPairs } from "./hours.ts";
import { weekOfRules } from "../weekly-hours.ts";

const MONDAY = 1;

interface Listed {
  readonly at: string;
  readonly team: ShopFile["teams"][number];
  readonly person: ShopFile["teams"][number]["people"][number];
}

/** People who cannot be rostered as they are described: in two places at once, without a pattern, with days in reverse. */
export function peopleFindings(file: ShopFile): Finding[] {
  const listed = file.teams.flatMap((team, i) =>
    team.people.map((person, j): Listed => ({ at: `/teams/${i}/people/${j}`, team, person })),
  );
  return [
    ...file.teams.flatMap((team, i) => withoutPattern(team, `/teams/${i}`)),
    ...listed.flatMap((one) => [notOfTeam, daysInReverse, availability].flatMap((check) => check(one))),
    ...atTwoPlaces(listed),
    ...rosterStart(file),
  ];
}

function withoutPattern({ people, patterns }: ShopFile["teams"][number], at: string): Finding[] {
  if (patterns.length > 0 || people.every((person) => person.patterns !== undefined)) return [];
  return [
    {
      code: "people-without-a-pattern",
      place: { field: `${at}/people` },
      found: "people, and no patterns of the team",
      rule: "who is rostered by name works shifts of a pattern",
      remedy: "List patterns of shiftPatterns in the team: patterns: [early, late].",
    },
  ];
}

function notOfTeam({ at, team, person }: Listed): Finding[] {
  return (person.serves ?? []).flatMap((queue, i) => {
    if (team.serves.includes(queue)) return [];
    const near = nearNames(queue, team.serves);
    return [
      {
        code: "queue-not-of-team",
        place: { field: `${at}/serves/${i}` },
        found: `"${queue}"`,
        rule: `a person of "${team.id}" works queues that the team serves: ${team.serves.join(", ")}`,
        remedy:
          near.length > 0 ? `Did you mean ${near.join(", or ")}?` : "Add it to serves of the team, or remove it here.",
      },
    ];
  });
}

function daysInReverse({ at, person }: Listed): Finding[] {
  const stretches = [
    { field: `${at}/until`, from: person.starting, until: person.until, what: "employment" },
    ...person.leave.map(({ from, until }, i) => ({ field: `${at}/leave/${i}/until`, from, until, what: "leave" })),
  ];
  return stretches.flatMap(({ field, from, until, what }) =>
    from === undefined || until === undefined || from <= until
      ? []
      : [
          {
            code: "days-in-reverse",
            place: { field },
            found: `${until}, before ${from}`,
            rule: `the last day of ${what} is not before its first`,
            remedy: "Swap the two, or correct one.",
          },
        ],
  );
}

function availability({ at, person }: Listed): Finding[] {
  const days = weekOfRules(person.available ?? []);
  const pairs = new Set(
    days.flatMap((windows) => overlappingPairs(windows).map((pair) => pair.map(clock).join(" and "))),
  );
  return [...pairs].map((pair) => ({
    code: "availability-overlaps",
    place: { field: `${at}/available` },
    found: pair,
    rule: "the stretches of one day do not overlap",
    remedy: "Join them into one stretch, or move one of them.",
  }));
}

/** A person may change team or contract, on a Monday; at no time do two descriptions hold. */
function atTwoPlaces(listed: readonly Listed[]): Finding[] {
  return listed.flatMap((later, i) =>
    listed.slice(0, i).flatMap((earlier): Finding[] => {
      if (earlier.person.id !== later.person.id) return [];
      const found = `"${later.person.id}" a second time`;
      if (overlap(earlier.person, later.person))
        return [
          {
            code: "person-twice-at-once",
            place: { field: `${later.at}/id` },
            found: `${found}, after ${earlier.at}`,
            rule: "a person has one team and one contract at a time",
            remedy:
              "Give one of them another id; where one person changes, end the first with until and begin the second with starting.",
          },
        ];
      const second = (earlier.person.starting ?? "") < (later.person.starting ?? "") ? later : earlier;
      if (isMonday(second.person.starting ?? "")) return [];
      return [
        {
          code: "change-not-on-a-monday",
          place: { field: `${second.at}/starting` },
          found: second.person.starting ?? "no first day",
          rule: "weeks of a contract run from Monday to Sunday, so a person changes on a Monday",
          remedy: "Let the second begin on a Monday, and the first end on the Sunday before.",
        },
      ];
    }),
  );
}

function overlap(one: Listed["person"], other: Listed["person"]): boolean {
  const isBefore = (first: Listed["person"], second: Listed["person"]): boolean =>
    first.until !== undefined && second.starting !== undefined && first.until < second.starting;
  return !isBefore(one, other) && !isBefore(other, one);
}

function rosterStart({ plan: { roster } }: ShopFile): Finding[] {
  if (roster.firstDay === undefined || isMonday(roster.firstDay)) return [];
  return [
    {
      code: "roster-not-from-a-monday",
      place: { field: "/plan/roster/firstDay" },
      found: roster.firstDay,
      rule: "people are rostered by whole weeks, from Monday to Sunday",
      remedy: "Write the Monday of that week.",
    },
  ];
}

function isMonday(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY;
}
