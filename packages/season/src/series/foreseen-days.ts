import { isoDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";

type Measure = "maxC" | "minC" | "precipitationMm" | "sunshineHours";

/** The days of a weather forecast as one course of a market: the mean of its members, day by day; null where no member says. */
export function foreseenDays({ members }: WeatherEnsemble, market: string): WeatherDay[] {
  const first = Math.min(...members.map(({ firstDay }) => firstDay));
  const last = Math.max(...members.map(({ firstDay, maxC }) => firstDay + maxC.length - 1));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i): WeatherDay => {
    const mean = (measure: Measure): number | null => {
      const told = members
        .map((member) => member[measure][first + i - member.firstDay] ?? Number.NaN)
        .filter((value) => !Number.isNaN(value));
      return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length;
    };
    return {
      day: isoDay(first + i),
      market,
      maxC: mean("maxC"),
      minC: mean("minC"),
      precipitationMm: mean("precipitationMm"),
      sunshineHours: mean("sunshineHours"),
      sky: null,
    };
  });
}
