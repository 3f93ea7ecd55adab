import { z } from "zod";
import { ServiceLevelDefinition } from "./service-target.ts";
import { StaffingModel } from "./staffing-request.ts";

/** From 0 to 1 but for the last digits of a sum. */
const share = z.number();
const seconds = z.number().nonnegative();
const agents = z.int().nonnegative();
const amount = z.number();

/** What a model says of a queue. Shares are of all contacts offered; what has no bound is null. */
export const QueueService = z.object({
  stable: z.boolean().meta({ description: "False where the line grows without end: no steady state exists." }),
  loadErlangs: amount,
  waitProbability: share,
  servedProbability: share,
  abandonProbability: share,
  blockProbability: share,
  overflowProbability: share,
  serviceLevels: z.object({
    slOffered: share,
    slAnswered: share,
    slExclShort: share,
    slAbandonGood: share,
    slVirtual: share,
  }),
  asaSeconds: seconds.nullable().meta({ description: "Mean wait of answered contacts." }),
  meanWaitSeconds: seconds.nullable().meta({ description: "Mean wait of all contacts, answered or not." }),
  meanWaitAbandonedSeconds: seconds.nullable(),
  meanQueue: amount.nullable().meta({ description: "Mean number of contacts waiting." }),
  occupancy: share,
});
export type QueueService = z.infer<typeof QueueService>;

const StaffingTargetName = z.enum([
  "serviceLevel",
  "maxOccupancy",
  "maxAsaSeconds",
  "maxWaitProbability",
  "maxAbandonProbability",
  "waitPercentile",
]);

const TargetStep = z.object({
  kind: z.literal("target"),
  target: StaffingTargetName,
  bound: z.enum(["at-least", "at-most"]),
  limit: amount,
  reached: amount.nullable(),
  margin: z.number().nullable().meta({ description: "Above 0 where the target is over-fulfilled." }),
  isMet: z.boolean(),
  binds: z.boolean().meta({ description: "Whether it is this target that decides the answer." }),
  definition: ServiceLevelDefinition.nullable(),
  withinSeconds: seconds.nullable(),
});

/** One step of an answer, as data: a kind, and numbers with their unit in the name. */
export const StaffingStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("volume"), contacts: amount, intervalSeconds: seconds, contactsPerHour: amount }),
  z.object({ kind: z.literal("load"), contactsPerHour: amount, ahtSeconds: seconds, loadErlangs: amount }),
  z.object({ kind: z.literal("model"), model: StaffingModel, meanPatienceSeconds: seconds.nullable() }),
  z.object({
    kind: z.literal("choice"),
    agents,
    because: z.enum(["no-contacts", "at-least-one", "stability", "targets", "given"]),
    bindingTargets: z.array(StaffingTargetName),
  }),
  TargetStep,
  z.object({
    kind: z.literal("team"),
    agents,
    isAnswer: z.boolean(),
    meetsTargets: z.boolean(),
    result: QueueService,
  }),
  z.object({
    kind: z.literal("borne"),
    agents,
    isAnswer: z.boolean(),
    contacts: amount,
    ahtSeconds: seconds,
    loadErlangs: amount,
  }),
  z.object({ kind: z.literal("needed"), agents }),
  z.object({ kind: z.literal("erlang-c"), agents, contacts: amount, ahtSeconds: seconds, result: QueueService }),
  z.object({ kind: z.literal("shrinkage"), agents, shrinkage: share, headsBeforeRounding: amount }),
  z.object({ kind: z.literal("rounding"), headsBeforeRounding: amount, heads: agents }),
]);
export type StaffingStep = z.infer<typeof StaffingStep>;
