import { z } from "zod";
import { Side } from "../commitments/commitment-request.ts";
import { ReadinessTerms } from "./partner-terms.ts";

/** A seat of a partner by a name that is nobody's: A-17. */
export const SeatId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, "a seat has letters, digits and . _ -, at most 40 of them, and no name")
  .meta({ description: "Stands for a partner's person; never a name.", examples: ["A-17"] });

const day = z.iso.date().nullable();

/** What is recorded of a seat. It is usable from the last of the three days on. */
export const SeatRecord = z.strictObject({
  trainedOn: day.meta({ description: "Last day of its training; null while none is set." }),
  accessOn: day.meta({ description: "From when it has access to the client's systems." }),
  refreshedOn: day.meta({ description: "Last day of its newest refresher; the training counts as the first." }),
  leavesOn: day.default(null).meta({ description: "First day on which it is no seat of the agreement any more." }),
});
export type SeatRecord = z.infer<typeof SeatRecord>;

/** What a seat still lacks. */
const SeatLack = z.enum(["training", "access", "refresher"]);
export type SeatLack = z.infer<typeof SeatLack>;

const PartnerSeat = SeatRecord.extend({
  seat: SeatId,
  usableFrom: day.meta({ description: "Null as long as a day is missing." }),
  usableUntil: day.meta({ description: "Last day before a refresher is due or it leaves; null where there is none." }),
  lacks: z.array(SeatLack),
});
export type PartnerSeat = z.infer<typeof PartnerSeat>;

/** Something that has to be done so that a seat is usable when it is asked for. */
const SeatTask = z.strictObject({
  seat: SeatId,
  side: Side.meta({ description: "Who has to do it: access is the client's, training and refresher the partner's." }),
  what: SeatLack,
  beginBy: z.iso.date().meta({ description: "By its lead time, so that it is done in time." }),
  doneBy: z.iso.date().meta({ description: "Day before the first on which the seat is asked for." }),
  isLate: z.boolean().meta({ description: "Whether the day by which it had to begin has passed." }),
});
export type SeatTask = z.infer<typeof SeatTask>;

/** Seats of an agreement, how many of them are usable by day, and what is to be done until when. */
export const SeatReadiness = z.strictObject({
  terms: ReadinessTerms,
  seats: z.array(PartnerSeat),
  days: z
    .array(
      z.strictObject({
        day: z.iso.date(),
        usable: z.int().nonnegative(),
        asked: z.int().nonnegative().meta({ description: "Most seats asked for or agreed at one time on this day." }),
      }),
    )
    .meta({ description: "From today to the last day that something is asked for, on the partner's clock." }),
  tasks: z.array(SeatTask).meta({ description: "In order of the day by which they begin." }),
});
export type SeatReadiness = z.infer<typeof SeatReadiness>;
