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
/** Beyond the leads of past forecasts nothing vouches for the methods; the regression, which knows the year, takes over by halves. */
const HALF_WAY_DAYS = 28;
/** Weights below this round to nothing in words. */
const WORTH_NAMING = 0.05;

/**
 * How a fitted queue's methods are combined on the days of a plan, as the plan keeps it and draws from it. What the shop file decides
 * holds for all days; what was learned fades beyond the leads it was learned from, half of it every four weeks.
 */
export function combinationOf(
  ensemble: FittedEnsemble,
  { methods }: Pick<ForecastChoice, "methods">,
  { firstDay, days }: Stretch,
): ForecastCombination {
  const { firstLead, shifts } = ensemble.recentring(firstDay, days);
  const judged = methods === "auto" ? (ensemble.bands.at(-1)?.to ?? 0) : Infinity;
  const kept = (lead: number): number => 2 ** (-Math.max(0, lead - judged) / HALF_WAY_DAYS);
  return {
    summary: inWords(ensemble.bands, judged, { firstLead, days }),
    bands: ensemble.bands.map(storedBand),
    firstLead,
    shifts: shifts.map((shift, day) => Math.round(shift * kept(firstLead + day) * SHIFT_DIGITS) / SHIFT_DIGITS),
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

/** Which method carries the forecast, over the days of the plan that past forecasts reach (`judged` days ahead), and why. */
function inWords(
  bands: readonly BandChoice[],
  judged: number,
  { firstLead, days }: { readonly firstLead: number; readonly days: number },
): string {
  const lastLead = firstLead + days - 1;
  const reached = Math.min(judged, lastLead) - firstLead + 1;
  if (reached <= 0) return "the count regression alone: no past forecast reaches so far";
  const ofBand = bands.map((band, b) => {
    const to = b === bands.length - 1 ? Infinity : band.to;
    return Math.max(0, Math.min(to, judged, lastLead) - Math.max(band.from, firstLead) + 1) / reached;
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
  if (judged === Infinity) return `${parts}, as the shop file says`;
  const longest = bands[ofBand.indexOf(Math.max(...ofBand))];
  const why = longest === undefined ? parts : `${parts}; ${reasonOf(longest)}`;
  return lastLead > judged ? `${why}; beyond ${judged} days ahead more and more the count regression alone` : why;
}

function reasonOf({ origins, lossRatio }: BandChoice): string {
  if (origins === 0) return "as believed: the history is too short to judge past forecasts";
  const percent = Math.abs(100 * (1 - lossRatio)).toFixed(1);
  return lossRatio <= 1
    ? `learned from ${origins} past forecasts, ${percent} % better than the regression alone`
    : `learned from ${origins} past forecasts, ${percent} % behind the regression alone: the price of not relying on one method`;
}
