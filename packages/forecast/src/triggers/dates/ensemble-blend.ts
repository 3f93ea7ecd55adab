import type { CivilDay } from "@springtide/calendar";
import type { OnsetDistribution } from "../onset.ts";
import { pmfOfHazard } from "./hazard.ts";

const SURE_TO_DAYS = 5;
const NOTHING_FROM_DAYS = 15;
/** How many members the climatology counts for, so that no member firing is not taken for impossible. */
const CLIMATOLOGY_MEMBERS = 1;

/**
 * How much of a day's hazard comes from the weather forecast: all to 5 days ahead, falling in a straight line to nothing at 15.
 * @example forecastWeight(10) // => 0.5
 */
export function forecastWeight(leadDays: number): number {
  return Math.min(1, Math.max(0, (NOTHING_FROM_DAYS - leadDays) / (NOTHING_FROM_DAYS - SURE_TO_DAYS)));
}

/**
 * Blends what the members of a weather forecast say of an onset into its climatology, day by day and given that it has not happened:
 * h = w h_forecast + (1 - w) h_climatology, w by lead (`forecastWeight`), h_forecast the share of members that fire on the day among
 * those that have not yet. The climatology counts as one member more. After `lastOnset` the climatology stands alone.
 * Cost: days times members.
 * @param memberOnsets the day on which each member fires, null where it does not within the forecast
 * @param lastOnset last onset that the members can show
 */
export function blendedWithEnsemble({
  climatology,
  memberOnsets,
  issuedOn,
  lastOnset,
}: {
  readonly climatology: Pick<OnsetDistribution, "days" | "never">;
  readonly memberOnsets: readonly (CivilDay | null)[];
  readonly issuedOn: CivilDay;
  readonly lastOnset: CivilDay;
}): Pick<OnsetDistribution, "days" | "never" | "basis"> {
  const { days, never } = climatology;
  const shown = memberOnsets.filter((onset) => onset !== null && onset <= lastOnset);
  const from = Math.min(days[0]?.day ?? Infinity, ...shown.map((onset) => onset ?? Infinity));
  const to = Math.max(days.at(-1)?.day ?? -Infinity, ...shown.map((onset) => onset ?? -Infinity));
  if (from > to) return { days, never, basis: "forecast" };
  const byDay = new Map(days.map(({ day, probability }) => [day, probability]));
  let [left, atRisk] = [never + days.reduce((sum, { probability }) => sum + probability, 0), memberOnsets.length];
  const hazard = Float64Array.from({ length: to - from + 1 }, (_, d) => {
    const day = from + d;
    const usual = left > 0 ? Math.min(1, (byDay.get(day) ?? 0) / left) : 1;
    left -= byDay.get(day) ?? 0;
    if (day > lastOnset) return usual;
    const fire = memberOnsets.filter((onset) => onset === day).length;
    const foreseen = (fire + CLIMATOLOGY_MEMBERS * usual) / (atRisk + CLIMATOLOGY_MEMBERS);
    atRisk -= fire;
    const weight = forecastWeight(day - issuedOn);
    return weight * foreseen + (1 - weight) * usual;
  });
  const blended = pmfOfHazard(hazard);
  return {
    days: Array.from(blended.pmf, (probability, d) => ({ day: from + d, probability })).filter(
      ({ probability }) => probability > 0,
    ),
    never: blended.never,
    basis: "forecast",
  };
}
