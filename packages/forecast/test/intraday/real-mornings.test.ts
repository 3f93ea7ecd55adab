import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { forecastDay, learnDayUpdate, lowRankDays, updateRemainder, wape } from "@springtide/forecast";
import { isThere } from "../real-data.ts";

const PATH = "bank_calls_2003/calls_5min.csv.gz";
const QUARTERS = 56;
const NOON = 20;
const LEARNING_DAYS = 100;

/** Calls of a bank by quarter hour, 07:00 to 21:00, weekdays of 2003 from March on (Weinberg, Brown and Stroud 2007). */
function quarterHours(): { counts: Float64Array; kinds: number[] } {
  const file = gunzipSync(readFileSync(new URL(`../../../../../shared/data/real/${PATH}`, import.meta.url)));
  const days = new Map<string, Float64Array>();
  for (const line of file.toString("utf8").trim().split("\n").slice(1)) {
    const [start = "", calls = ""] = line.split(",");
    const quarter = Math.floor((Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) - 420) / 15);
    const day = days.get(start.slice(0, 10)) ?? new Float64Array(QUARTERS);
    if (quarter < QUARTERS) day[quarter] = (day[quarter] ?? 0) + Number(calls);
    days.set(start.slice(0, 10), day);
  }
  const kinds = [...days.keys()].map((day) => new Date(`${day}T12:00:00Z`).getUTCDay());
  return { counts: Float64Array.from([...days.values()].flatMap((day) => [...day])), kinds };
}

it.skipIf(!isThere(PATH))("the afternoon of a bank is forecast better once its morning is seen", () => {
  const { counts, kinds } = quarterHours();
  const ofPast = (days: number): Float64Array => counts.slice(0, days * QUARTERS);
  const model = learnDayUpdate({
    counts: ofPast(LEARNING_DAYS),
    intervals: QUARTERS,
    kinds: kinds.slice(0, LEARNING_DAYS),
  });
  const [actual, before, after]: number[][] = [[], [], []];
  let [held, days] = [0, 0];
  for (let day = LEARNING_DAYS; day < kinds.length; day++) {
    const past = lowRankDays({ counts: ofPast(day), intervals: QUARTERS });
    const forecastOfDay = forecastDay({ days: past, kinds: kinds.slice(0, day), kind: kinds[day] ?? NaN });
    const today = counts.slice(day * QUARTERS, (day + 1) * QUARTERS);
    const { means, toCome, toComeSd } = updateRemainder({ model, forecastOfDay, countsSoFar: today.slice(0, NOON) });
    actual?.push(...today.slice(NOON));
    before?.push(...forecastOfDay.slice(NOON));
    after?.push(...means.slice(NOON));
    const came = today.slice(NOON).reduce((sum, value) => sum + value, 0);
    if (Math.abs(came - toCome) < 1.2816 * toComeSd) held++;
    days++;
  }
  const errorOf = (forecast: number[] = []): number => wape({ actual: actual ?? [], forecast });
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  process.stdout.write(
    `bank, afternoons of ${days} days: WAPE ${percent(errorOf(before))} without, ${percent(errorOf(after))} with the morning; ` +
      `80 % band of the sum to come holds ${percent(held / days)}; penalty ${model.penalty}, noise ${model.noiseVariance.toFixed(2)}\n`,
  );
  expect(errorOf(after)).toBeLessThan(0.9 * errorOf(before));
  expect(held / days).toBeGreaterThan(0.65);
});
