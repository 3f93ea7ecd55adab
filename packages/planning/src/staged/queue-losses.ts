import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { queueWork, type QueueWork } from "../requirement/queue-work.ts";
import type { ServiceModel } from "../requirement/service-model.ts";
import { type ConvexLoss, envelopeOf } from "./convex-loss.ts";
import type { ContactLoss } from "./contact-loss.ts";
import { thinnedLoss } from "./thinned-loss.ts";

/** Some cells of a queue; `to` is not among them. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

/** What one queue loses, opened once and asked for many stretches of days: its service tables and what each path brings are kept. */
export interface QueueLosses {
  readonly cells: QueueWork["cells"];
  /** The model of the line; another opening of the same queue may share it. */
  readonly model: ServiceModel;
  /** Expected over the paths of each signal, as convex envelopes: [signal][cell - from]. Steps of less than `tolerance` are left out. */
  losses(
    pathsOfSignal: readonly (readonly number[])[],
    range: CellRange,
    tolerance: number,
  ): readonly (readonly ConvexLoss[])[];
  /** What one path really loses with these agents, neither convex nor thinned. @param agents by cell of the range, parts of agents included */
  ofPath(path: number, range: CellRange, agents: Float64Array): number;
  /** Contacts of one path in these cells. */
  contactsOf(path: number, range: CellRange): number;
}

/** With fewer agents than this part of the load what is lost is taken from below by what cannot be served. */
const STARVED = 0.5;
/** Beyond this share of what a cell can lose at all, more agents are not looked at. */
const NOTHING = 1e-4;

/**
 * Opens a queue for its losses. Memory: 8 bytes for each cell and path. Cost of a look-up: about 50 ns.
 * @param question.model shared with another opening of the same queue; its own if not given
 */
export function queueLosses(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly loss: ContactLoss;
  readonly paths: number;
  readonly model?: ServiceModel | undefined;
}): QueueLosses {
  const { queue, grid, loss, paths } = question;
  const work = queueWork(queue, grid, new Float64Array(grid.intervalSeconds.length), question.model);
  const { cells, model } = work;
  const kept = pathsKept(work, paths);
  const priced: Priced = { kept, count: cells.count, model, loss };
  return {
    cells,
    model,
    losses: (pathsOfSignal, range, tolerance) =>
      pathsOfSignal.map((of) =>
        meanLosses(priced, of, range).map((table) => thinnedLoss(envelopeOf(table), tolerance)),
      ),
    ofPath: (path, range, agents) => lossOfPath(priced, path, range, agents),
    contactsOf: (path, { from, to }) => {
      const at = path * cells.count;
      return kept.contacts.subarray(at + from, at + to).reduce((sum, coming) => sum + coming, 0);
    },
  };
}

/** Contacts and loads of every path, [path * cells + cell]. */
interface PathsKept {
  readonly contacts: Float32Array;
  readonly loads: Float32Array;
}

interface Priced {
  readonly kept: PathsKept;
  readonly count: number;
  readonly model: ServiceModel;
  readonly loss: ContactLoss;
}

function pathsKept(work: QueueWork, paths: number): PathsKept {
  const { count } = work.cells;
  const contacts = new Float32Array(paths * count);
  const loads = new Float32Array(paths * count);
  for (let path = 0; path < paths; path += 1) {
    const brought = work.ofPath(path);
    contacts.set(brought.contacts, path * count);
    loads.set(brought.loads, path * count);
  }
  return { contacts, loads };
}

/** By cell: mean loss over the paths with 0, 1, 2 ... agents. */
function meanLosses(priced: Priced, paths: readonly number[], { from, to }: CellRange): number[][] {
  const { kept, count, model, loss } = priced;
  return Array.from({ length: Math.max(0, to - from) }, (_, c) => {
    const places = paths.map((path) => path * count + from + c);
    const most = mostAgents(model, Math.max(0, ...places.map((at) => kept.loads[at] ?? 0)));
    const table = new Array<number>(most + 1).fill(0);
    for (const at of places) {
      const [coming, load] = [(kept.contacts[at] ?? 0) / paths.length, kept.loads[at] ?? 0];
      for (let agents = 0; agents <= most; agents += 1)
        table[agents] = (table[agents] ?? 0) + coming * lossPerContact(model, agents, load, loss);
    }
    // What little is lost beyond is taken off, so that no bound is too high.
    table[most] = 0;
    return table;
  });
}

function lossPerContact(model: ServiceModel, agents: number, load: number, loss: ContactLoss): number {
  // Nobody can serve more than agents do who are always busy; that starved, hardly more is lost than this.
  if (model.name === "patience" && loss.perLate === 0 && agents < STARVED * load)
    return loss.perAbandoned * (1 - agents / load);
  return trueLossPerContact(model, agents, load, loss);
}

function trueLossPerContact(model: ServiceModel, agents: number, load: number, loss: ContactLoss): number {
  const late = Math.max(0, model.counted(agents, load) - model.kept(agents, load));
  return loss.perAbandoned * model.abandoned(agents, load) + loss.perLate * late;
}

/** Between whole numbers of agents on a straight line, so that the tables of whole ones serve all. */
function lossOfPath(
  { kept, count, model, loss }: Priced,
  path: number,
  range: CellRange,
  agents: Float64Array,
): number {
  let total = 0;
  for (let cell = range.from; cell < range.to; cell += 1) {
    const at = path * count + cell;
    const [coming, load] = [kept.contacts[at] ?? 0, kept.loads[at] ?? 0];
    if (coming <= 0) continue;
    const there = Math.max(0, agents[cell - range.from] ?? 0);
    const whole = Math.floor(there + 1e-9);
    const part = Math.max(0, there - whole);
    const lost = trueLossPerContact(model, whole, load, loss);
    total += coming * (part < 1e-9 ? lost : lost + part * (trueLossPerContact(model, whole + 1, load, loss) - lost));
  }
  return total;
}

/** Agents beyond which this load, the highest of a cell's, loses next to nothing. */
function mostAgents(model: ServiceModel, load: number): number {
  let agents = Math.ceil(load);
  while (load > 0 && agents < 2 * load + 50 && 1 - model.kept(agents, load) > NOTHING) agents += 1;
  return agents;
}
