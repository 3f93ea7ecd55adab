import { z } from "zod";
import { Id } from "./units.ts";

/** Hours of one person and week that are paid for one reason. Hours are elapsed hours. */
export const PayrollHours = z.strictObject({
  person: Id.meta({ description: "Id of the person in the shop file; never a name." }),
  team: Id,
  contract: Id,
  monday: z.iso.date().meta({ description: "First day of the week, on the clock of where the team works." }),
  kind: z.enum(["worked", "topped-up", "overtime", "premium"]).meta({
    description:
      "worked: paid hours of shifts. topped-up: what the contract pays beyond them. overtime: of the hours worked, those beyond the contract's. premium: of the hours worked, those in which one premium is paid.",
  }),
  premium: z.string().nullable().meta({ description: "Name of the premium; null for the other kinds." }),
  share: z.number().nonnegative().meta({
    description: "Of the wage of an hour: 1 for worked and topped-up, what is paid on top for overtime and premiums.",
  }),
  hours: z.number().positive(),
});
export type PayrollHours = z.infer<typeof PayrollHours>;
