import { emptyTally, tallyPath } from "./expected-service.ts";
import { queueWork } from "./queue-work.ts";
import { agentsByCell, type SuppliedPeople } from "./service-with-people.ts";

/** What people give one queue in each path: contacts by path. */
export interface ServiceByPath {
  readonly contacts: Float64Array;
  /** The denominator of the target's definition. */
  readonly counted: Float64Array;
  /** Its numerator. */
  readonly kept: Float64Array;
  readonly abandoned: Float64Array;
}

/**
 * Service of each queue in each path with the people supplied: `expectedService` before anything is added up over paths, so that two ways of
 * staffing, or two seasons, can be compared path by path. Cost: O(paths * intervals).
 */
export function serviceByPath({
  queues,
  paths,
  supplied,
  ...grid
}: Omit<SuppliedPeople, "countedFrom">): ServiceByPath[] {
  const rates = new Float64Array(grid.intervalSeconds.length);
  return queues.map((queue, q) => {
    const work = queueWork(queue, { ...grid, weekOfInterval: new Int32Array(rates.length) }, rates);
    const agents = agentsByCell(work, supplied[q] ?? new Float64Array(rates.length), grid.intervalSeconds);
    const byPath = Array.from({ length: paths }, (_, path) => {
      const tally = emptyTally(work);
      tallyPath(work, agents, path, tally);
      return tally;
    });
    const sums = (of: "contacts" | "counted" | "kept" | "abandoned"): Float64Array =>
      Float64Array.from(byPath, (tally) => tally[of].reduce((total, value) => total + value, 0));
    return { contacts: sums("contacts"), counted: sums("counted"), kept: sums("kept"), abandoned: sums("abandoned") };
  });
}
