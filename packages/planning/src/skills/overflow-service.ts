import {
  blockingProbability,
  partnerBlocking,
  queueWithPatience,
  sumOfStreams,
  type OverflowStream,
  type QueueResult,
} from "@springtide/staffing";
import { levelOf, type QueueService } from "./mix-service.ts";
import { ahtFactorOf, groupsOfQueues, type LinkedQueues } from "./routing.ts";
import { loadOf, type Mix, type SkillProblem } from "./skill-problem.ts";

const ROUNDS = 200;
const SETTLED = 1e-7;
/** New guesses are taken half and half with the old, so that two queues do not pass their waits to and fro. */
const STEP = 0.5;
/** Fewer than this never get to a line. */
const LEAST_OF_AN_AGENT = 1e-6;

/**
 * What linked queues give where the chain of all states is too long: an approximation by overflow.
 *
 * 1. Nobody waits yet: contacts ask the groups in order, and what one group cannot take overflows to the next. Streams that meet
 *    there add means and variances, the equivalent random method gives what is blocked (`partnerBlocking`), and the blocked
 *    traffic is split by variance. A queue's contacts find everybody busy with the product of the shares so blocked.
 * 2. While another queue has a line, the groups that both share are held by it. Its line is there for a share of time that is
 *    solved for, together with that of all others, as a fixed point.
 * 3. Once a contact waits it is served at the rate at which people who may take it become free and do not take a queue that goes first:
 *    the line above is that of M/M/n+G with as many agents, the chance of a wait the one of steps 1 and 2.
 *
 * Exact for a group alone, and for the first group of an order while nobody waits. Measured against simulation over 60 random houses of
 * two to four queues (test/skills/overflow-service.test.ts): 3 points of service level on average, 12 at worst; it is worst for a queue
 * that always goes second. Hence every mix found by it is played out before it is shown.
 * Source: Wilkinson (1956), BSTJ 35(2), 421-514; loss-delay view after Avramidis, Chan & L'Ecuyer (2009), IIE Transactions 41(6), 483-497.
 * Cost: a millisecond or two.
 */
export function overflowService(problem: SkillProblem, mix: Mix, part: LinkedQueues): QueueService[] {
  const asked = groupsOfQueues(problem, mix);
  const blocked = blockedShares(problem, mix, part);
  const lines = settledLines(problem, mix, part, { asked, blocked });
  const busy = busyPeople(problem, mix, part, { asked, blocked, lines });
  return part.queues.map((queue, at) => {
    const able = asked[queue] ?? [];
    const people = able.reduce((sum, group) => sum + (mix[group] ?? 0), 0);
    const working = able.reduce((sum, group) => sum + (busy.get(group) ?? 0), 0);
    const occupancy = people === 0 ? 0 : Math.min(1, working / people);
    return { ...serviceOf(problem, queue, lines[at]), occupancy, method: "overflow" };
  });
}

/** The line of one queue: how often a contact waits, and M/M/n+G with the agents that then serve it. */
interface Line {
  /** The share of contacts that wait: that find everybody busy. */
  readonly waits: number;
  /** The share of time in which somebody of the queue is waiting. */
  readonly standing: number;
  /** What waits do once there are any; null where nobody serves or the line has no end. */
  readonly served: QueueResult | null;
}

