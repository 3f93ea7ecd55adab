import type { RosterMember } from "@springtide/contracts";

/** Names of queues in a cell, parted by blanks, commas or semicolons; undefined where it says nothing. */
export function queuesOfCell(text: string): readonly string[] | undefined {
  const names = text.split(/[\s,;+]+/).filter((name) => name !== "");
  return names.length === 0 ? undefined : names;
}

/** Everybody once, in order; team and queues from the first row that tells them. */
export function oncePerPerson(rows: readonly RosterMember[]): readonly RosterMember[] {
  const byPerson = new Map<string, RosterMember>();
  for (const row of rows) {
    const first = byPerson.get(row.person) ?? row;
    byPerson.set(row.person, { ...first, team: first.team ?? row.team, queues: first.queues ?? row.queues });
  }
  return [...byPerson.values()];
}
