import { z } from "zod";
import { nearNames } from "./near-names.ts";
import { PatienceLaw, PatienceSegmentsText } from "./patience.ts";
import { ServiceLevelDefinition, ServiceTarget, ServiceTargetText } from "./service-target.ts";
import { Duration, Id, Share } from "./units.ts";

/** More contacts an hour than this on one queue are a slip. */
const MOST_CONTACTS_AN_HOUR = 100_000;
const MOST_PEOPLE = 10_000;
/** A wait or handling time longer than this is a slip: a day. */
const LONGEST_SECONDS = 86_400;
/** More queues or groups than this make a question of another kind. */
const MOST_QUEUES = 8;
const MOST_GROUPS = 12;

const HALF_WIDTH_RULE = "a half-width lies between 0.1% and 10%";

const contactsPerHour = z
  .number()
  .nonnegative()
  .max(MOST_CONTACTS_AN_HOUR)
  .meta({ description: "Contacts expected in an hour, such as 120." });
const ahtFactor = z
  .number()
  .min(0.1)
  .max(10)
  .default(1)
  .meta({ description: "How much longer than usual these people take there: 1.1 is a tenth longer; 1 if not given." });
const takes = z.enum(["in-order", "longest-waiting"]).default("in-order").meta({
  description:
    "in-order: who becomes free looks at the queues in the order of the skills. longest-waiting: takes whoever has waited longest.",
});
const people = z.int().nonnegative().max(MOST_PEOPLE);
const costPerHour = z
  .number()
  .positive()
  .max(100_000)
  .meta({ description: "What an hour of one of them costs, shrinkage included, such as 24.50." });

const grouped = {
  id: Id,
  takes,
  costPerHour,
  least: people.default(0).meta({ description: "At least so many people; 0 if not given." }),
  most: people.nullable().default(null).meta({ description: "At most so many people; null where there is no limit." }),
};

/** What one more person with further skills costs and brings in a year. */
const CrossTraining = z
  .strictObject({
    hoursAYear: z
      .number()
      .positive()
      .max(8784)
      .meta({ description: "Hours a year in which a person takes contacts at rates like these, such as 1500." }),
    costAYear: z
      .number()
      .nonnegative()
      .default(0)
      .meta({ description: "What training a person costs in a year, beside the higher wage; 0 if not given." }),
  })
  .meta({ description: "What cross-training takes: with it, its worth is told in money a year." });

const asked = {
  currency: z.string().min(1).max(8).default("EUR").meta({ description: "The currency of all amounts." }),
  crossTraining: CrossTraining.nullable().default(null),
  halfWidth: z
    .number()
    .min(0.001)
    .max(0.1)
    .default(0.005)
    .meta({ description: "How well each service level is to be known by simulation: 0.005 is half a point." }),
  seed: z.int().default(1).meta({ description: "Another seed plays other customers; the same seed the same." }),
  curve: z
    .boolean()
    .default(false)
    .meta({ description: "Also what 0 %, 10 %, ... 100 % of the specialists cross-trained would give." }),
};

const ahtSeconds = z
  .number()
  .min(1, "handling a contact takes a second at least")
  .max(LONGEST_SECONDS, "handling a contact takes a day at most");

const QueueAsked = z.strictObject({
  id: Id,
  contactsPerHour,
  ahtSeconds: ahtSeconds.meta({
    description: "Average handling time (talk, hold and wrap-up) in seconds, such as 240.",
  }),
  patience: PatienceLaw.nullable().meta({
    description: "kind exponential with meanSeconds, or kind segments with a list; null where nobody gives up.",
  }),
  target: ServiceTarget,
});

const GroupAsked = z.strictObject({
  ...grouped,
  skills: z
    .array(z.strictObject({ queue: Id, ahtFactor }))
    .min(1, "people can take at least one queue")
    .meta({ description: "The queues they take, first the one that a free person looks at first." }),
});

