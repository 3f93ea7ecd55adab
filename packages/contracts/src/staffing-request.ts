import { z } from "zod";
import { PatienceLaw } from "./patience.ts";
import { ServiceLevelDefinition } from "./service-target.ts";

/** More contacts than this in an interval are a slip. */
const MOST_CONTACTS = 1_000_000;
/** More agents than this on one queue are a slip. */
const MOST_AGENTS = 100_000;
/** A wait or handling time longer than this is a slip: thirty days. */
const LONGEST_SECONDS = 30 * 86_400;

const share = z.number().gt(0).lt(1, "a target of 100 % cannot be met by any number of agents");
const limit = z.number().gt(0, "a limit of 0 cannot be kept by any number of agents");
const seconds = z.number().nonnegative().max(LONGEST_SECONDS);

/** What the answer must keep; all that are given hold at once. */
const StaffingTargets = z
  .strictObject({
    serviceLevel: z
      .strictObject({
        share: share.meta({ description: "Share of contacts answered in time, such as 0.8." }),
        withinSeconds: seconds.meta({ description: "The time within which they are answered, such as 20." }),
        definition: ServiceLevelDefinition.optional(),
        shortAbandonSeconds: seconds
          .optional()
          .meta({ description: "For slExclShort: giving up within this time counts as short; 5 if not given." }),
      })
      .optional()
      .meta({ description: "Share of contacts answered within a time." }),
    maxOccupancy: limit
      .max(1)
      .optional()
      .meta({ description: "Agents are busy at most this share of their time, such as 0.85." }),
    maxAsaSeconds: limit
      .max(LONGEST_SECONDS)
      .optional()
      .meta({ description: "Mean wait of answered contacts, at most, in seconds." }),
    maxWaitProbability: limit.max(1).optional().meta({ description: "Share of contacts that wait at all, at most." }),
    maxAbandonProbability: limit.max(1).optional().meta({ description: "Share of contacts that give up, at most." }),
    waitPercentile: z
      .strictObject({
        share: share.meta({ description: "Share of contacts, such as 0.9." }),
        seconds: seconds.meta({ description: "What they wait at most, such as 60." }),
      })
      .optional()
      .meta({ description: "At least this share of contacts would wait no longer than so many seconds." }),
  })
  .meta({
    description: "What must be kept: serviceLevel, maxOccupancy, maxAsaSeconds and more; all given hold at once.",
  });

const someTarget = StaffingTargets.refine(
  (targets) => Object.values(targets).some((target) => target !== undefined),
  "without a target there is nothing that agents are needed for",
);

/** The model by which the queue is judged. */
export const StaffingModel = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("erlang-c") }),
    z.strictObject({
      kind: z.literal("erlang-a"),
      patienceSeconds: z
        .number()
        .positive()
        .max(LONGEST_SECONDS)
        .meta({ description: "Mean time a customer waits before giving up, in seconds, such as 120." }),
    }),
    z.strictObject({
      kind: z.literal("patience"),
      law: PatienceLaw.meta({
        description: "kind exponential with meanSeconds, or kind segments with a list of share and meanSeconds.",
      }),
    }),
  ])
  .meta({
    description:
      "erlang-c: nobody gives up. erlang-a: exponential patience. patience: any law, judged by the general engine.",
  });
export type StaffingModel = z.infer<typeof StaffingModel>;

const contacts = z
  .number()
  .nonnegative()
  .max(MOST_CONTACTS)
  .meta({ description: "Contacts expected in the interval; need not be whole." });
const ahtSeconds = z
  .number()
  .positive()
  .max(LONGEST_SECONDS)
  .meta({ description: "Average handling time (talk, hold and wrap-up) in seconds, such as 180." });
const agents = z
  .int()
  .nonnegative()
  .max(MOST_AGENTS)
  .meta({ description: "Agents that take contacts at the same time, a whole number." });

const asked = {
  intervalSeconds: z
    .number()
    .min(60)
    .max(86_400)
    .meta({ description: "Length of the interval in seconds, such as 1800; from a minute to a day." }),
  model: StaffingModel,
  targets: someTarget,
  shrinkage: z
    .number()
    .min(0)
    .lt(1, "with a shrinkage of 100 % nobody ever takes a contact")
    .default(0)
    .meta({ description: "Share of rostered time in which people take no contacts, such as 0.3; 0 if not given." }),
};
const solve = <Name extends string>(name: Name) =>
  z.literal(name).meta({ description: "What is asked for: agents, service, volume or aht." });

/** What holds for every interval of a file: its length, the model, the targets, shrinkage. */
export const StaffingTerms = z.strictObject(asked).superRefine(checkTerms);
export type StaffingTerms = z.infer<typeof StaffingTerms>;

/**
 * A question of staffing in one of four directions; `solve` names what is asked for, the rest is given. Unknown keys are
 * refused, so a misspelt one never passes in silence.
 */
export const StaffingRequest = z
  .discriminatedUnion("solve", [
    z.strictObject({ solve: solve("agents"), contacts, ahtSeconds, ...asked }),
    z.strictObject({
      solve: solve("service"),
      contacts,
      ahtSeconds,
      agents,
      ...asked,
      targets: StaffingTargets.default({}),
    }),
    z.strictObject({ solve: solve("volume"), ahtSeconds, agents: agents.min(1), ...asked }),
    z.strictObject({
      solve: solve("aht"),
      contacts: contacts.gt(0, "without contacts any handling time will do"),
      agents: agents.min(1),
      ...asked,
    }),
  ])
  .superRefine(checkTerms)
  .meta({ description: "A question of staffing: what is asked for, what is given, the model and the targets." });
export type StaffingRequest = z.infer<typeof StaffingRequest>;

/** What no single field can say: model and targets belong together. */
function checkTerms(
  { model, targets }: { readonly model: StaffingModel; readonly targets: z.infer<typeof StaffingTargets> },
  context: z.core.$RefinementCtx,
): void {
  const say = (path: string[], message: string): void => {
    context.addIssue({ code: "custom", path, message });
  };
  if (model.kind === "erlang-c" && targets.maxAbandonProbability !== undefined)
    say(["targets", "maxAbandonProbability"], "under Erlang C nobody gives up, so this target says nothing");
  if (model.kind === "patience" && model.law.kind === "segments" && !addUpToOne(model.law.segments))
    say(["model", "law", "segments"], "the shares of the segments add up to 1");
  const level = targets.serviceLevel;
  if (level?.shortAbandonSeconds !== undefined && level.definition !== "slExclShort")
    say(["targets", "serviceLevel", "shortAbandonSeconds"], "only slExclShort leaves short abandons out");
}

function addUpToOne(segments: readonly { readonly share: number }[]): boolean {
  return Math.abs(segments.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9;
}
