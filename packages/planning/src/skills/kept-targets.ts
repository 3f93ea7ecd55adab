import type { QueueService } from "./mix-service.ts";
import type { SkillProblem } from "./skill-problem.ts";

/** A target kept but for the last digits is kept. */
const ROUNDING = 1e-9;

/** What counts of a queue's service: its level by the target's definition, and how busy its people are. */
export type JudgedService = Pick<QueueService, "serviceLevel" | "occupancy">;

/**
 * How far a mix is from keeping every target: missing service and surplus occupancy added up, queue by queue; 0 where all are kept.
 * @param harder by queue, added to the share that is asked for; 0 if left out
 */
export function shortfallOf(
  { queues }: SkillProblem,
  services: readonly JudgedService[],
  harder: readonly number[] = [],
): number {
  return queues.reduce((sum, queue, at) => sum + shortfallOfQueue(queue.target, services[at], harder[at] ?? 0), 0);
}

/** The same of one queue. */
export function shortfallOfQueue(
  { share, maxOccupancy = 1 }: { readonly share: number; readonly maxOccupancy?: number },
  service: JudgedService | undefined,
  harder = 0,
): number {
  const { serviceLevel, occupancy } = service ?? { serviceLevel: 0, occupancy: 1 };
  const level = share + harder - serviceLevel;
  const busy = occupancy - maxOccupancy;
  return (level > ROUNDING ? level : 0) + (busy > ROUNDING ? busy : 0);
}
