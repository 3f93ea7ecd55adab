import type { CivilDay } from "@springtide/calendar";
import type { ForecastChoice, ForecastCombination } from "@springtide/contracts";
import type { BandChoice, FittedEnsemble, SpreadFactors } from "@springtide/forecast";
import { methodId } from "./method-choice.ts";

/** Whole days in a row. */
interface Stretch {
  readonly firstDay: CivilDay;
  readonly days: number;
}

type StoredBand = ForecastCombination["bands"][number];

/** A millionth in the log is far below a contact. */
const SHIFT_DIGITS = 1e6;
/** Weights below this round to nothing in words. */
const WORTH_NAMING = 0.05;

/** How a fitted queue's methods are combined on the days of a plan, as the plan keeps it and draws from it. */
export function combinationOf(
  ensemble: FittedEnsemble,
  { methods }: Pick<ForecastChoice, "methods">,
  { firstDay, days }: Stretch,
): ForecastCombination {
  const { firstLead, shifts } = ensemble.recentring(firstDay, days);
  return {
    summary: inWords(ensemble.bands, methods !== "auto", { firstLead, days }),
    bands: ensemble.bands.map(storedBand),
    firstLead,
    shifts: shifts.map((shift) => Math.round(shift * SHIFT_DIGITS) / SHIFT_DIGITS),
  };
}

function storedBand({ from, to, weights, origins, bias, spread, spreadOfCauses, reason }: BandChoice): StoredBand {
  return {
    from,
    to,
    weights: Object.fromEntries(Object.entries(weights).map(([name, weight]) => [methodId(name), weight])),
    origins,
    bias,
    spread: copied(spread),
    spreadOfCauses: copied(spreadOfCauses),
    reason,
  };
}

function copied({ lower, upper, scores }: SpreadFactors): StoredBand["spread"] {
  return { lower: [...lower], upper: [...upper], scores };
}

/** Which method carries the forecast, over the days of the plan, and why. */
function inWords(
  bands: readonly BandChoice[],
  areGiven: boolean,
  { firstLead, days }: { readonly firstLead: number; readonly days: number },
): string {
  const ofBand = bands.map((band, b) => {
    const last = b === bands.length - 1 ? Infinity : band.to;
    return Math.max(0, Math.min(last, firstLead + days - 1) - Math.max(band.from, firstLead) + 1) / days;
  });
  const names = [...new Set(bands.flatMap(({ weights }) => Object.keys(weights)))];
  const parts = names
    .map((name) => ({
      name,
      weight: bands.reduce((sum, { weights }, b) => sum + (ofBand[b] ?? 0) * (weights[name] ?? 0), 0),
    }))
    .filter(({ weight }) => weight >= WORTH_NAMING)
    .sort((a, b) => b.weight - a.weight)
    .map(({ name, weight }) => `${name} ${Math.round(100 * weight)} %`)
    .join(", ");
  const longest = bands[ofBand.indexOf(Math.max(...ofBand))];
  if (areGiven) return `${parts}, as the shop file says`;
  return longest === undefined ? parts : `${parts}; ${reasonOf(longest)}`;
}

function reasonOf({ origins, lossRatio }: BandChoice): string {
  if (origins === 0) return "as believed: the history is too short to judge past forecasts";
  const percent = Math.abs(100 * (1 - lossRatio)).toFixed(1);
  return lossRatio <= 1
    ? `learned from ${origins} past forecasts, ${percent} % better than the regression alone`
    : `learned from ${origins} past forecasts, ${percent} % behind the regression alone: the price of not relying on one method`;
}
