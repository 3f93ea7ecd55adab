import type { AgentShift, Team } from "../model/contact-centre.ts";
import { MOST_AGENTS, refuse, requireBetween, requireLength, requirePlace, requireWhole } from "./domain.ts";
import type { Surroundings } from "./check-queue.ts";

/** @throws Refusal for whatever no team can be, with its place below /teams/`index` */
export function requireTeam(team: Team, index: number, around: Surroundings): void {
  const field = `/teams/${index}`;
  if ("agents" in team.roster) requireNumbers(team.roster.agents, `${field}/roster/agents`, around.intervals);
  else requireShifts(team.roster.shifts, `${field}/roster/shifts`);
  requireBetween(team.paceFactor ?? 1, { field: `${field}/paceFactor`, least: 0.01, most: 100, what: "a pace factor" });
  const seen = new Set<number>();
  team.skills.forEach(({ queue, reserveAgents = 0, rank = 0, order = 0, paceFactor = 1 }, at) => {
    const place = `${field}/skills/${at}`;
    requirePlace(queue, `${place}/queue`, around.queues, "queue");
    requireWhole(reserveAgents, `${place}/reserveAgents`, "agents kept in reserve");
    requireBetween(paceFactor, { field: `${place}/paceFactor`, least: 0.01, most: 100, what: "a pace factor" });
    requireBetween(rank, { field: `${place}/rank`, least: -1e6, most: 1e6, what: "a rank" });
    requireBetween(order, { field: `${place}/order`, least: -1e6, most: 1e6, what: "an order" });
    if (seen.has(queue)) refuse("skill-twice", `${place}/queue`, queue, "a team has a skill once", "Leave one out.");
    seen.add(queue);
  });
}

function requireNumbers(agents: ArrayLike<number>, field: string, intervals: number): void {
  requireLength(agents, intervals, field);
  for (let interval = 0; interval < intervals; interval += 1) {
    requireWhole(agents[interval] ?? NaN, `${field}/${interval}`, "agents at work", MOST_AGENTS);
  }
}

function requireShifts(shifts: readonly AgentShift[], field: string): void {
  requireBetween(shifts.length, { field, least: 0, most: MOST_AGENTS, what: "a number of shifts" });
  shifts.forEach(({ startSeconds, endSeconds, breaks = [] }, index) => {
    const place = `${field}/${index}`;
    requireSpan(startSeconds, endSeconds, place, "a shift");
    let free = startSeconds;
    for (const pause of [...breaks].sort((one, other) => one.startSeconds - other.startSeconds)) {
      requireSpan(pause.startSeconds, pause.endSeconds, `${place}/breaks`, "a break");
      if (pause.startSeconds < free || pause.endSeconds > endSeconds) {
        const rule = "breaks lie within their shift, one after the other";
        refuse("break-outside-shift", `${place}/breaks`, `one from ${pause.startSeconds} s`, rule, "Move the break.");
      }
      free = pause.endSeconds;
    }
  });
}

function requireSpan(startSeconds: number, endSeconds: number, field: string, what: string): void {
  const span = { least: -4e9, most: 4e9, what: `the start or end of ${what}` };
  requireBetween(startSeconds, { ...span, field: `${field}/startSeconds` });
  requireBetween(endSeconds, { ...span, field: `${field}/endSeconds` });
  if (endSeconds <= startSeconds) {
    refuse(
      "ends-before-start",
      `${field}/endSeconds`,
      endSeconds,
      `${what} ends after its start`,
      "Correct the times.",
    );
  }
}
