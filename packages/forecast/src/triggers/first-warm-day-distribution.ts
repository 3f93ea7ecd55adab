import type { CivilDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { firstRun } from "./first-run.ts";
import { seasonMixture } from "./season-mixture.ts";
import type { OnsetDistribution } from "./onset.ts";
import { qualifyingDays } from "./qualifying-days.ts";
import type { WarmDayRule, WeatherSeries } from "./qualifying-days.ts";
import { fitWarmDayChain } from "./warm-day-chain.ts";
import { warmSeason } from "./warm-season.ts";

/** A probability below this is left out of the list and counted as never. */
const NEGLIGIBLE = 1e-9;

/**
 * When the first warm day of the season that begins in `year` comes: every day's probability, from a Markov chain of warm days fitted
 * on the whole weather record (see `fitWarmDayChain`), over warmer and colder seasons (`seasonMixture`). A season whose first warm day is in the record is known; one partly over is
 * conditional on what was seen of it. Days of the record after the last maximum observed are still to come.
 * @throws Refusal code "no-weather" if no day of the record tells whether it was warm
 */
export function firstWarmDayDistribution({
  weather,
  rule,
  year,
}: {
  readonly weather: WeatherSeries;
  readonly rule: WarmDayRule;
  readonly year: number;
}): Pick<OnsetDistribution, "days" | "never" | "basis"> {
  const warm = qualifyingDays(weather, rule);
  const lastSeen = weather.firstDay + warm.findLastIndex((value) => !Number.isNaN(value));
  if (lastSeen < weather.firstDay) throw noWeather();
  const { arm, disarm } = warmSeason(rule, year);
  const length = rule.sustainedDays;
  const seenOnset = firstRun((day) => warm[day - weather.firstDay] === 1, { from: arm, to: disarm, length });
  if (seenOnset !== null) return { days: [{ day: seenOnset, probability: 1 }], never: 0, basis: "known" };
  if (lastSeen >= disarm + length - 1) return { days: [], never: 1, basis: "known" };
  const observed = (day: CivilDay): number | null => (day > lastSeen ? null : (warm[day - weather.firstDay] ?? NaN));
  const { pmf } = seasonMixture({
    chain: fitWarmDayChain(warm, weather.firstDay),
    observed,
    arm,
    disarm,
    length,
  });
  const days = Array.from(pmf, (probability, d) => ({ day: arm + d, probability })).filter(
    ({ probability }) => probability >= NEGLIGIBLE,
  );
  return {
    days,
    never: Math.max(0, 1 - days.reduce((sum, { probability }) => sum + probability, 0)),
    basis: "climatology",
  };
}

function noWeather(): Refusal {
  return new Refusal({
    code: "no-weather",
    place: {},
    found: "no day with a temperature (and the sky the rule asks for)",
    rule: "a first warm day can only be foreseen from past weather",
    remedy: "Give daily weather of this market, three years or more if there are, or take the trigger out.",
  });
}
