import type { ServiceLevelDefinition, ServiceLevels } from "@springtide/staffing";

/** What a mix gives a queue, by a formula. Shares of all contacts offered; the level by the target's definition. */
export interface QueueService {
  readonly serviceLevel: number;
  readonly abandonShare: number;
  /** Of the time of everyone who may take contacts of the queue. */
  readonly occupancy: number;
  /**
   * erlang: Erlang A or C, exact. markov-chain: every state of queues and people, exact. overflow: what finds one group busy asks the
   * next, by the equivalent random method; an approximation.
   */
  readonly method: "erlang" | "markov-chain" | "overflow";
}

/** The five shares from what becomes of contacts. */
export function levelOf(
  definition: ServiceLevelDefinition,
  of: {
    readonly answeredInTime: number;
    readonly answered: number;
    readonly gaveUpInTime: number;
    readonly gaveUpShort: number;
    readonly offeredWaitInTime: number;
  },
): number {
  const levels: ServiceLevels = {
    slOffered: of.answeredInTime,
    slAnswered: of.answered > 0 ? of.answeredInTime / of.answered : 0,
    slExclShort: of.gaveUpShort < 1 ? of.answeredInTime / (1 - of.gaveUpShort) : 0,
    slAbandonGood: of.answeredInTime + of.gaveUpInTime,
    slVirtual: of.offeredWaitInTime,
  };
  return Math.min(1, levels[definition]);
}
