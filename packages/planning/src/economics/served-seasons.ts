import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { keptInTime, type PathWork, queueWork, type QueueWork } from "../requirement/queue-work.ts";

/** What people give one queue: contacts, by path and by day. */
export interface ServedSeasons {
  /** By path, in the order asked for. */
  readonly contacts: Float64Array;
  /** Those who give up, by path. */
  readonly abandoned: Float64Array;
  /** Those whom the target counts and who are not answered in time, whether given up or not; by path. */
  readonly late: Float64Array;
  /** Numerator and denominator of the target's definition, by path. */
  readonly kept: Float64Array;
  readonly counted: Float64Array;
  /** By day of the grid, mean over the paths. */
  readonly byDay: { readonly contacts: Float64Array; readonly late: Float64Array; readonly answered: Float64Array };
  /** Deferred work that is still waiting when the plan ends, mean over the paths; 0 for lines. */
  readonly waitingAtEnd: number;
}

/**
 * What each of several ways to staff a queue gives it, path by path and day by day, in one walk through the paths and with one set of
 * tables. Answered are, on a line, those who do not give up; of deferred work those done in time. Deferred work that is left over is late,
 * and it is carried from day to day only to tell how much is never answered within the plan.
 * @param question.supplies agents net of shrinkage by interval of the grid, one array for each way
 * Cost: O(paths * cells * supplies).
 */
export function servedSeasons(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly paths: readonly number[];
  readonly supplies: readonly Float64Array[];
}): ServedSeasons[] {
  const { queue, grid, paths, supplies } = question;
  const work = queueWork(queue, grid, new Float64Array(grid.intervalSeconds.length));
  const days = daysOfCells(work, grid.dayOffsets);
  const walks = supplies.map((supply) => ({
    agents: agentsOfCells(work, supply, grid.intervalSeconds),
    served: emptySeasons(paths.length, grid.dayOffsets.length - 1),
  }));
  paths.forEach((path, i) => {
    const brings = work.ofPath(path);
    for (const { agents, served } of walks) addPath(work, { brings, agents, days, place: i }, served);
  });
  return walks.map(({ served }) => {
    for (const byDay of Object.values(served.byDay))
      for (let day = 0; day < byDay.length; day += 1) byDay[day] = (byDay[day] ?? 0) / paths.length;
    return { ...served, waitingAtEnd: served.waitingAtEnd / paths.length };
  });
}

type Mutable = { -readonly [K in keyof ServedSeasons]: ServedSeasons[K] };

function emptySeasons(paths: number, days: number): Mutable {
  const byPath = (): Float64Array => new Float64Array(paths);
  const byDay = (): Float64Array => new Float64Array(days);
  return {
    ...{ contacts: byPath(), abandoned: byPath(), late: byPath(), kept: byPath(), counted: byPath() },
    byDay: { contacts: byDay(), late: byDay(), answered: byDay() },
    waitingAtEnd: 0,
  };
}

interface WalkedPath {
  readonly brings: PathWork;
  readonly agents: Float64Array;
  readonly days: Int32Array;
  readonly place: number;
}

function addPath(work: QueueWork, { brings, agents, days, place }: WalkedPath, into: Mutable): void {
  const { model, cells, queue } = work;
  const isDeferred = queue.work === "deferred";
  let backlogSeconds = 0;
  for (let cell = 0; cell < cells.count; cell += 1) {
    const [there, load, count] = [agents[cell] ?? 0, brings.loads[cell] ?? 0, brings.contacts[cell] ?? 0];
    if (isDeferred) {
      const able = there * queue.target.maxOccupancy;
      backlogSeconds = Math.max(0, backlogSeconds + (load - able) * (cells.seconds[cell] ?? 0));
    }
    if (count <= 0) continue;
    const abandoned = count * model.abandoned(there, load);
    const kept = keptInTime(queue, cell, count * model.kept(there, load));
    const counted = count * model.counted(there, load);
    const late = Math.max(0, counted - kept);
    add(into.contacts, place, count);
    add(into.abandoned, place, abandoned);
    add(into.late, place, late);
    add(into.kept, place, kept);
    add(into.counted, place, counted);
    const day = days[cell] ?? 0;
    add(into.byDay.contacts, day, count);
    add(into.byDay.late, day, late);
    add(into.byDay.answered, day, isDeferred ? kept : count - abandoned);
  }
  into.waitingAtEnd += backlogSeconds / queue.ahtSeconds;
}

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}

/** Mean agents over each cell's open time. */
function agentsOfCells({ cells }: QueueWork, supply: Float64Array, intervalSeconds: Float64Array): Float64Array {
  const agents = new Float64Array(cells.count);
  cells.staffedCell.forEach((cell, t) => {
    if (cell >= 0) add(agents, cell, ((supply[t] ?? 0) * (intervalSeconds[t] ?? 0)) / (cells.seconds[cell] ?? 1));
  });
  return agents;
}

/** The day of the grid on which each cell is worked. */
function daysOfCells({ cells }: QueueWork, dayOffsets: Int32Array): Int32Array {
  const days = new Int32Array(cells.count);
  for (let day = 0; day + 1 < dayOffsets.length; day += 1)
    for (let t = dayOffsets[day] ?? 0; t < (dayOffsets[day + 1] ?? 0); t += 1) {
      const cell = cells.staffedCell[t] ?? -1;
      if (cell >= 0) days[cell] = day;
    }
  return days;
}
