import { z } from "zod";
import { Duration, Id, Share } from "./units.ts";

const HOURS_RULE = "hours are a number such as 38.5, or a length of time such as 40h";
const MOST_HOURS = 168;

/** Hours as people write them: `38.5` or `40h`. Read into hours. */
const HoursText = z
  .union([z.number().nonnegative(), Duration.transform((seconds) => seconds / 3600)], HOURS_RULE)
  .pipe(z.number().nonnegative().max(MOST_HOURS, "a week has 168 hours"))
  .meta({ description: "Hours: 38.5 or 40h.", examples: ["40h"] });

/** What a person and the house have agreed on, as written in a shop file. */
export const WorkContractText = z.strictObject({
  id: Id,
  hours: HoursText.meta({ description: "Hours of work a week; what is beyond them is overtime." }),
  leastHours: HoursText.optional().meta({
    description: "Hours paid every week, worked or not; as many as hours if not given.",
  }),
  overtime: HoursText.default(0).meta({ description: "Most hours of overtime a week; none if not given." }),
  overtimePremium: Share.prefault("0%").meta({
    description: "Paid on top of the wage for each hour of overtime, such as 50%.",
  }),
  daysAWeek: z.int().min(1).max(7).default(5).meta({ description: "Most days of work a week." }),
  daysInARow: z.int().min(1).max(14).default(6).meta({ description: "Most days of work one after the other." }),
});

/** What a person and the house have agreed on: hours a week and days. */
export const WorkContract = z.strictObject({
  id: Id,
  hoursAWeek: z.number().nonnegative().max(MOST_HOURS),
  leastHoursAWeek: z.number().nonnegative().max(MOST_HOURS).meta({ description: "Paid every week, worked or not." }),
  overtimeHoursAWeek: z.number().nonnegative().max(MOST_HOURS),
  overtimePremium: z.number().min(0).max(1),
  daysAWeek: z.int().min(1).max(7),
  daysInARow: z.int().min(1).max(14),
});
export type WorkContract = z.infer<typeof WorkContract>;

/** A contract with every default filled in. */
export function resolveWorkContract(contract: z.infer<typeof WorkContractText>): WorkContract {
  return {
    id: contract.id,
    hoursAWeek: contract.hours,
    leastHoursAWeek: contract.leastHours ?? contract.hours,
    overtimeHoursAWeek: contract.overtime,
    overtimePremium: contract.overtimePremium,
    daysAWeek: contract.daysAWeek,
    daysInARow: contract.daysInARow,
  };
}
