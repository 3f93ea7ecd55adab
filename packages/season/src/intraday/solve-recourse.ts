import {
  type EarlyDecision,
  type EarlyLimit,
  lossWith,
  type Solve,
  type SolverLimits,
  solveStaged,
  type StagedProblem,
  type Supply,
} from "@springtide/planning";
import type { Ground, Way, Ways } from "./ways.ts";

/** What is chosen of some ways, and what that does. */
export interface Recourse {
  readonly chosen: readonly { readonly way: Way; readonly heads: number }[];
  /** Added to the ledger beside what was planned. */
  readonly cost: number;
  /** Lost with contacts in the rest of the day. */
  readonly loss: number;
}

const LIMITS: SolverLimits = { gap: 1e-3, nodes: 2000 };

/**
 * The ways of least cost and loss, taken together, by the loss tables of the rest of the day. Exact but for the gap, one in a thousand if none
 * is given.
 */
export function solveRecourse(
  ground: Ground,
  all: readonly Ways[],
  solve: Solve,
  limits: SolverLimits = LIMITS,
): Recourse {
  const problem = recourseProblem(ground, all);
  const ways = all.flatMap(({ ways: own }) => own);
  const { early, cost } = solveStaged(problem, limits, solve);
  const spent = ways.reduce((sum, way, w) => sum + way.cost * Math.round(early[w] ?? 0), 0);
  return {
    chosen: ways.flatMap((way, w) => {
      const heads = Math.round(early[w] ?? 0);
      return heads > 0 && !way.isAsPlanned ? [{ way, heads }] : [];
    }),
    cost: spent,
    loss: Math.max(0, cost - spent),
  };
}

/** What the rest of the day loses with people as they are. */
export function lossAsItIs({ rest, groups, heads }: Ground): number {
  const agents = new Float64Array(rest.cells.length);
  groups.forEach(({ serves }, g) => {
    serves.forEach((id, s) => {
      const queue = rest.queues.find((one) => one.queue.id === id);
      queue?.cellOf.forEach((cell, interval) => {
        if (cell >= 0)
          agents[cell] = (agents[cell] ?? 0) + (heads[g]?.[s]?.[interval] ?? 0) * (queue.perHead[interval] ?? 0);
      });
    });
  });
  return rest.cells.reduce((sum, loss, cell) => sum + lossWith(loss, agents[cell] ?? 0), 0);
}

/** The rest of a day as a staged problem without a second stage: whoever is there or comes works in cells that lose less by it. */
function recourseProblem(ground: Ground, all: readonly Ways[]): StagedProblem {
  const supplies: Supply[] = [];
  const works = (queues: readonly string[], interval: number, part: number): Supply["works"] =>
    ground.rest.queues.flatMap(({ queue, cellOf, perHead }) => {
      const cell = cellOf[interval] ?? -1;
      return cell >= 0 && queues.includes(queue.id) ? [{ cell, agents: (perHead[interval] ?? 0) * part }] : [];
    });
  ground.groups.forEach(({ id, serves }, g) => {
    serves.forEach((queue, s) => {
      ground.heads[g]?.[s]?.forEach((heads, interval) => {
        const where = works([queue], interval, 1);
        if (heads > 0 && where.length > 0)
          supplies.push({ name: `${id}-${g}-${queue}-${interval}`, works: where, heads });
      });
    });
  });
  const pools = new Map<string, number>();
  const poolOf = ({ queues, interval, part }: Way["adds"][number]): number[] => {
    const key = `${queues.join("-")}-${interval}-${part.toFixed(6)}`;
    const known = pools.get(key);
    if (known !== undefined) return [known];
    const where = works(queues, interval, part);
    if (where.length === 0) return [];
    const at = supplies.push({ name: `pool-${key}`, works: where, heads: 0 }) - 1;
    pools.set(key, at);
    return [at];
  };
  const early: EarlyDecision[] = [];
  const limits: EarlyLimit[] = [];
  for (const { ways, limits: own } of all) {
    const first = early.length;
    for (const { kind, cost, most, adds } of ways)
      early.push({ name: `${kind}-${early.length}`, cost, most, isWhole: true, supplies: adds.flatMap(poolOf) });
    for (const { name, most, uses } of own)
      limits.push({ name, most, uses: uses.map(([way, amount]) => ({ early: first + way, amount })) });
  }
  return {
    early,
    late: [],
    supplies,
    limits,
    signals: [{ name: "today", probability: 1, losses: ground.rest.cells }],
    rising: [],
  };
}
