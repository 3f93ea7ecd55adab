import { z } from "zod";
import { LineDeadline, LineId, LineState, Tier } from "../commitments/commitment-request.ts";
import { ForecastLock } from "../plan-decisions.ts";
import { PathQuantiles } from "../queue-forecast.ts";
import { Id } from "../units.ts";
import { PartnerTerms } from "./partner-terms.ts";

const Instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);
const positions = z.number().nonnegative();

/** A stretch as both sides read it on their clocks. */
const onBothClocks = {
  start: Instant.meta({ description: "On the client's clock." }),
  end: Instant,
  startPartner: Instant.meta({ description: "The same on the partner's clock." }),
  endPartner: Instant,
};

/** How probable it is that seats kept free are confirmed, by the plan's rule, as seen on the day of the plan. */
const ConfirmChance = z.strictObject({
  all: share.meta({ description: "Share of the possible seasons in which all of them are confirmed." }),
  any: share.meta({ description: "Share of those in which at least one is." }),
  positions: z.strictObject({ mean: positions, p10: positions, p50: positions, p90: positions }),
});
export type ConfirmChance = z.infer<typeof ConfirmChance>;

/** A line of a request, and what the client's newest plan makes of it. */
const OutlookLine = z.strictObject({
  request: z.string(),
  version: z.int().positive(),
  line: LineId,
  skill: Id,
  tier: Tier,
  state: LineState,
  ...onBothClocks,
  positionsLoggedIn: z.int().positive(),
  finalFrom: LineDeadline.nullable().meta({
    description:
      "From when it does not change any more without both sides: an option after its confirmation, a flexible line after its release, a firm one once it is accepted.",
  }),
  chance: ConfirmChance.nullable().meta({
    description: "Of options that are open: that they are confirmed. Null where the plan knows nothing of them.",
  }),
  contacts: PathQuantiles.nullable().meta({
    description: "Expected of its skill from its start to its end; null where the plan does not reach it.",
  }),
});
export type OutlookLine = z.infer<typeof OutlookLine>;

/** Seats that the plan recommends and that were not asked for yet: nothing is agreed, and the next plan may say otherwise. */
const ForetoldStretch = z.strictObject({
  skill: Id,
  tier: Tier,
  ...onBothClocks,
  positions: z.int().positive(),
  chance: ConfirmChance,
  decidedBy: Instant.nullable().meta({ description: "When it is decided, on the client's clock." }),
});
export type ForetoldStretch = z.infer<typeof ForetoldStretch>;

/** One run of intervals of a day in which nothing changes. Options that were confirmed count as firm. */
const OutlookStretch = z.strictObject({
  skill: Id,
  ...onBothClocks,
  firm: positions.meta({ description: "Ordered or confirmed, or asked for so." }),
  flexible: positions,
  option: positions.meta({ description: "Reserved, or asked to be." }),
  foretold: positions.meta({ description: "Recommended by the plan, not asked for yet." }),
  expected: z.strictObject({ mean: positions, p10: positions, p50: positions, p90: positions }).meta({
    description: "Positions that will have to be there in the end, over the possible seasons.",
  }),
});
export type OutlookStretch = z.infer<typeof OutlookStretch>;

/** One agreement as its partner sees it ahead: what is asked for, what will probably be, and when it is decided. */
export const PartnerOutlook = z.strictObject({
  terms: PartnerTerms,
  plan: z
    .strictObject({ version: z.int().positive(), madeAt: z.iso.datetime() })
    .nullable()
    .meta({ description: "From which all chances come; null where there is no plan, and nothing is foretold." }),
  lines: z.array(OutlookLine),
  foretold: z.array(ForetoldStretch),
  days: z.array(
    z.strictObject({
      day: z.iso.date().meta({ description: "On the partner's clock." }),
      clientDay: z.iso.date().meta({ description: "On which it begins on the client's clock." }),
      stretches: z.array(OutlookStretch),
    }),
  ),
  forecast: z
    .array(
      z.strictObject({
        skill: Id,
        days: z.array(
          z.strictObject({
            day: z.iso.date().meta({ description: "On the client's clock." }),
            mean: z.number(),
            p10: z.number(),
            p50: z.number(),
            p90: z.number(),
          }),
        ),
      }),
    )
    .meta({ description: "Contacts of the skills that the agreement serves, by day: quantiles over whole seasons." }),
  locks: z
    .array(ForecastLock.omit({ shortCost: true, shortUnits: true, chanceAbove: true, chanceBelow: true }))
    .meta({ description: "What the client's plan would lock now, period by period." }),
});
export type PartnerOutlook = z.infer<typeof PartnerOutlook>;