interface Asked {
  /** By queue of the problem. */
  readonly asked: readonly (readonly number[])[];
  /** By group: the share of a queue's contacts reaching it that find it busy, while nobody waits. */
  readonly blocked: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

/** Step 1. Streams in erlangs of the queue's own handling time. */
function blockedShares(problem: SkillProblem, mix: Mix, { queues, groups }: LinkedQueues): Asked["blocked"] {
  const streams = new Map<number, OverflowStream>();
  for (const queue of queues) {
    const load = problem.queues[queue] === undefined ? 0 : loadOf(problem.queues[queue]);
    streams.set(queue, { meanErlangs: load, variance: load, peakedness: 1 });
  }
  const blocked = new Map<number, Map<number, number>>();
  for (const group of groups) {
    const meeting = (problem.groups[group]?.skills ?? []).map(({ queue, ahtFactor }) => {
      const stream = streams.get(queue) ?? { meanErlangs: 0, variance: 0, peakedness: 1 };
      return { queue, ahtFactor, stream: scaled(stream, ahtFactor) };
    });
    const all = sumOfStreams(meeting.map(({ stream }) => stream));
    const agents = mix[group] ?? 0;
    const lost = partnerBlocking({ stream: all, agents });
    const beyond = overflowOf(lost.equivalent, agents);
    const shares = new Map<number, number>();
    for (const { queue, ahtFactor, stream } of meeting) {
      const part = all.variance > 0 ? stream.variance / all.variance : 0;
      const meanErlangs = Math.min(stream.meanErlangs, lost.lostErlangs * part);
      shares.set(queue, stream.meanErlangs > 0 ? meanErlangs / stream.meanErlangs : 0);
      streams.set(queue, scaled({ meanErlangs, variance: meanErlangs * beyond, peakedness: beyond }, 1 / ahtFactor));
    }
    blocked.set(group, shares);
  }
  return blocked;
}

function scaled({ meanErlangs, variance, peakedness }: OverflowStream, times: number): OverflowStream {
  return { meanErlangs: meanErlangs * times, variance: variance * times, peakedness };
}

/** Peakedness of what overflows behind so many more agents than the equivalent pool has. */
function overflowOf(equivalent: { readonly agents: number; readonly loadErlangs: number }, agents: number): number {
  const [all, load] = [equivalent.agents + agents, equivalent.loadErlangs];
  if (load === 0) return 1;
  const lost = load * blockingProbability({ agents: all, loadErlangs: load });
  return Math.max(1, 1 - lost + load / (all + 1 + lost - load));
}

/** Steps 2 and 3, until the lines agree with each other. */
function settledLines(problem: SkillProblem, mix: Mix, part: LinkedQueues, asked: Asked): Line[] {
  let lines = part.queues.map((): Line => ({ waits: 0, standing: 0, served: null }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = lines;
    lines = part.queues.map((queue, at) => {
      const found = lineOf(problem, mix, part, { ...asked, queue, lines: before });
      const { waits, standing } = before[at] ?? found;
      return {
        ...found,
        waits: waits + STEP * (found.waits - waits),
        standing: standing + STEP * (found.standing - standing),
      };
    });
    const moved = lines.map((line, at) => Math.abs(line.standing - (before[at]?.standing ?? 0)));
    if (Math.max(...moved) < SETTLED) break;
  }
  return lines;
}

interface LineQuestion extends Asked {
  readonly queue: number;
  /** The lines of the last round, by queue of the part. */
  readonly lines: readonly Line[];
}

function lineOf(problem: SkillProblem, mix: Mix, part: LinkedQueues, question: LineQuestion): Line {
  const { queue, asked } = question;
  const description = problem.queues[queue];
  const groups = asked[queue] ?? [];
  if (description === undefined || loadOf(description) === 0) return { waits: 0, standing: 0, served: null };
  const loadErlangs = loadOf(description);
  const everyoneBusy = Math.min(1 - 1e-12, busyChance(problem, part, question));
  const agents = groups.reduce((sum, group) => {
    const inTurn = (mix[group] ?? 0) * turnShare(problem, part, group, question);
    return sum + inTurn / ahtFactorOf(problem, group, queue);
  }, 0);
  if (agents < LEAST_OF_AN_AGENT) return { waits: 1, standing: 1, served: null };
  const { target } = description;
  const served = queueWithPatience({
    agents,
    loadErlangs,
    ahtSeconds: description.ahtSeconds,
    patience: { law: description.patience },
    withinSeconds: target.withinSeconds,
    ...(target.shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds: target.shortAbandonSeconds }),
  });
  if (!served.stable) return { waits: 1, standing: 1, served: null };
  const odds = oddsOf(served.waitProbability) / oddsOf(blockingProbability({ agents, loadErlangs }));
  const waits = shareOf(odds * oddsOf(everyoneBusy));
  const givesUp = served.waitProbability > 0 ? (waits * served.abandonProbability) / served.waitProbability : 0;
  // Each of those who waited and were served was taken by somebody who became free while there was a line.
  return { waits, standing: Math.min(1, (loadErlangs * Math.max(0, waits - givesUp)) / agents), served };
}

function oddsOf(share: number): number {
  return share / (1 - share);
}

function shareOf(odds: number): number {
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/** The chance that everybody who may take the queue is busy, given that nobody of it waits. */
function busyChance(problem: SkillProblem, part: LinkedQueues, question: LineQuestion): number {
  const { queue, asked, blocked, lines } = question;
  const groups = asked[queue] ?? [];
  const through = (by: readonly number[]): number =>
    by.reduce((product, group) => product * (blocked.get(group)?.get(queue) ?? 1), 1);
  const free = through(groups);
  let chance = free;
  part.queues.forEach((other, at) => {
    if (other === queue) return;
    const shared = groups.filter((group) => takes(problem, group, other));
    if (shared.length === 0) return;
    const ownToo = Math.min(...shared.map((group) => standsWhenFull(problem, part, group, question, queue)));
    const own = lines[part.queues.indexOf(queue)]?.standing ?? 0;
    const held = own < 1 ? ((lines[at]?.standing ?? 0) * (1 - ownToo)) / (1 - own) : 0;
    chance += held * (through(groups.filter((group) => !shared.includes(group))) - free);
  });
  return Math.min(1, chance);
}

/** The share of a group's people who, becoming free while the queue has a line, take a contact of it. */
function turnShare(problem: SkillProblem, part: LinkedQueues, group: number, question: LineQuestion): number {
  const { queue } = question;
  const { skills, takes: order } = problem.groups[group] ?? { skills: [], takes: "in-order" };
  const alsoStands = (other: number): number => standsWhenFull(problem, part, group, question, other);
  const before = skills.slice(
    0,
    Math.max(
      0,
      skills.findIndex((skill) => skill.queue === queue),
    ),
  );
  if (order === "in-order") return before.reduce((share, skill) => share * (1 - alsoStands(skill.queue)), 1);
  const own = problem.queues[queue]?.contactsPerHour ?? 0;
  const others = skills.filter((skill) => skill.queue !== queue);
  const rates = others.map((other) => alsoStands(other.queue) * (problem.queues[other.queue]?.contactsPerHour ?? 0));
  const all = rates.reduce((sum, rate) => sum + rate, own);
  return all > 0 ? own / all : 1;
}

/** The chance that a queue has a line while everybody of a group that takes it is busy. */
function standsWhenFull(
  problem: SkillProblem,
  part: LinkedQueues,
  group: number,
  { blocked, lines }: LineQuestion,
  queue: number,
): number {
  const taken = (problem.groups[group]?.skills ?? []).map((skill) => ({
    line: lines[part.queues.indexOf(skill.queue)],
    blocked: blocked.get(group)?.get(skill.queue) ?? 0,
  }));
  const noLine = taken.reduce((product, { line }) => product * (1 - (line?.standing ?? 0)), 1);
  const fullWithoutLines = Math.max(0, ...taken.map((each) => each.blocked));
  const full = Math.max(1 - (1 - fullWithoutLines) * noLine, ...taken.map(({ line }) => line?.waits ?? 0));
  const standing = lines[part.queues.indexOf(queue)]?.standing ?? 0;
  return full > 0 ? Math.min(1, standing / full) : 0;
}

function takes({ groups }: SkillProblem, group: number, queue: number): boolean {
  return groups[group]?.skills.some((skill) => skill.queue === queue) ?? false;
}

function serviceOf(problem: SkillProblem, queue: number, line: Line | undefined) {
  const description = problem.queues[queue];
  if (description === undefined || loadOf(description) === 0) return { serviceLevel: 1, abandonShare: 0 };
  const { definition } = description.target;
  if (line?.served === null || line?.served === undefined) return { serviceLevel: 0, abandonShare: 1 };
  const { waits, served } = line;
  // Of those who wait, so much: M/M/n+G tells it of all, and how many of them wait.
  const ofWaiting = (share: number): number =>
    served.waitProbability > 0 ? Math.max(0, share) / served.waitProbability : 0;
  const { slOffered, slAbandonGood, slExclShort, slVirtual } = served.serviceLevels;
  const abandonShare = waits * ofWaiting(served.abandonProbability);
  const shortOf = slExclShort > 0 ? 1 - slOffered / slExclShort : 0;
  const serviceLevel = levelOf(definition, {
    answeredInTime: 1 - waits * (1 - ofWaiting(slOffered - (1 - served.waitProbability))),
    answered: 1 - abandonShare,
    gaveUpInTime: waits * ofWaiting(slAbandonGood - slOffered),
    gaveUpShort: waits * ofWaiting(shortOf),
    offeredWaitInTime: 1 - waits * (1 - ofWaiting(slVirtual - (1 - served.waitProbability))),
  });
  return { serviceLevel: Math.max(0, serviceLevel), abandonShare };
}

/** People busy by group: what they take at once, and of those who waited their share. */
function busyPeople(
  problem: SkillProblem,
  mix: Mix,
  part: LinkedQueues,
  { asked, blocked, lines }: Asked & { readonly lines: readonly Line[] },
): Map<number, number> {
  const busy = new Map<number, number>();
  part.queues.forEach((queue, at) => {
    const description = problem.queues[queue];
    if (description === undefined) return;
    const groups = asked[queue] ?? [];
    const { waits = 1 } = lines[at] ?? {};
    const { abandonShare } = serviceOf(problem, queue, lines[at]);
    const inTurn = groups.map(
      (group) => (mix[group] ?? 0) * turnShare(problem, part, group, { asked, blocked, lines, queue }),
    );
    const takenInTurn = inTurn.reduce((sum, each) => sum + each, 0);
    const blockedByAll = groups.reduce((product, group) => product * (blocked.get(group)?.get(queue) ?? 1), 1);
    let reaches = 1;
    groups.forEach((group, place) => {
      const share = blocked.get(group)?.get(queue) ?? 1;
      const atOnce = blockedByAll < 1 ? ((reaches * (1 - share)) / (1 - blockedByAll)) * (1 - waits) : 0;
      const afterWaiting = (Math.max(0, waits - abandonShare) * (inTurn[place] ?? 0)) / takenInTurn;
      const erlangs = loadOf(description) * (atOnce + afterWaiting) * ahtFactorOf(problem, group, queue);
      busy.set(group, Math.min(mix[group] ?? 0, (busy.get(group) ?? 0) + erlangs));
      reaches *= share;
    });
  });
  return busy;
}
