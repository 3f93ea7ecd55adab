import type { SpreadFactors } from "../conformal/spread-factors.ts";
import { drawDailyRates } from "../paths/draw-daily-rates.ts";
import type { DailyPathsRequest } from "../paths/draw-daily-rates.ts";
import type { LeadBand } from "./lead-bands.ts";
import { moveDay, pathMoves, recentre } from "./recentred-paths.ts";
import type { DayAdjustment } from "./recentred-paths.ts";

/** Spread of the days of one band of leads. */
export interface BandSpread extends LeadBand {
  /** Of ordinary days, and of days on which a holiday or a trigger is felt. */
  readonly spread: SpreadFactors;
  readonly spreadOfCauses: SpreadFactors;
}

/** How the paths of a regression become those of a combination of methods: plain numbers, so that any process can draw them again. */
export interface Recentring {
  /** Lead of the first day, 1 being the day after the last one of the history. */
  readonly firstLead: number;
  /** Change of the median log rate, day by day. */
  readonly shifts: readonly number[];
  /** Ascending; leads beyond the last belong to it. */
  readonly bands: readonly BandSpread[];
}

/** Paths of a regression, and how they are moved. */
export interface CombinedPathsRequest extends DailyPathsRequest {
  /** For the days of the request, from its first day on. */
  readonly recentring: Recentring;
  /** What multiplies each rate when all else is drawn, such as that season's weather (see `drawCovariateEffects`), [path * days + day]. */
  readonly factors?: Float32Array | undefined;
}

/** Rates with the regression's multiplied by `ratios`, [path * days + day], on the days named; all others stay as they were drawn. */
export type ReweighDays = (ratios: Float64Array, days: readonly number[]) => Float32Array;

/**
 * Draws the seasons of a combination of methods, [path * days + day]: those of the regression, moved to the combined centre and widened
 * or narrowed as past errors ask, each with its own trigger dates, weather and way from day to day (see `fitEnsemble`). The same request
 * gives the same numbers in every process. Cost: twice that of `drawDailyRates` where there are triggers or unknown weather.
 */
export function drawCombinedRates({ recentring, factors, ...request }: CombinedPathsRequest): Float32Array {
  const { rates, template } = drawRegressionPaths(request);
  if (!leavesAsTheyAre(recentring))
    recentre(rates, template, { days: request.days, adjustments: adjustmentsOf(recentring, request) });
  if (factors !== undefined) multiply(rates, factors);
  return rates;
}

/**
 * Opens drawn seasons for triggers that bring something else: what does not change is worked out once, so that each question costs only
 * the days it moves. It gives what drawing anew gives. Cost: as `drawCombinedRates` once, then paths for each day.
 */
export function openCombinedPaths({ recentring, factors, ...request }: CombinedPathsRequest): ReweighDays {
  const { days } = request;
  const { rates, template } = drawRegressionPaths(request);
  const asked = { days, adjustments: leavesAsTheyAre(recentring) ? [] : adjustmentsOf(recentring, request) };
  const moves = pathMoves(template, asked);
  const drawn = rates.slice();
  asked.adjustments.forEach((_, day) => {
    moveDay(drawn, template, moves, day);
  });
  if (factors !== undefined) multiply(drawn, factors);
  return (ratios, changedDays) => {
    const changed = drawn.slice();
    for (const day of changedDays) {
      for (let at = day; at < changed.length; at += days) changed[at] = (rates[at] ?? 0) * (ratios[at] ?? 1);
      moveDay(changed, template, moves, day);
      if (factors !== undefined) multiply(changed, factors, { from: day, step: days });
    }
    return changed;
  };
}

function multiply(rates: Float32Array, factors: Float32Array, { from, step } = { from: 0, step: 1 }): void {
  for (let at = from; at < rates.length; at += step) rates[at] = (rates[at] ?? 0) * (factors[at] ?? 1);
}

/** Seasons as the regression draws them: with everything, and the same numbers without what triggers and unknown weather bring. */
function drawRegressionPaths(request: DailyPathsRequest): {
  readonly rates: Float32Array;
  readonly template: Float32Array;
} {
  const rates = drawDailyRates(request);
  const { covariatePaths, ...withoutWeather } = request;
  const hasCauses = request.triggers.length > 0 || covariatePaths !== undefined;
  return { rates, template: hasCauses ? drawDailyRates({ ...withoutWeather, triggers: [] }) : rates.slice() };
}

function leavesAsTheyAre({ shifts, bands }: Recentring): boolean {
  const judged = bands.some(({ spread, spreadOfCauses }) => spread.scores + spreadOfCauses.scores > 0);
  return !judged && shifts.every((shift) => shift === 0);
}

function adjustmentsOf(
  { firstLead, shifts, bands }: Recentring,
  { holidays, firstDay, days }: DailyPathsRequest,
): DayAdjustment[] {
  return Array.from({ length: days }, (_, day) => {
    const band = bands.find(({ to }) => firstLead + day <= to) ?? bands.at(-1);
    if (band === undefined) throw new RangeError("a recentring has no band of leads");
    return {
      shift: shifts[day] ?? 0,
      factors: band.spread,
      ofCauses: band.spreadOfCauses,
      hasCause: [-1, 0, 1].some((near) => holidays.has(firstDay + day + near)),
    };
  });
}
