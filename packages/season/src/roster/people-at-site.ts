import { civilDay } from "@springtide/calendar";
import type { Person, Shop, Team, WorkContract } from "@springtide/contracts";
import type { DayStretch } from "./roster-span.ts";

/** A person of a team, with the contract that is theirs. */
export interface TeamPerson {
  readonly team: Team;
  readonly person: Person;
  readonly contract: WorkContract;
}

/** Everyone at a site who is employed on some day of a stretch, team by team in the order of the shop. */
export function peopleAtSite(shop: Shop, site: string, stretch: DayStretch): TeamPerson[] {
  return shop.teams
    .filter((team) => team.site === site)
    .flatMap((team) =>
      team.people
        .filter((person) => isEmployedIn(person, stretch))
        .map((person) => ({ team, person, contract: contractOf(shop, person) })),
    );
}

/** Sites at which anyone is known by name, in the order of the shop. */
export function sitesWithPeople({ sites, teams }: Shop): Shop["sites"] {
  return sites.filter(({ id }) => teams.some(({ site, people }) => site === id && people.length > 0));
}

function isEmployedIn({ fromDay, untilDay }: Person, { firstDay, days }: DayStretch): boolean {
  return (
    (fromDay === null || civilDay(fromDay) < firstDay + days) && (untilDay === null || civilDay(untilDay) >= firstDay)
  );
}

/** The contract of a person; the contracts of a shop file were checked when it was read. */
export function contractOf(shop: Shop, { id, contract }: Person): WorkContract {
  const found = shop.contracts.find((candidate) => candidate.id === contract);
  if (found === undefined) throw new Error(`no contract ${contract} of ${id}`);
  return found;
}
