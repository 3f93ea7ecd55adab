import { z } from "zod";
import { LineId } from "../commitments/commitment-request.ts";
import { FindingShape } from "../problem.ts";
import { ReadingNote } from "../reading-note.ts";
import { Id } from "../units.ts";

const Instant = z.iso.datetime({ offset: true });
const hours = z.number().nonnegative();
const share = z.number().min(0);

/** How a partner's own roster fills a request; people by no name. */
export const RequestFill = z.strictObject({
  request: z.string(),
  version: z.int().positive().meta({ description: "Of the request, when the roster was read." }),
  at: z.iso.datetime(),
  askedHours: hours.meta({ description: "Position-hours." }),
  filledHours: hours,
  share: share.meta({ description: "Filled of asked; 1 where nothing is asked." }),
  lines: z.array(z.strictObject({ line: LineId, askedHours: hours, filledHours: hours, share })),
  intervals: z.array(
    z.strictObject({
      start: Instant.meta({ description: "On the client's clock." }),
      startPartner: Instant,
      skill: Id,
      asked: z.number().nonnegative(),
      there: z.number().nonnegative(),
      short: z.number().nonnegative(),
    }),
  ),
});
export type RequestFill = z.infer<typeof RequestFill>;

/** A roster that was read: how it fills the request, and what was found in it. */
export const ReadPartnerRoster = z.strictObject({
  fill: RequestFill,
  kept: z.boolean().meta({ description: "Whether both sides see this fill from now on." }),
  findings: z.array(FindingShape).meta({ description: "What is odd in the file, and was read all the same." }),
  notes: z.array(ReadingNote).meta({ description: "What was taken for granted in reading it." }),
  sheet: z.string().nullable().meta({ description: "The sheet of the workbook that was read; null for CSV." }),
  sheets: z.array(z.string()).meta({ description: "All sheets of the workbook with anything on them." }),
});
export type ReadPartnerRoster = z.infer<typeof ReadPartnerRoster>;

/** What came of a request, against what was confirmed. */
export const RequestDelivery = z.strictObject({
  request: z.string(),
  confirmedHours: hours.meta({ description: "Position-hours of lines that were confirmed and are over." }),
  deliveredHours: hours.meta({ description: "What came of those of which it is known." }),
  share: share.nullable().meta({ description: "Delivered of confirmed, where it is known; null where nothing is." }),
  lines: z.array(
    z.strictObject({
      line: LineId,
      confirmedHours: hours,
      deliveredHours: hours.nullable(),
      basis: z.enum(["recorded", "intervals"]).nullable().meta({
        description: "recorded: as the client recorded it for the line. intervals: added up from delivered intervals.",
      }),
    }),
  ),
  adherence: share.nullable().meta({
    description:
      "Share of the confirmed position-time in which somebody was logged in, interval by interval: more in one does not make up for less in another. Null where no intervals are known.",
  }),
  intervals: z.array(
    z.strictObject({
      start: Instant.meta({ description: "On the client's clock." }),
      startPartner: Instant,
      skill: Id,
      confirmed: z.number().nonnegative(),
      delivered: z.number().nonnegative(),
    }),
  ),
  fill: RequestFill.nullable().meta({ description: "Of the partner's own roster that was kept last." }),
});
export type RequestDelivery = z.infer<typeof RequestDelivery>;
