import type { ShiftDocument } from "@springtide/contracts";
import type { RosterFile } from "../roster/roster-file.ts";
import type { Table } from "../tables/write-table.ts";
import { addStretch, positionsByInterval } from "./positions-by-interval.ts";

/** How a partner's own roster fills a request. Hours are position-hours, elapsed. */
export interface RosterFill {
  readonly askedHours: number;
  readonly filledHours: number;
  readonly intervals: readonly {
    readonly start: string;
    readonly skill: string;
    readonly asked: number;
    readonly there: number;
    readonly short: number;
  }[];
}

/**
 * Holds a partner's own roster against a request, interval by interval on the client's clock: people at work and not on a break count as
 * logged in. Who is named for certain queues counts for a skill that names one of them; who is named for none counts for every skill, and
 * where several skills are asked for at once, for the first that is short.
 */
export function rosterFill(request: ShiftDocument, roster: Pick<RosterFile, "shifts" | "members">): RosterFill {
  const asked = positionsByInterval(request);
  if (asked === null) return { askedHours: 0, filledHours: 0, intervals: [] };
  const { grid, skills } = asked;
  const named = new Map(roster.members.map(({ person, queues }) => [person, queues]));
  const groups = new Map<string, { readonly queues: readonly string[] | null; readonly people: Float64Array }>();
  for (const { person, startMs, endMs, breaks } of roster.shifts) {
    const queues = named.get(person) ?? null;
    const key = queues?.toSorted().join(" ") ?? "";
    const group = groups.get(key) ?? { queues, people: new Float64Array(grid.startsMs.length) };
    groups.set(key, group);
    addStretch(grid, group.people, startMs, endMs, 1);
    for (const away of breaks) addStretch(grid, group.people, away.startMs, away.endMs, -1);
  }
  const inOrder = [...groups.values()].sort((a, b) => (a.queues?.length ?? Infinity) - (b.queues?.length ?? Infinity));
  const intervals: RosterFill["intervals"][number][] = [];
  let [askedHours, filledHours] = [0, 0];
  grid.startsMs.forEach((startMs, t) => {
    const left = inOrder.map(({ people }) => people[t] ?? 0);
    for (const [skill, positions] of skills) {
      const wanted = positions[t] ?? 0;
      if (wanted === 0) continue;
      const there = taken(skill, wanted, inOrder, left);
      const hours = (grid.seconds[t] ?? 0) / 3600;
      askedHours += wanted * hours;
      filledHours += there * hours;
      intervals.push({ start: grid.zone.formatInstant(startMs), skill, asked: wanted, there, short: wanted - there });
    }
  });
  return { askedHours, filledHours, intervals };
}

/** Takes people for one skill from those left, who can do least first. */
function taken(
  skill: string,
  wanted: number,
  groups: readonly { readonly queues: readonly string[] | null }[],
  left: number[],
): number {
  const parts = skill.split("+");
  let there = 0;
  groups.forEach(({ queues }, at) => {
    if (queues !== null && !queues.some((queue) => queue === skill || parts.includes(queue))) return;
    const people = Math.min(wanted - there, left[at] ?? 0);
    left[at] = (left[at] ?? 0) - people;
    there += people;
  });
  return there;
}

/** The fill by interval as a table. */
export function fillTable({ intervals }: RosterFill): Table {
  return {
    header: ["interval_start", "skill", "positions_asked", "positions_there", "positions_short"],
    rows: intervals.map(({ start, skill, asked, there, short }) => [start, skill, asked, there, short]),
  };
}