/** Queues at a steady rate and groups of people with skills: how many of each keep every target at the least cost. */
export const SkillMixRequest = z
  .strictObject({
    ...asked,
    queues: z.array(QueueAsked).min(1).max(MOST_QUEUES),
    groups: z.array(GroupAsked).min(1).max(MOST_GROUPS),
  })
  .superRefine(checkNames)
  .meta({ description: "How many people of each group keep every queue's target at the least cost." });
export type SkillMixRequest = z.infer<typeof SkillMixRequest>;

/** The finest half-width that one call of the API may ask: some seconds of work. */
const FINEST_OF_A_CALL = 0.003;

/** A question of skills for a caller of the API, who waits for the answer. */
export const SkillMixCall = SkillMixRequest.refine(({ halfWidth }) => halfWidth >= FINEST_OF_A_CALL, {
  path: ["halfWidth"],
  message: `one call asks for a half-width of ${FINEST_OF_A_CALL} at the finest; the command line goes further`,
});

const SkillText = z.union([
  Id.transform((queue) => ({ queue, ahtFactor: 1 })),
  z.strictObject({ queue: Id, ahtFactor }),
]);

const QueueText = z
  .strictObject({
    id: Id,
    contactsPerHour,
    aht: Duration.pipe(ahtSeconds).meta({ description: "Average handling time, such as 4m." }),
    patience: z
      .union([z.literal("none"), Duration])
      .optional()
      .meta({ description: "Mean time customers wait before giving up, such as 2m; none where nobody gives up." }),
    patienceSegments: PatienceSegmentsText.optional(),
    target: ServiceTargetText,
  })
  .superRefine(({ patience, patienceSegments }, context) => {
    if ((patience === undefined) === (patienceSegments === undefined))
      context.addIssue({
        code: "custom",
        path: ["patience"],
        message: "customers have one mean patience, none, or come in groups (patienceSegments): one of the three",
      });
  })
  .transform(({ aht, patience, patienceSegments, ...same }): z.output<typeof QueueAsked> => ({
    ...same,
    ahtSeconds: aht,
    patience:
      patienceSegments !== undefined
        ? {
            kind: "segments" as const,
            segments: patienceSegments.map(({ share, mean }) => ({ share, meanSeconds: mean })),
          }
        : patience === "none" || patience === undefined
          ? null
          : { kind: "exponential" as const, meanSeconds: patience },
  }));

/** The same as people write it in a YAML file; read into a `SkillMixRequest`. */
export const SkillMixFile = z
  .strictObject({
    ...asked,
    halfWidth: Share.pipe(z.number().min(0.001, HALF_WIDTH_RULE).max(0.1, HALF_WIDTH_RULE)).prefault("0.5%").meta({
      description: "How well each service level is to be known, such as 0.5%.",
    }),
    queues: z.array(QueueText).min(1).max(MOST_QUEUES),
    groups: z
      .array(z.strictObject({ ...grouped, skills: z.array(SkillText).min(1, "people can take at least one queue") }))
      .min(1)
      .max(MOST_GROUPS),
  })
  .superRefine(checkNames)
  .transform((file): SkillMixRequest => file);

/** What no single field can say: names are there once, and skills are queues. */
function checkNames(
  {
    queues,
    groups,
  }: { queues: readonly { id: string }[]; groups: readonly { id: string; skills: readonly { queue: string }[] }[] },
  context: z.core.$RefinementCtx,
): void {
  const say = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: "custom", path, message });
  };
  const names = queues.map(({ id }) => id);
  for (const [kind, list] of [
    ["queues", queues],
    ["groups", groups],
  ] as const)
    list.forEach(({ id }, at) => {
      if (list.findIndex((other) => other.id === id) !== at) say([kind, at, "id"], "every name is there once");
    });
  groups.forEach(({ skills }, group) => {
    skills.forEach(({ queue }, at) => {
      if (names.includes(queue)) return;
      const near = nearNames(queue, names);
      say(
        ["groups", group, "skills", at],
        `a skill is one of the queues: ${(near.length > 0 ? near : names).join(", ")}`,
      );
    });
  });
}

