import { z } from "zod";
import { FindingShape } from "../problem.ts";
import { Id } from "../units.ts";

const Address = z.string().min(1).max(2000);

/** On which terms Open-Meteo is asked: its free service is for non-commercial use alone. */
const Terms = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("key"),
    key: z
      .string()
      .regex(/^[\x21-\x7e]{4,200}$/, "a key is 4 to 200 letters and digits without spaces")
      .optional()
      .meta({ description: "Of the customer's account; the stored one stays if it is left out." }),
  }),
  z.strictObject({ kind: z.literal("own-instance"), address: Address }),
  z.strictObject({ kind: z.literal("non-commercial") }),
]);

const forecastDays = z.int().min(1).max(16).default(16).meta({ description: "How far ahead forecasts are asked for." });

/** Where an organisation's weather comes from, as it is set. */
export const WeatherSettings = z.discriminatedUnion("service", [
  z.strictObject({ service: z.literal("open-meteo"), terms: Terms, forecastDays }),
  z.strictObject({
    service: z.literal("ghcn-daily"),
    stations: z
      .record(Id, z.string().regex(/^[A-Z]{2}[A-Z0-9_-]{9}$/, "a station's id has eleven letters and digits"))
      .meta({ description: "Id of the station that stands for each market." }),
  }),
]);
export type WeatherSettings = z.infer<typeof WeatherSettings>;

/** What is shown of the settings: of a key, its last letters. */
export const WeatherSettingsView = z.object({
  settings: z
    .discriminatedUnion("service", [
      z.object({
        service: z.literal("open-meteo"),
        terms: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("key"), keyShown: z.string() }),
          z.object({ kind: z.literal("own-instance"), address: Address }),
          z.object({ kind: z.literal("non-commercial") }),
        ]),
        forecastDays: z.int(),
      }),
      z.object({ service: z.literal("ghcn-daily"), stations: z.record(Id, z.string()) }),
    ])
    .nullable(),
  attribution: z.string().nullable().meta({ description: "To be shown wherever the weather is shown." }),
  termsOfUse: z.string().meta({ description: "What must be known before a service is chosen." }),
});
export type WeatherSettingsView = z.infer<typeof WeatherSettingsView>;

/** How far the weather of a shop is. */
export const WeatherStatus = z.object({
  markets: z.array(
    z.object({
      market: Id,
      kind: z.enum(["history", "forecast", "ensemble", "earlier-runs"]),
      fetchedAt: z.iso.datetime().nullable().meta({ description: "Of the newest answer; null if there was none." }),
      staleSince: z.iso
        .datetime()
        .nullable()
        .meta({ description: "Since when it is older than it should be; null while it is not." }),
      service: z.string(),
      attribution: z.string(),
      failedAt: z.iso.datetime().nullable().meta({ description: "Of the newest question, where that had no answer." }),
      failures: z.array(FindingShape),
    }),
  ),
});
export type WeatherStatus = z.infer<typeof WeatherStatus>;
