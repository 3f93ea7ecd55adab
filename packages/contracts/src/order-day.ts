import { z } from "zod";

/** Orders of one day, past or expected. */
export const OrderDay = z.strictObject({ day: z.iso.date(), orders: z.number().nonnegative() });
export type OrderDay = z.infer<typeof OrderDay>;
