import type { QueueModel } from "../queue-model.ts";
import type { Targets } from "../targets/targets.ts";

interface Asked {
  readonly intervalSeconds: number;
  readonly model: QueueModel;
  readonly targets: Targets;
  /** Share of rostered time in which people take no contacts: [0, 1). */
  readonly shrinkage: number;
}

/** How many agents do these contacts need? */
export interface AgentsQuestion extends Asked {
  readonly solve: "agents";
  /** Expected in the interval; need not be whole. */
  readonly contacts: number;
  readonly ahtSeconds: number;
}

/** What service does this team give? */
export interface ServiceQuestion extends Asked {
  readonly solve: "service";
  readonly contacts: number;
  readonly ahtSeconds: number;
  readonly agents: number;
}

/** How many contacts does this team bear within the targets? */
export interface VolumeQuestion extends Asked {
  readonly solve: "volume";
  readonly ahtSeconds: number;
  readonly agents: number;
}

/** How long may the mean handling time be before this team misses a target? */
export interface HandleTimeQuestion extends Asked {
  readonly solve: "aht";
  readonly contacts: number;
  readonly agents: number;
}

/**
 * A question of staffing in one of its four directions: the work, the team and the promise are tied together, and any
 * one of them follows from the others. `solve` names the one that is asked for.
 */
export type StaffingQuestion = AgentsQuestion | ServiceQuestion | VolumeQuestion | HandleTimeQuestion;

/**
 * The wait at which service levels of an answer are judged, in seconds: that of the service-level target, else of the
 * percentile, else at once (0 s).
 * @example judgedWithinSeconds({ serviceLevel: { share: 0.8, withinSeconds: 20 } }) // => 20
 */
export function judgedWithinSeconds({ serviceLevel, waitPercentile }: Targets): number {
  return serviceLevel?.withinSeconds ?? waitPercentile?.seconds ?? 0;
}
