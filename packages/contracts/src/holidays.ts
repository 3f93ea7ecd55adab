import { z } from "zod";
import { Id } from "./units.ts";

/** A public holiday of a place. */
export const Holiday = z.strictObject({ day: z.iso.date(), name: z.string() });
export type Holiday = z.infer<typeof Holiday>;

/**
 * The holidays a plan was made with, kept apart by whose they are: those of customers (any market) move demand, those of a
 * site close it. The shop's own extra holidays are in both. Each list ascends and names a day once.
 */
export const ShopHolidays = z.strictObject({
  customers: z.array(Holiday),
  bySite: z.record(Id, z.array(Holiday)),
});
export type ShopHolidays = z.infer<typeof ShopHolidays>;
