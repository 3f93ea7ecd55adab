import { z } from "zod";
import { ImportMapping } from "./import-mapping.ts";
import { FindingShape } from "./problem.ts";
import { PlanSimulationCall } from "./simulated-plan.ts";
import { Day, Id } from "./units.ts";

/** A plan of a shop, from what is stored of it. */
export const PlanJobCall = z.strictObject({ kind: z.literal("plan"), shop: Id });
export type PlanJobCall = z.output<typeof PlanJobCall>;

const forecastTerms = {
  days: z.int().min(1).max(800).default(28).meta({ description: "How far to forecast, in whole days." }),
  paths: z.int().min(20).max(5000).default(500).meta({ description: "Possible futures drawn." }),
  seed: z.int().nonnegative().default(1).meta({ description: "Seed of the draws." }),
};

/** A forecast of one queue from its own history, the weather of its shop's first market and the holidays there. */
export const ForecastJobCall = z.strictObject({ kind: z.literal("forecast"), shop: Id, queue: Id, ...forecastTerms });
export type ForecastJobCall = z.output<typeof ForecastJobCall>;

/** The newest plan of a shop played out contact by contact. */
export const SimulateJobCall = z.strictObject({
  kind: z.literal("simulate"),
  shop: Id,
  simulation: PlanSimulationCall.prefault({}),
});
export type SimulateJobCall = z.output<typeof SimulateJobCall>;

/** A season of the past decided again: its first and last day, or its year. */
export const ReplayJobCall = z.strictObject({
  kind: z.literal("replay"),
  shop: Id,
  from: Day.optional(),
  to: Day.optional(),
  season: z.int().min(1900).max(2099).optional().meta({ description: "The year in which its triggers fire." }),
});
export type ReplayJobCall = z.output<typeof ReplayJobCall>;

/** The past of a shop forecast as it would have been forecast then, beside what came. */
export const BacktestJobCall = z.strictObject({
  kind: z.literal("backtest"),
  shop: Id,
  origins: z.int().min(1).max(60).optional().meta({
    description: "How many forecasts, the latest ones; 12 if neither they nor `from` are given.",
  }),
  from: Day.optional().meta({ description: "First day of the first forecast, instead of `origins`." }),
  to: Day.optional().meta({ description: "Last day that is looked at; the last of the history if not given." }),
  horizonDays: z.int().min(1).max(366).default(28).meta({ description: "How far each forecast reaches." }),
  everyDays: z.int().min(1).max(366).optional().meta({
    description: "How far apart forecasts are; as far as they reach if not given.",
  }),
});
export type BacktestJobCall = z.output<typeof BacktestJobCall>;

/** A file of contacts that was sent, to be looked through, and stored if nothing blocks. */
const ImportJobCall = z.strictObject({
  kind: z.literal("import"),
  shop: Id,
  upload: z.uuid().meta({ description: "The file, by the id that sending it gave." }),
  store: z.boolean().default(true).meta({
    description: "false: only looked through; the result is what is told of it, and what storing would change.",
  }),
  accept: z.array(z.string().min(1).max(300)).max(100).default([]).meta({ description: "Ids of the mends accepted." }),
  mapping: ImportMapping.optional().meta({
    description: "How the file is read instead; else what was found or saved.",
  }),
  sheet: z.string().min(1).max(200).optional().meta({ description: "Sheet of a workbook with several." }),
  saveMapping: z.boolean().default(false).meta({ description: "Read tables with the same columns so from now on." }),
});

/** The same, and who it is noted to be by. */
export const ImportJob = ImportJobCall.extend({ who: z.string().max(200).optional() });
export type ImportJob = z.output<typeof ImportJob>;

/** Forecasts of many queues as one job. */
export const FleetJobCall = z.strictObject({
  kind: z.literal("fleet"),
  shops: z.array(Id).min(1).max(10_000).optional().meta({ description: "Whose queues; all shops if not given." }),
  ...forecastTerms,
});
export type FleetJobCall = z.output<typeof FleetJobCall>;

/** Work in the background that can be asked for. */
export const JobCall = z.discriminatedUnion("kind", [
  PlanJobCall,
  ForecastJobCall,
  SimulateJobCall,
  ReplayJobCall,
  BacktestJobCall,
  ImportJobCall,
  FleetJobCall,
]);
export type JobCall = z.output<typeof JobCall>;

const JobStateName = z.enum(["waiting", "running", "ready", "failed", "cancelled"]);
const JobFailureShape = z.object({
  reason: z.string().meta({ description: "Why, in whole sentences." }),
  errors: z
    .array(FindingShape)
    .readonly()
    .meta({ description: "What a person can mend; empty where the fault is ours." }),
});

/** A piece of background work and how far it is. */
export const JobAnswer = z.object({
  id: z.uuid(),
  kind: z.string(),
  shop: Id.nullable(),
  state: JobStateName.meta({ description: "ready, failed and cancelled are final." }),
  done: z.number().meta({ description: "Of `total`, in steps of the work's own." }),
  total: z.number(),
  label: z.string().meta({ description: "What is being done." }),
  attempts: z.int().meta({ description: "How often a worker began it." }),
  askedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  failure: JobFailureShape.nullable(),
});
export type JobAnswer = z.output<typeof JobAnswer>;

/** One page of jobs, newest first. */
export const JobListAnswer = z.object({
  jobs: z.array(JobAnswer),
  next: z.uuid().nullable().meta({ description: "Ask for the page after this one by `cursor`; null on the last." }),
});

/** One line of a fleet's table of results. */
const FleetLine = z.object({
  position: z.int().positive(),
  label: z.string(),
  job: z.uuid(),
  state: JobStateName,
  failure: JobFailureShape.nullable(),
});

/** One page of a fleet's table of results, in the order asked. */
export const FleetAnswer = z.object({
  lines: z.array(FleetLine),
  next: z.int().nullable().meta({ description: "Ask for the page after this one by `cursor`; null on the last." }),
});
export type FleetAnswer = z.output<typeof FleetAnswer>;

/** A night's run that came late, as the process was off when it was due. */
const MissedRun = z.object({
  shop: Id,
  missed: z.int().positive().meta({ description: "Nights on which nothing ran." }),
  since: z.iso.datetime().meta({ description: "When the first of them was due." }),
  caughtUpBy: z.uuid().nullable().meta({ description: "The job that made up for them." }),
});
export const MissedRuns = z.object({ missed: z.array(MissedRun) });

/** A shop's nightly run; it is begun by the clock and not asked for. */
export const NightlyJobCall = z.strictObject({ shop: Id, dueAt: z.iso.datetime() });
export type NightlyJobCall = z.output<typeof NightlyJobCall>;
