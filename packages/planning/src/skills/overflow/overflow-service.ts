import { levelOf, type QueueService } from "../mix-service.ts";
import { groupsOfQueues, type LinkedQueues } from "../routing.ts";
import { loadOf, type Mix, type SkillProblem } from "../skill-problem.ts";
import { blockedShares } from "./blocked-shares.ts";
import { busyPeople } from "./busy-people.ts";
import type { Line } from "./lines.ts";
import { settledLines } from "./settled-lines.ts";

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
 * Exact for a group alone, and for the first group of an order while nobody waits. Error of the service level, measured on random houses at
 * 70 to 100 % load: against the chain of all states (40 houses of two queues) 0.6 points on average, 4 at worst; against simulation (25
 * houses of two to four queues, up to three cross-trained groups, other handling times) 1.7 points, 18 at worst, where queues are taken in
 * order, and 3.5 points, 25 at worst and nearly always too low, where the longest waiting is taken. Held in part by
 * test/skills/overflow-service.test.ts. Hence every mix found by it is played out before it is shown.
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
