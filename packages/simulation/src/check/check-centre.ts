import type { ContactCentre } from "../model/contact-centre.ts";
import { MOST_INTERVALS } from "../streams.ts";
import { requireQueue } from "./check-queue.ts";
import { requireNoRing, requireReturnsSettle, requireSomebody, type Unstaffed } from "./check-routing.ts";
import { requireTeam } from "./check-team.ts";
import { MOST_AGENTS, MOST_CONTACTS, refuse, requireBetween, requireLength } from "./domain.ts";

/** Ninety years: what whole microseconds tell apart exactly, with room for sums. */
const LONGEST_RUN_SECONDS = 3e9;
const MOST_QUEUES = 200;

/**
 * Refuses what no contact centre can be, by its place in the record.
 * @throws Refusal for numbers out of range, lists of different lengths, skills nobody has, rings of overflow, returns
 * that never end, and more contacts than a run can play
 */
export function requireCentre(centre: ContactCentre, unstaffed: Unstaffed = "refuse"): void {
  requireIntervals(centre);
  const around = { queues: centre.queues.length, intervals: centre.intervalSeconds.length };
  const count = { field: "/queues", least: 1, most: MOST_QUEUES, what: "the number of queues" };
  requireBetween(centre.queues.length, count);
  centre.queues.forEach((queue, index) => {
    requireQueue(queue, index, around);
  });
  centre.teams.forEach((team, index) => {
    requireTeam(team, index, around);
  });
  requireNoRing(centre);
  requireReturnsSettle(centre);
  requireSomebody(centre, unstaffed);
  requirePlayable(centre);
}

function requireIntervals({ intervalSeconds, dayOfInterval }: ContactCentre): void {
  const intervals = intervalSeconds.length;
  const count = { field: "/intervalSeconds", least: 1, most: MOST_INTERVALS, what: "the number of intervals" };
  requireBetween(intervals, count);
  let total = 0;
  for (let interval = 0; interval < intervals; interval += 1) {
    const seconds = intervalSeconds[interval] ?? NaN;
    const length = {
      field: `/intervalSeconds/${interval}`,
      most: LONGEST_RUN_SECONDS,
      what: "the length of an interval",
    };
    requireBetween(seconds, { ...length, least: 1e-3 });
    total += seconds;
  }
  requireBetween(total, {
    field: "/intervalSeconds",
    least: 0,
    most: LONGEST_RUN_SECONDS,
    what: "the length of a run",
  });
  if (dayOfInterval !== undefined) requireDays(dayOfInterval, intervals);
}

function requireDays(dayOfInterval: ArrayLike<number>, intervals: number): void {
  requireLength(dayOfInterval, intervals, "/dayOfInterval");
  let before = 0;
  for (let interval = 0; interval < intervals; interval += 1) {
    const day = dayOfInterval[interval] ?? NaN;
    if (!Number.isInteger(day) || day < before || day > before + 1) {
      const rule = "days are counted from 0 and rise by one at a time";
      refuse("days-out-of-order", `/dayOfInterval/${interval}`, day, rule, "Number the days in order.");
    }
    before = day;
  }
}

function requirePlayable({ queues, teams, intervalSeconds }: ContactCentre): void {
  let contacts = 0;
  queues.forEach(({ contactsPerHour }) => {
    for (let at = 0; at < intervalSeconds.length; at += 1)
      contacts += ((contactsPerHour[at] ?? 0) * (intervalSeconds[at] ?? 0)) / 3600;
  });
  if (!(contacts <= MOST_CONTACTS)) {
    const rule = `a run plays at most ${MOST_CONTACTS} contacts`;
    refuse(
      "too-many-contacts",
      "/queues",
      Math.round(contacts),
      rule,
      "Check the unit of the rates, or play fewer days.",
    );
  }
  const agents = teams.reduce(
    (sum, { roster }) => sum + ("shifts" in roster ? roster.shifts.length : most(roster.agents)),
    0,
  );
  requireBetween(agents, { field: "/teams", least: 0, most: MOST_AGENTS, what: "the number of agents" });
}

function most(agents: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < agents.length; at += 1) largest = Math.max(largest, agents[at] ?? 0);
  return largest;
}
