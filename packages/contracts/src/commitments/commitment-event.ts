import { z } from "zod";
import { Id } from "../units.ts";
import { LineId, LineState, Side } from "./commitment-request.ts";

/** Something that happened to a request, as both sides, notifications and webhooks are told. */
export const CommitmentEvent = z.strictObject({
  request: z.string(),
  shop: Id,
  agreement: Id,
  partner: Id,
  revision: z.int().positive().meta({ description: "Counts from 1 within the request." }),
  version: z.int().positive().meta({ description: "Of the sheet after it." }),
  at: z.iso.datetime(),
  by: Side.nullable().meta({ description: "Null where nobody did it: a deadline passed." }),
  person: z.int().positive().nullable(),
  pseudonym: z.string(),
  what: z.string().meta({ description: "The action, or settle where a deadline passed." }),
  lines: z.array(z.strictObject({ line: LineId, from: LineState.nullable(), to: LineState, positions: z.int() })).meta({
    description: "Lines it changed, with their positions after it.",
  }),
  reason: z.string().nullable(),
  state: LineState,
});
export type CommitmentEvent = z.infer<typeof CommitmentEvent>;
