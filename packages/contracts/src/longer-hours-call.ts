import { z } from "zod";
import { LongerHoursText } from "./levers.ts";
import { LongerHoursAnswer } from "./longer-hours-answer.ts";

const MOST_WINDOWS = 12;

/** Hours that might be opened, to be weighed. Written as in a shop file; those of the shop file are not looked at. */
export const LongerHoursCall = z.strictObject({
  longerHours: z.array(LongerHoursText).min(1).max(MOST_WINDOWS).meta({ description: "The windows, one to twelve." }),
  horizon: z
    .string()
    .optional()
    .meta({ description: "How far to look, such as 26w; as far as the plan if not given." }),
  paths: z.number().optional().meta({ description: "Possible seasons drawn; as many as the plan if not given." }),
});
export type LongerHoursCall = z.output<typeof LongerHoursCall>;

/** How far the weighing is. It is not stored: whoever stops listening ends it. */
export const LongerHoursProgress = z.discriminatedUnion("state", [
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("ready"), answer: LongerHoursAnswer }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
]);
export type LongerHoursProgress = z.output<typeof LongerHoursProgress>;
