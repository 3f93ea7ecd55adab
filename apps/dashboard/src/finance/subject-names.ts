import type { Shop } from "@springtide/contracts";

/** Parts of a shop as people call them, by their ids. */
export type SubjectNames = (id: string) => string;

/** Names of teams, agreements, queues, triggers and levers; an id that is none of them is its own name. */
export function subjectNames(shop: Pick<Shop, "teams" | "agreements" | "queues" | "triggers">): SubjectNames {
  const names = new Map([
    ...shop.queues.map(({ id, name }): [string, string] => [id, name]),
    ...shop.triggers.map(({ id, name }): [string, string] => [id, name]),
    ...shop.teams.map(({ id, name }): [string, string] => [id, name]),
    ...shop.agreements.map(({ id, partner }): [string, string] => [id, partner]),
  ]);
  return (id) => names.get(id) ?? id;
}

/** Where shops stand together, their parts are called by their ids. */
export function idAsName(id: string): string {
  return id;
}
