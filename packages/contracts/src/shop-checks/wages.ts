import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import { repeatedPlaces } from "./ids.ts";

/** Wages of a team or person that start twice on one day, so that nobody knows which holds. */
export function wageFindings({ teams }: ShopFile): Finding[] {
  return teams.flatMap((team, i) => [
    ...twiceOnOneDay(team.wages, `/teams/${i}/wages`),
    ...team.people.flatMap((person, j) => twiceOnOneDay(person.wages ?? [], `/teams/${i}/people/${j}/wages`)),
    ...team.people.flatMap((person, j) => withoutStart(person, `/teams/${i}/people/${j}`)),
  ]);
}

function twiceOnOneDay(wages: readonly { readonly from: string }[], at: string): Finding[] {
  return repeatedPlaces(wages.map(({ from }) => from)).map((place) => ({
    code: "wage-twice-on-one-day",
    place: { field: `${at}/${place}/from` },
    found: `${wages[place]?.from ?? ""} a second time`,
    rule: "from a day on one wage holds, until the next one begins",
    remedy: "Correct one of the two days, or leave one out.",
  }));
}

/** A person's own wages have a gap before their first day, unless it is said what is paid until then. */
function withoutStart({ wages, costPerHour }: ShopFile["teams"][number]["people"][number], at: string): Finding[] {
  if (wages === undefined || wages.length === 0 || costPerHour !== undefined) return [];
  return [
    {
      code: "wage-before-is-missing",
      place: { field: `${at}/wages` },
      found: "wages of a person from a day on, and no costPerHour before it",
      rule: "whoever has wages of their own has them from the start, not partly those of the team",
      remedy: "Write costPerHour: what an hour costs before the first day of wages.",
    },
  ];
}
