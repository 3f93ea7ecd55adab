import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { queueWork, type QueueWork } from "../requirement/queue-work.ts";
import { type ConvexLoss, envelopeOf } from "./convex-loss.ts";
import { thinnedLoss } from "./thinned-loss.ts";

/** What a contact costs that does not go as promised. */
export interface ContactLoss {
  /** One that gives up. */
  readonly perAbandoned: number;
  /** One that the target counts and that is not answered in time, whether given up or not. */
  readonly perLate: number;
}

/** Losses of one queue: one for each signal and cell. */
export interface LossTables {
  readonly cells: QueueWork["cells"];
  /** [signal][cell] */
  readonly losses: readonly (readonly ConvexLoss[])[];
}

/** With fewer agents than this part of the load what is lost is taken from below by what cannot be served. */
const STARVED = 0.5;
/** Beyond this share of what a cell can lose at all, more agents are not looked at. */
const NOTHING = 1e-4;

/**
 * What each cell of a queue (an open interval, or an open day of deferred work) loses by the agents in it, expected over the paths of each
 * signal, as its convex envelope. Agents are net of shrinkage. Steps that change less than `tolerance` (money) are left out, always downwards.
 */
export function lossTables(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly pathsOfSignal: readonly (readonly number[])[];
  readonly loss: ContactLoss;
  readonly tolerance: number;
}): LossTables {
  const { queue, grid, pathsOfSignal, loss, tolerance } = question;
  const work = queueWork(queue, grid, new Float64Array(grid.intervalSeconds.length));
  const losses = pathsOfSignal.map((paths) =>
    tablesOfPaths(work, paths, loss).map((table) => thinnedLoss(envelopeOf(table), tolerance)),
  );
  return { cells: work.cells, losses };
}

/** By cell: mean loss over the paths with 0, 1, 2 ... agents. */
function tablesOfPaths(work: QueueWork, paths: readonly number[], loss: ContactLoss): readonly number[][] {
  const { count } = work.cells;
  const tables = Array.from({ length: count }, (): number[] => []);
  const most = mostAgents(work, paths);
  for (const path of paths) {
    const { contacts, loads } = work.ofPath(path);
    for (let cell = 0; cell < count; cell += 1) {
      const [coming, load] = [(contacts[cell] ?? 0) / paths.length, loads[cell] ?? 0];
      const table = tables[cell] ?? [];
      for (let agents = 0; agents <= (most[cell] ?? 0); agents += 1)
        table[agents] = (table[agents] ?? 0) + coming * lossPerContact(work, agents, load, loss);
    }
  }
  // What little is lost beyond is taken off, so that no bound is too high.
  for (const table of tables) table[table.length - 1] = 0;
  return tables;
}

function lossPerContact({ model }: QueueWork, agents: number, load: number, loss: ContactLoss): number {
  // Nobody can serve more than agents do who are always busy; that starved, hardly more is lost than this.
  if (model.name === "patience" && agents < STARVED * load) return loss.perAbandoned * (1 - agents / load);
  const late = Math.max(0, model.counted(agents, load) - model.kept(agents, load));
  return loss.perAbandoned * model.abandoned(agents, load) + loss.perLate * late;
}

/** Agents beyond which a cell loses next to nothing on any path. */
function mostAgents(work: QueueWork, paths: readonly number[]): Int32Array {
  const { cells, model } = work;
  const highest = new Float64Array(cells.count);
  for (const path of paths)
    work.ofPath(path).loads.forEach((load, cell) => {
      highest[cell] = Math.max(highest[cell] ?? 0, load);
    });
  return Int32Array.from(highest, (load) => {
    let agents = Math.ceil(load);
    while (load > 0 && agents < 2 * load + 50 && 1 - model.kept(agents, load) > NOTHING) agents += 1;
    return agents;
  });
}
