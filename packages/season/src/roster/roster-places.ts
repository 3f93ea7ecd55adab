import type { Shop } from "@springtide/contracts";
import type { RosterPlaces } from "@springtide/planning";
import { queueOf } from "../places.ts";
import type { TeamPerson } from "./people-at-site.ts";

/** Where the parts of a site's roster problem stand in the shop file. */
export function rosterPlaces(
  shop: Shop,
  site: string,
  people: readonly TeamPerson[],
  queues: readonly string[],
): RosterPlaces {
  const person = (index: number): string => {
    const one = people[index];
    const team = shop.teams.findIndex(({ id }) => id === one?.team.id);
    const place = shop.teams[team]?.people.findIndex((other) => other === one?.person) ?? -1;
    return `/teams/${team}/people/${place}`;
  };
  return {
    person,
    availability: (index) => `${person(index)}/available`,
    leave: (index) => `${person(index)}/leave`,
    published: (index) => person(index),
    contract: (index) => `/contracts/${shop.contracts.findIndex(({ id }) => id === people[index]?.contract.id)}`,
    pattern: (pattern) => `/shiftPatterns/${pattern}`,
    rule: () => `/sites/${shop.sites.findIndex(({ id }) => id === site)}/labourRules`,
    demand: (queue) => `/queues/${shop.queues.findIndex(({ id }) => id === queues[queue])}`,
    personName: (index) => people[index]?.person.name ?? "",
    queueName: (queue) => queueOf(shop, queues[queue] ?? "").name,
  };
}
