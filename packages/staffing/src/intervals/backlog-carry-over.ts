import { reciprocalBlocking } from "../erlang/erlang-b.ts";
import { erlangC } from "../erlang/erlang-c.ts";
import { requireAgents, requireSeconds } from "../domain.ts";
import { atInterval, requireIntervalWork, requireOneForEach, type IntervalWork } from "./by-interval.ts";

/** Work and agents of a day in which nobody hangs up. */
export interface PatientDay extends IntervalWork {
  readonly agents: ArrayLike<number>;
  readonly withinSeconds: number;
}

/** One interval, as an approximation sees it. */
export interface ApproximateInterval {
  readonly contacts: number;
  readonly waitProbability: number;
  /** Share of contacts answered within the time; all five definitions are one where nobody hangs up. */
  readonly serviceLevel: number;
  readonly meanQueue: number;
  readonly occupancy: number;
}

interface Stretch {
  readonly seconds: number;
  readonly contacts: number;
  readonly agentSeconds: number;
}

/** Contacts and agents between two times of the day. */
function between(day: PatientDay, from: number, to: number): Stretch {
  let [start, contacts, agentSeconds] = [0, 0, 0];
  for (let index = 0; index < day.contactsPerHour.length && start < to; index += 1) {
    const end = start + atInterval(day.intervalSeconds, index);
    const overlap = Math.min(to, end) - Math.max(from, start);
    if (overlap > 0) {
      contacts += ((day.contactsPerHour[index] ?? 0) * overlap) / 3600;
      agentSeconds += (day.agents[index] ?? 0) * overlap;
    }
    start = end;
  }
  return { seconds: to - from, contacts, agentSeconds };
}

const NOBODY_SERVES = { waitProbability: 1, serviceLevel: 0, meanQueue: 0, occupancy: 0 };

/** What Erlang C says of a slot in which so much work is carried. */
function slotOf(agents: number, carriedErlangs: number, ahtSeconds: number, withinSeconds: number) {
  if (agents === 0) return NOBODY_SERVES;
  const queue = erlangC({ agents, loadErlangs: carriedErlangs, ahtSeconds, withinSeconds });
  return {
    waitProbability: queue.waitProbability,
    serviceLevel: queue.serviceLevel,
    meanQueue: queue.meanQueue ?? 0,
    occupancy: queue.occupancy,
  };
}

/**
 * A day without abandonment by stationary backlog carry-over (SBC). The day is cut into slots of one handling time; in
 * each, a loss system blocks part of the contacts and of the backlog, what it blocks comes again in the next slot, and
 * what it carries, always less than the team, is the load of a stationary Erlang C. So overload is never unstable and
 * its line is felt afterwards, as no formula for single intervals can. Slots run across intervals; a team that changes
 * within a slot counts with its mean (a real number of agents).
 * A quick approximation for overload without patience: 6 points of service level from the exact law in the mean of the
 * two overloads of the tests, 16 at worst, where intervals taken alone are 26 and 77 off and the load path 20 and 64. It
 * knows no empty floor at opening. With patience it is wrong: take `offeredLoadPath`. For figures to be shown see
 * `transientDay`.
 * Source: Stolletz (2008), European Journal of Operational Research 190(2), 478-493. Cost: an Erlang B and C a slot.
 * @throws Refusal for lists of different lengths, or a rate, a length, a handling time, agents or a wait that cannot be
 * @example backlogCarryOver({ contactsPerHour: [60, 60], agents: [12, 12], intervalSeconds: 1800, ahtSeconds: 600, withinSeconds: 20 })[0].occupancy // about 0.7696
 */
export function backlogCarryOver(day: PatientDay): ApproximateInterval[] {
  const { contactsPerHour, agents, intervalSeconds, ahtSeconds, withinSeconds } = day;
  requireIntervalWork(day);
  requireOneForEach(agents, contactsPerHour.length, "/agents");
  for (let index = 0; index < agents.length; index += 1) requireAgents(agents[index] ?? 0, `/agents/${index}`);
  requireSeconds(withinSeconds);
  const intervals: ApproximateInterval[] = [];
  let [start, slotEnd, backlogContacts] = [0, 0, 0];
  let slot = slotOf(0, 0, 1, 0);
  for (let index = 0; index < contactsPerHour.length; index += 1) {
    const aht = atInterval(ahtSeconds, index);
    const seconds = atInterval(intervalSeconds, index);
    const sums = { waitProbability: 0, serviceLevel: 0, meanQueue: 0, occupancy: 0 };
    for (let at = start; at < start + seconds;) {
      if (at >= slotEnd) {
        slotEnd = at + aht;
        const stretch = between(day, at, slotEnd);
        const team = stretch.agentSeconds / aht;
        // In a slot of one handling time, contacts and erlangs are the same number.
        const offered = stretch.contacts + backlogContacts;
        const carried = offered * (1 - 1 / reciprocalBlocking(team, offered));
        backlogContacts = offered - carried;
        slot = slotOf(team, carried, aht, withinSeconds);
      }
      const until = Math.min(slotEnd, start + seconds);
      const share = (until - at) / seconds;
      sums.waitProbability += share * slot.waitProbability;
      sums.serviceLevel += share * slot.serviceLevel;
      sums.meanQueue += share * slot.meanQueue;
      sums.occupancy += share * slot.occupancy;
      at = until;
    }
    start += seconds;
    intervals.push({ contacts: ((contactsPerHour[index] ?? 0) * seconds) / 3600, ...sums });
  }
  return intervals;
}
