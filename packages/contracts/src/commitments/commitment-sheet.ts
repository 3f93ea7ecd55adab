import { z } from "zod";
import { SheetLine } from "./commitment-request.ts";

/** What both sides hold of a request from one version on. */
export const CommitmentSheet = z.strictObject({
  version: z.int().positive(),
  at: z.iso.datetime(),
  lines: z.array(SheetLine),
});
export type CommitmentSheet = z.infer<typeof CommitmentSheet>;

/** The difference of two versions, line by line. */
export const DeltaSheet = z.strictObject({
  fromVersion: z.int().positive(),
  toVersion: z.int().positive(),
  added: z.array(SheetLine),
  removed: z.array(SheetLine),
  changed: z.array(z.strictObject({ before: SheetLine, after: SheetLine })),
  positionHours: z
    .strictObject({ before: z.number(), after: z.number() })
    .meta({ description: "Elapsed hours times positions." }),
});
export type DeltaSheet = z.infer<typeof DeltaSheet>;
