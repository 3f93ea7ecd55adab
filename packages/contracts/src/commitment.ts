import { z } from "zod";
import { Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });

/** Seats of one stretch that a partner was told of and agreed to. */
export const Commitment = z.strictObject({
  agreement: Id,
  step: z.enum(["order", "reserve", "confirm", "release"]).meta({
    description:
      "order: firm from the start. reserve: kept free at a fee. confirm, release: what became of seats that were reserved for the same stretch.",
  }),
  start: Instant,
  end: Instant,
  seats: z.int().positive().max(10_000),
});
export type Commitment = z.infer<typeof Commitment>;

/** A commitment as a file told of it. */
export interface GivenCommitment extends Commitment {
  /** Where it stands, for findings. */
  readonly file: string;
  readonly row: number;
}
