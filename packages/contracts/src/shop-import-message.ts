import { z } from "zod";
import { ShopHolidays } from "./holidays.ts";
import { Shop } from "./shop.ts";
import { WeatherDay } from "./weather-day.ts";

/** Numbers of eight bytes each, little end first. */
const Column = z.base64();

const HistoryMessage = z
  .strictObject({
    queue: z.string(),
    minutes: z.union([z.number().positive(), z.literal("day")]),
    startMs: Column,
    offered: Column,
    handled: Column,
    abandoned: Column,
    ahtSeconds: Column,
  })
  .refine(
    ({ startMs, offered, handled, abandoned, ahtSeconds }) =>
      bytesOf(startMs) % 8 === 0 &&
      [offered, handled, abandoned, ahtSeconds].every((column) => column.length === startMs.length),
    "its columns must be whole numbers of eight bytes, and as long as each other",
  );

const ReportMessage = z.strictObject({
  file: z.string(),
  rowsRead: z.number(),
  rowsRefused: z.number(),
  rowsIgnored: z.number(),
  firstStart: z.string().nullable(),
  lastStart: z.string().nullable(),
  queues: z
    .array(
      z.strictObject({
        queue: z.string(),
        intervals: z.number(),
        offered: z.number(),
        missing: z.number(),
        gaps: z.array(z.strictObject({ from: z.string(), to: z.string(), intervals: z.number() })).readonly(),
        outsideHours: z.number(),
      }),
    )
    .readonly(),
  notes: z.array(z.string()).readonly(),
});

/** A shop with its past, as a command sends it to the server that holds the data folder. */
export const ShopImportMessage = z.strictObject({
  shop: Shop,
  holidays: ShopHolidays,
  weather: z.array(WeatherDay),
  report: ReportMessage.nullable(),
  contacts: z.array(HistoryMessage),
});
export type ShopImportMessage = z.infer<typeof ShopImportMessage>;

/** Four letters of base64 carry three bytes, less one for each sign that fills up. */
function bytesOf(text: string): number {
  return (text.length / 4) * 3 - (text.match(/=*$/)?.[0].length ?? 0);
}
