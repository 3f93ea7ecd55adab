import { z } from "zod";
import { LedgerLine } from "../plan-economics.ts";
import { Id } from "../units.ts";

const money = z.number();

/** Money of one month with one partner, or on one's own people, by whether it can still be avoided. The three parts add up to `amount`. */
export const PositionRow = z.strictObject({
  month: LedgerLine.shape.month,
  kind: z.enum(["agreement", "own"]),
  subject: Id.meta({ description: "Agreement or team." }),
  amount: money,
  unavoidable: money.meta({
    description: "Paid whatever is decided now: contracted hours, commitments, fees due, seats past their notice.",
  }),
  cancellable: z
    .array(
      z.strictObject({
        until: z.iso.datetime({ offset: true }),
        amount: money,
        fee: money.meta({ description: "What cancelling all of it costs." }),
      }),
    )
    .meta({ description: "Agreed, and can be given back until then; the earliest first." }),
  free: money.meta({ description: "Planned, nobody has been told yet, and it can still be ordered." }),
  lapsed: money.meta({
    description: "Planned and never agreed on, and too late by now: of past hours, or past its notice.",
  }),
});
export type PositionRow = z.infer<typeof PositionRow>;

/** What of a plan's cost is bound already, by month and agreement. */
export const FinancePosition = z.object({
  planVersion: z.int().positive(),
  currency: z.string(),
  asOf: z.iso.datetime(),
  rows: z.array(PositionRow),
});
