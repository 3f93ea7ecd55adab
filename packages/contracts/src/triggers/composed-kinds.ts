import { z } from "zod";
import { Id } from "../units.ts";

const parts = z
  .array(Id)
  .meta({ description: "Other triggers of this file by id; give them an empty lift if they do nothing else." });
const part = Id.meta({ description: "Another trigger of this file by id." });

export const allOf = {
  kind: z.literal("all-of").meta({ description: "Fires when the last of several triggers has fired." }),
  of: parts,
  withinDays: z.int().min(0).max(365).default(0).meta({
    description: "Within how many days all must fire; 0 is on the same day.",
  }),
};

export const anyOf = {
  kind: z.literal("any-of").meta({ description: "Fires when any of several triggers fires." }),
  of: parts,
  apartDays: z.int().min(0).max(365).default(0).meta({
    description: "Days after it fired on which it does not fire again.",
  }),
};

export const after = {
  kind: z.literal("after").meta({ description: "Fires so many days after another trigger." }),
  of: part,
  days: z.int().min(1).max(365).meta({ description: "Days after." }),
};

export const notWithin = {
  kind: z.literal("not-within").meta({
    description: "Fires with another trigger, unless a third one fired that day or shortly before.",
  }),
  of: part,
  unless: Id.meta({ description: "The trigger that keeps it from firing, by id." }),
  days: z.int().min(0).max(365).meta({ description: "For how many days it keeps it from firing." }),
};
