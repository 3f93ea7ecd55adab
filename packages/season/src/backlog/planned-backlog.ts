import type { IntervalGrid } from "@springtide/calendar";
import type { Plan, PlannedBacklog, Queue } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { wholeAgents } from "../line-day.ts";
import { queueOf } from "../places.ts";
import { alreadyLate, dueMs, type OpeningPile } from "./opening-pile.ts";

/** What becomes of an opening backlog. */
interface ClearedPile {
  /** When the last contact is done; null where that is not within the plan. */
  readonly clearedMs: number | null;
  /** Contacts that are done after their promise, or still wait when it ends. */
  readonly late: number;
  readonly left: number;
}

/**
 * The opening backlog of each queue that has one, and when the people planned have cleared it. Every promise of a queue is equally long, so
 * nothing that comes later goes before it: the clearing hangs on no season.
 */
export function plannedBacklog(
  { shop, grid, openingBacklog = [] }: SeasonBasis,
  demand: Demand,
  staffing: Plan["staffing"],
): PlannedBacklog[] {
  return openingBacklog.flatMap(({ queue: id, asOf, unit, openItems }): PlannedBacklog[] => {
    const drawn = demand.queues.find(({ queue }) => queue === id);
    const staffed = staffing.find(({ queue }) => queue === id);
    if (drawn === undefined || drawn.opening === null || staffed === undefined) return [];
    const queue = queueOf(shop, id);
    const { aht, opening } = drawn;
    const agents = Uint16Array.from(staffed.own, (own, t) =>
      drawn.open[t] === 1 ? wholeAgents(own + (staffed.overflow[t] ?? 0), queue.shrinkage) : 0,
    );
    const ahtSeconds = aht.ofInterval ?? new Float64Array(agents.length).fill(aht.meanSeconds);
    const { clearedMs, late, left } = clearedPile(opening, { grid, queue, agents, ahtSeconds });
    return [
      {
        ...{ queue: id, asOf, unit, openItems, countedIn: queue.unit ?? "message" },
        contacts: opening.contacts,
        alreadyLate: alreadyLate(opening, queue),
        workHours: rounded((opening.contacts * aht.meanSeconds) / 3600),
        ...{ late: rounded(late), left: rounded(left) },
        clearedAt: clearedMs === null ? null : grid.zone.formatInstant(clearedMs),
      },
    ];
  });
}

/**
 * Works an opening backlog off, oldest due first, as a fluid: agents are busy with it from the first moment that they are there until nothing is
 * left. The last moment is rounded up to a whole second. Cost: O(intervals and batches).
 * @param by.agents at work by interval of the grid; `ahtSeconds` of what is begun in it
 */
export function clearedPile(
  pile: OpeningPile,
  by: {
    readonly grid: Pick<IntervalGrid, "startsMs" | "seconds">;
    readonly queue: Pick<Queue, "target">;
    readonly agents: Uint16Array;
    readonly ahtSeconds: Float64Array;
  },
): ClearedPile {
  const { grid, queue, agents, ahtSeconds } = by;
  if (pile.contacts === 0) return { clearedMs: pile.firstOpenMs, late: 0, left: 0 };
  let [t, fromMs, late] = [0, grid.startsMs[0] ?? 0, 0];
  const endOf = (interval: number): number => (grid.startsMs[interval] ?? 0) + (grid.seconds[interval] ?? 0) * 1000;
  let left = pile.contacts;
  for (const batch of pile.batches) {
    const due = dueMs(batch, queue);
    let open = batch.contacts;
    while (open > DUST && t < agents.length) {
      const perMs = (agents[t] ?? 0) / ((ahtSeconds[t] ?? 1) * 1000);
      const done = Math.min(open, perMs * (endOf(t) - fromMs));
      const untilMs = done < open ? endOf(t) : fromMs + open / perMs;
      late += done * shareAfter(due, fromMs, untilMs);
      open -= done;
      left -= done;
      fromMs = untilMs;
      if (fromMs >= endOf(t)) {
        t += 1;
        fromMs = grid.startsMs[t] ?? fromMs;
      }
    }
    if (open > DUST && due < endOf(agents.length - 1)) late += open;
  }
  return left > DUST ? { clearedMs: null, late, left } : { clearedMs: Math.ceil(fromMs / 1000) * 1000, late, left: 0 };
}

/** Rounding leaves less than this of a contact. */
const DUST = 1e-9;

/** Share of what is done evenly over a stretch that is done after a moment. */
function shareAfter(ms: number, fromMs: number, untilMs: number): number {
  if (untilMs <= ms) return 0;
  return fromMs >= ms ? 1 : (untilMs - ms) / (untilMs - fromMs);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
