import type { LinkedQueues } from "../routing.ts";
import type { Mix, SkillProblem, SkillTarget } from "../skill-problem.ts";
import { levelOf, type QueueService } from "../mix-service.ts";
import { chainLayout, type ChainLayout } from "./chain-layout.ts";
import { CHANGE, chainStates, type ChainStates } from "./chain-states.ts";
import { stationary } from "./stationary.ts";
import { taggedFate } from "./tagged-wait.ts";

/** Customers that the cut line turns away: fewer than this share change no figure that is shown. */
const CUT_OFF = 1e-6;
const SHORT_ABANDON_SECONDS = 5;
const WAITING_AT_FIRST = 12;

/**
 * What linked queues give, exactly: the chain of everybody busy and everybody waiting, solved as a whole, and for the waits one customer
 * followed through it. Assumes Poisson arrivals, exponential handling times, patience that is exponential or endless, and groups
 * that take queues in order. The lines are cut where fewer than 1e-8 of the customers would stand.
 * Source: Stewart (1994), Introduction to the Numerical Solution of Markov Chains.
 * Cost: some hundred sweeps over all changes: 20 ms for 2,000 states.
 * @returns null where the chain would have more than so many states, or patience or the order of taking is of another kind
 */
export function chainService(
  problem: SkillProblem,
  mix: Mix,
  part: LinkedQueues,
  mostStates: number,
): QueueService[] | null {
  if (!isOfTheKind(problem, part)) return null;
  let most = part.queues.map(() => WAITING_AT_FIRST);
  for (;;) {
    const layout = chainLayout(problem, mix, part, most);
    const states = layout === null ? null : chainStates(layout, mostStates);
    if (layout === null || states === null) return null;
    const share = stationary(states);
    const cut = part.queues.map((_, at) => shareAtCut(layout, states, share, at));
    if (cut.every((each) => each < CUT_OFF))
      return part.queues.map((_, at) => serviceOf(problem, mix, part, { layout, states, share, at }));
    most = most.map((count, at) => ((cut[at] ?? 0) < CUT_OFF ? count : count * 2));
  }
}

function isOfTheKind(problem: SkillProblem, { queues, groups }: LinkedQueues): boolean {
  return (
    queues.every((queue) => {
      const kind = problem.queues[queue]?.patience.kind;
      return kind === "exponential" || kind === "endless";
    }) &&
    groups.every((group) => {
      const { takes, skills } = problem.groups[group] ?? { takes: "in-order", skills: [] };
      return takes === "in-order" || skills.length === 1;
    })
  );
}

interface Solved {
  readonly layout: ChainLayout;
  readonly states: ChainStates;
  readonly share: Float64Array;
  /** The queue, by its place in the part. */
  readonly at: number;
}

function shareAtCut({ queues }: ChainLayout, { count, waiting }: ChainStates, share: Float64Array, at: number): number {
  const cut = queues[at]?.mostWaiting ?? 0;
  let sum = 0;
  for (let state = 0; state < count; state += 1)
    if (waiting[state * queues.length + at] === cut) sum += share[state] ?? 0;
  return sum;
}

function serviceOf(problem: SkillProblem, mix: Mix, part: LinkedQueues, solved: Solved): QueueService {
  const { layout, states, share, at } = solved;
  const queue = part.queues[at] ?? 0;
  const { target } = problem.queues[queue] ?? { target: null };
  const { arrivalsPerSecond, givesUpPerSecond } = layout.queues[at] ?? { arrivalsPerSecond: 0, givesUpPerSecond: 0 };
  const occupancy = occupancyOf(problem, mix, part, solved);
  if (arrivalsPerSecond === 0 || target === null)
    return { serviceLevel: 1, abandonShare: 0, occupancy, method: "markov-chain" };
  const joined = joinedLine(states, share, at, layout.queues.length);
  const waits = joined.reduce((sum, each) => sum + each, 0);
  let inLine = 0;
  for (let state = 0; state < states.count; state += 1)
    inLine += (states.waiting[state * layout.queues.length + at] ?? 0) * (share[state] ?? 0);
  const abandonShare = (givesUpPerSecond * inLine) / arrivalsPerSecond;
  const fate = (givesUp: number, seconds: number) =>
    taggedFate(states, at, joined, { givesUpPerSecond: givesUp, seconds });
  return {
    serviceLevel: judged(target, { waits, abandonShare, givesUpPerSecond, fate }),
    abandonShare,
    occupancy,
    method: "markov-chain",
  };
}

/** By state just after: the share of all customers of the queue who join its line there. */
function joinedLine(
  { count, start, to, change, waiting }: ChainStates,
  share: Float64Array,
  at: number,
  queues: number,
): Float64Array {
  const joined = new Float64Array(count);
  for (let state = 0; state < count; state += 1) {
    for (let place = start[state] ?? 0; place < (start[state + 1] ?? 0); place += 1) {
      if (change[place] !== CHANGE.arrives + 4 * at) continue;
      const target = to[place] ?? 0;
      if ((waiting[target * queues + at] ?? 0) > (waiting[state * queues + at] ?? 0))
        joined[target] = (joined[target] ?? 0) + (share[state] ?? 0);
    }
  }
  return joined;
}

function judged(
  { definition, withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS }: SkillTarget,
  of: {
    readonly waits: number;
    readonly abandonShare: number;
    readonly givesUpPerSecond: number;
    readonly fate: (givesUp: number, seconds: number) => { readonly taken: number; readonly gaveUp: number };
  },
): number {
  const inTime = of.fate(of.givesUpPerSecond, withinSeconds);
  return levelOf(definition, {
    answeredInTime: 1 - of.waits + inTime.taken,
    answered: 1 - of.abandonShare,
    gaveUpInTime: inTime.gaveUp,
    gaveUpShort: definition === "slExclShort" ? of.fate(of.givesUpPerSecond, shortAbandonSeconds).gaveUp : 0,
    offeredWaitInTime: definition === "slVirtual" ? 1 - of.waits + of.fate(0, withinSeconds).taken : 0,
  });
}

/** How busy everyone is who may take the queue. */
function occupancyOf(
  problem: SkillProblem,
  mix: Mix,
  part: LinkedQueues,
  { layout, states, share, at }: Solved,
): number {
  const queue = part.queues[at] ?? 0;
  const able = part.groups.flatMap((group, index) =>
    problem.groups[group]?.skills.some((skill) => skill.queue === queue) === true ? [index] : [],
  );
  const people = able.reduce((sum, index) => sum + (mix[part.groups[index] ?? 0] ?? 0), 0);
  if (people === 0) return 0;
  const places = layout.places.flatMap(({ group }, place) => (able.includes(group) ? [place] : []));
  let busy = 0;
  for (let state = 0; state < states.count; state += 1) {
    const row = state * layout.places.length;
    for (const place of places) busy += (states.busy[row + place] ?? 0) * (share[state] ?? 0);
  }
  return busy / people;
}