/** A share by simulation, half the width of its 95 % interval, and the formula's. */
const JudgedShare = z.strictObject({
  simulated: z.number(),
  halfWidth: z.number().nullable(),
  formula: z.number(),
});

/** A change of a share on the same customers, and half the width of its 95 % interval. */
const Change = z.strictObject({ change: z.number(), halfWidth: z.number().nullable() });
export type SkillChange = z.infer<typeof Change>;

/** One person of a group learns what another group knows. */
const CrossTrained = z.strictObject({
  from: Id,
  to: Id,
  queues: z.array(z.strictObject({ queue: Id, ...Change.shape })).meta({ description: "By each target's definition." }),
  overall: Change.meta({ description: "Of all contacts, each queue by its target's definition." }),
  hiring: Change.meta({ description: "The same if one more person were hired into the first group instead." }),
  worthInPeople: z
    .number()
    .nullable()
    .meta({ description: "Its gain over that of one person hired; null where hiring gains nothing that can be told." }),
  costAYear: z.number().nullable().meta({ description: "Higher wage and training; null where not asked for." }),
  worthAYear: z.number().nullable().meta({ description: "Wages of the people it is worth, less its cost." }),
});

const FlexibilityStep = z.strictObject({
  share: z.number().meta({ description: "Of the specialists, cross-trained." }),
  people: z.array(z.int()),
  overall: z.strictObject({ serviceLevel: z.number(), halfWidth: z.number().nullable() }),
  leastMargin: z.number().meta({ description: "Service level above its target, of the queue where that is least." }),
  gained: z.number().nullable().meta({ description: "Part of the gain that everyone cross-trained would bring." }),
});

/** The cheapest mix, what it gives each queue, and what one more person with further skills would be worth. */
export const SkillMixAnswer = z.strictObject({
  currency: z.string(),
  kept: z.boolean().meta({ description: "Whether every target is kept; if not, this is the best that can be had." }),
  groups: z.array(z.strictObject({ group: Id, people: z.int() })),
  people: z.int(),
  costPerHour: z.number(),
  boundPerHour: z.number().meta({ description: "No mix costs less." }),
  gap: z.number().meta({ description: "(cost - bound) / cost." }),
  proven: z.boolean().meta({ description: "Whether every cheaper mix was judged by a formula that is exact." }),
  queues: z.array(
    z.strictObject({
      queue: Id,
      definition: ServiceLevelDefinition,
      promisedShare: z.number(),
      withinSeconds: z.number(),
      kept: z.boolean(),
      serviceLevel: JudgedShare,
      abandonShare: JudgedShare,
      occupancy: z.strictObject({ simulated: z.number(), formula: z.number() }).meta({
        description: "Of the time of everyone who may take the queue.",
      }),
      meanWaitSeconds: z.number(),
      formula: z.enum(["erlang", "markov-chain", "overflow"]).meta({
        description: "erlang and markov-chain are exact, overflow is an approximation.",
      }),
    }),
  ),
  specialistsOnly: z
    .strictObject({ groups: z.array(z.strictObject({ group: Id, people: z.int() })), costPerHour: z.number() })
    .nullable()
    .meta({ description: "The cheapest without anybody cross-trained; null where that cannot be had." }),
  limits: z
    .array(z.strictObject({ queue: Id, missing: z.number(), groups: z.array(Id) }))
    .meta({ description: "Where a target is missed: by how much, and the groups that may have no more people." }),
  crossTraining: z.array(CrossTrained),
  flexibility: z
    .strictObject({ group: Id, steps: z.array(FlexibilityStep) })
    .nullable()
    .meta({ description: "What more and more of the specialists cross-trained would give; null where not asked for." }),
  work: z.strictObject({
    rounds: z.int(),
    plays: z.int(),
    contacts: z.int().meta({ description: "Contacts played out for the figures shown." }),
    seed: z.int(),
  }),
  caveats: z.array(z.string()),
});
export type SkillMixAnswer = z.infer<typeof SkillMixAnswer>;
