import { z } from "zod";
import { Duration, Share } from "./units.ts";

/** What counts as given up at once where a target leaves such contacts out and does not say. */
const SHORT_ABANDON_SECONDS = 5;

/** From this wait on a promise is kept over hours, not within an interval: the work waits in a pile and may be moved inside the day. */
export const DEFERRED_FROM_SECONDS = 3600;

/** The five things people mean by "service level"; a target always names one (docs/glossary.md). */
export const ServiceLevelDefinition = z
  .enum(["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"])
  .meta({
    description:
      "What the share is taken of. slOffered: answered in time / all offered (default). slAnswered: answered in time / answered. " +
      "slExclShort: answered in time / all but short abandons. slAbandonGood: answered or abandoned in time / all. slVirtual: offered wait within the time.",
  });

/** A promise to customers: this share within this time, by this definition. */
export const ServiceTarget = z.strictObject({
  definition: ServiceLevelDefinition,
  share: z.number().gt(0).lt(1),
  withinSeconds: z.number().nonnegative(),
  maxOccupancy: z.number().gt(0).max(1).meta({ description: "Agents are busy at most this share of their time." }),
  shortAbandonSeconds: z
    .number()
    .nonnegative()
    .optional()
    .meta({ description: "For slExclShort, and only there: giving up within this time counts as short." }),
});
export type ServiceTarget = z.infer<typeof ServiceTarget>;

/** A target as written in a shop file. */
export const ServiceTargetText = z
  .strictObject({
    definition: ServiceLevelDefinition.default("slOffered"),
    share: Share.pipe(
      z.number().gt(0, "a target of 0% needs nobody").lt(1, "a target of 100% cannot be met by any number of agents"),
    ).meta({ description: "Share of contacts answered in time, such as 80%." }),
    within: Duration.meta({ description: "The time within which they are answered, such as 20s." }),
    maxOccupancy: Share.pipe(z.number().gt(0, "an occupancy of 0% means that nobody works"))
      .prefault("90%")
      .meta({ description: "Agents are busy at most this share of their time, such as 90%." }),
    shortAbandon: Duration.optional().meta({
      description: "With slExclShort: giving up within this time counts as short and is left out; 5s if not given.",
    }),
  })
  .transform(({ definition, share, within, maxOccupancy, shortAbandon }): ServiceTarget => {
    const short = definition === "slExclShort" ? (shortAbandon ?? SHORT_ABANDON_SECONDS) : shortAbandon;
    return {
      definition,
      share,
      withinSeconds: within,
      maxOccupancy,
      ...(short === undefined ? {} : { shortAbandonSeconds: short }),
    };
  })
  .meta({ description: "The service promised: share of contacts answered within a time." });
