import { z } from "zod";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { ForecastTable } from "./forecast-table.ts";

const Column = z.array(z.union([z.number(), z.string(), z.null()]));

/** One place of the answer of a service in the shape of Open-Meteo: columns by name under `daily`, units under `daily_units`. */
const Answer = z.object({
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  daily_units: z.record(z.string(), z.string()).default({}),
  daily: z.record(z.string(), Column).optional(),
  hourly: z.unknown().optional(),
  error: z.unknown().optional(),
  reason: z.string().optional(),
});

const Answers = z.union([Answer.transform((one) => [one]), z.array(Answer).min(1)]);

/**
 * The tables of a JSON file, one for each place in it.
 * @throws Refusal for text that is no JSON, an answer that is an error, or one without days
 */
export function tablesOfJson(text: string, file: string): ForecastTable[] {
  const parsed = Answers.safeParse(jsonOf(text, file));
  if (!parsed.success)
    throw new Refusal(
      parsed.error.issues.slice(0, 10).map(({ path, message }): Finding => ({
        code: "forecast-shape",
        place: { file, field: `/${path.map(String).join("/")}` },
        found: message,
        rule: 'a forecast in JSON has a "daily" object of columns, as Open-Meteo writes it',
        remedy: "Ask the service for daily values, and keep its answer as it came.",
      })),
    );
  return parsed.data.map((answer, place) => tableOf(answer, file, parsed.data.length > 1 ? `/${place}` : ""));
}

function tableOf(answer: z.infer<typeof Answer>, file: string, pointer: string): ForecastTable {
  const { daily, daily_units: units, latitude, longitude } = answer;
  if (daily?.["time"] === undefined) throw withoutDays(answer, file, pointer);
  const names = Object.keys(daily);
  const length = daily["time"].length;
  const uneven = names.find((name) => daily[name]?.length !== length);
  if (uneven !== undefined)
    throw new Refusal({
      code: "forecast-uneven",
      place: { file, field: `${pointer}/daily/${uneven}` },
      found: `${daily[uneven]?.length ?? 0} values beside ${length} days`,
      rule: "every column of a forecast has a value, or null, for each day",
      remedy: "Download the forecast again.",
    });
  return {
    headers: names.map((name) => (units[name] === undefined ? name : `${name} (${units[name]})`)),
    rows: Array.from({ length }, (_, row) => names.map((name) => cellOf(daily[name]?.[row] ?? null))),
    placeOf: (row, column) => ({ file, field: `${pointer}/daily/${names[column] ?? ""}/${row}` }),
    position: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
  };
}

/** Numbers as text without an exponent, which no weather needs. */
function cellOf(value: number | string | null): string {
  if (typeof value === "number") return String(Math.round(value * 1e6) / 1e6);
  return value ?? "";
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal({
      code: "not-json",
      place: { file },
      found: error instanceof Error ? error.message : "text that is no JSON",
      rule: "a file that begins with a brace or a bracket is JSON",
      remedy: "Download the forecast again; it may have been cut off.",
    });
  }
}

function withoutDays(answer: z.infer<typeof Answer>, file: string, pointer: string): Refusal {
  const hourly = answer.hourly !== undefined;
  return new Refusal({
    code: "forecast-without-days",
    place: { file, field: pointer === "" ? "/daily" : `${pointer}/daily` },
    found: answer.reason ?? (hourly ? "hourly values alone" : "no daily values"),
    rule: 'a weather forecast is read day by day, from the columns under "daily" and the days under "daily/time"',
    remedy: "Ask the service for daily values, such as daily=temperature_2m_max,temperature_2m_min,precipitation_sum.",
  });
}
