import { z } from "zod";
import { EconomicsBasis } from "../plan-economics.ts";
import { Id } from "../units.ts";
import { FinanceOutcome } from "./comparison.ts";
import { WrittenChanges } from "./stored-scenario.ts";

const byPath = z.array(z.number());

/** A season's quantities as they are kept: whatever prices hold, the same are paid. */
export const StoredQuantities = z.strictObject({
  asked: z
    .array(
      z.strictObject({
        agreement: Id,
        fromInterval: z.int().nonnegative(),
        toInterval: z.int().nonnegative(),
        seats: z.int().nonnegative(),
        fill: z.number().optional(),
        isAgreed: z.literal(true).optional(),
      }),
    )
    .meta({ description: "Seats that blocks are priced from." }),
  opened: z
    .array(
      z.strictObject({
        team: Id,
        queue: Id,
        fromInterval: z.int().nonnegative(),
        toInterval: z.int().nonnegative(),
        heads: z.int().nonnegative(),
      }),
    )
    .default([])
    .meta({ description: "Shifts of one's own people in hours that the scenario opens." }),
  queues: EconomicsBasis.shape.queues,
  contactsByMonth: z.array(z.strictObject({ queue: Id, months: z.array(z.tuple([z.string(), z.number()])) })),
  beyond: z.strictObject({
    queues: z.array(z.strictObject({ id: Id, shrinkage: z.number() })),
    minutes: z.array(z.string()).meta({
      description:
        "Head-minutes beyond one's own people, a queue each: 32-bit numbers in base64, little-endian, [path * days + day].",
    }),
  }),
  figures: FinanceOutcome.pick({
    ownHours: true,
    overflowHours: true,
    gapHours: true,
    requiredHours: true,
    contacts: true,
    queues: true,
  }),
  requiredHoursByPath: byPath,
  contactsByPath: byPath,
});
export type StoredQuantities = z.infer<typeof StoredQuantities>;

/** The columns of a comparison with what prices are laid on; null in a column that has the plan's own. */
export const ComparisonQuantities = z.strictObject({
  columns: z.array(
    z.strictObject({
      id: Id,
      chain: z.array(
        z.strictObject({
          id: Id,
          people: z.enum(["replanned", "as-planned"]),
          changes: WrittenChanges,
        }),
      ),
      quantities: StoredQuantities.nullable(),
    }),
  ),
});
export type ComparisonQuantities = z.infer<typeof ComparisonQuantities>;
