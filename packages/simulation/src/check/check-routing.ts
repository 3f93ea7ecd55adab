import type { AttemptEnd, ContactCentre, Team } from "../model/contact-centre.ts";
import { at } from "../model/at.ts";
import { MOST_ATTEMPTS } from "../streams.ts";
import { refuse } from "./domain.ts";

/** The share of customers that may still be coming back when the number of attempts runs out. */
const STILL_COMING = 1e-3;

/** @throws Refusal for lines that pass contacts round in a ring */
export function requireNoRing({ queues }: ContactCentre): void {
  const passed = new Set<number>();
  const visit = (queue: number, way: readonly number[]): void => {
    if (way.includes(queue)) {
      const ring = [...way.slice(way.indexOf(queue)), queue].join(" -> ");
      const field = `/queues/${at(way, way.length - 1)}/moves`;
      refuse(
        "routing-loop",
        field,
        `queues ${ring}`,
        "a contact never comes back to a line it has left",
        "Cut the ring.",
      );
    }
    if (passed.has(queue)) return;
    for (const { toQueue } of at(queues, queue).moves ?? []) visit(toQueue, [...way, queue]);
    passed.add(queue);
  };
  queues.forEach((_, queue) => {
    visit(queue, []);
  });
}

/**
 * Whatever befalls them, customers must give up in the end: the share still coming back, if at every attempt the worst
 * end for it were met, has to die out before the attempts run out.
 * @throws Refusal where loads cannot settle
 */
export function requireReturnsSettle({ queues }: ContactCentre): void {
  const ends: readonly AttemptEnd[] = ["abandoned", "blocked", "turned-away", "answered"];
  let coming = queues.map(() => 1);
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    coming = queues.map(({ returns = [] }) => {
      const shares = ends.map((end) =>
        returns.reduce((sum, one) => sum + (one.after === end ? one.share * at(coming, one.toQueue) : 0), 0),
      );
      return Math.max(...shares);
    });
  }
  coming.forEach((share, queue) => {
    if (share <= STILL_COMING) return;
    const field = `/queues/${queue}/returns`;
    const rule = "some customers must give up in the end, or loads cannot settle";
    refuse("returns-never-end", field, "returns that never die out", rule, "Lower the shares that come back.");
  });
}

/** What to do with a queue that somebody could answer, but nobody is at work for in the whole run. */
export type Unstaffed = "refuse" | "play";

/**
 * A queue that gets contacts needs somebody who can take them at some time; a single interval without is no mistake.
 * @throws Refusal for a queue that nobody can ever answer
 */
export function requireSomebody({ queues, teams }: ContactCentre, unstaffed: Unstaffed): void {
  const reached = new Set<number>();
  queues.forEach(({ contactsPerHour, moves = [], returns = [] }, queue) => {
    if (Array.from(contactsPerHour).some((rate) => rate > 0)) reached.add(queue);
    for (const { toQueue } of [...moves, ...returns]) reached.add(toQueue);
  });
  for (const queue of reached) {
    const skilled = teams.filter(({ skills }) => skills.some((skill) => skill.queue === queue));
    const goesOn = (at(queues, queue).moves ?? []).some(
      ({ share = 1, onlyIfStaffed = false }) => share === 1 && !onlyIfStaffed,
    );
    const nobody = skilled.length === 0;
    if (goesOn || skilled.some(isEverAtWork) || (unstaffed === "play" && !nobody)) continue;
    refuse(
      nobody ? "skill-nobody-has" : "nobody-at-work",
      `/queues/${queue}`,
      nobody ? "no team that takes its contacts" : "no agent at work in any interval",
      "somebody must be able to answer a queue that gets contacts",
      nobody ? "Give a team this skill." : "Roster an agent of a team with this skill.",
    );
  }
}

function isEverAtWork({ roster }: Team): boolean {
  return "shifts" in roster ? roster.shifts.length > 0 : Array.from(roster.agents).some((agents) => agents > 0);
}
