import type { CivilDay } from "@springtide/calendar";
import { normalQuantile } from "@springtide/probability";
import { firstRunDistribution } from "./first-run-distribution.ts";
import type { ObservedDays } from "./first-run-distribution.ts";
import type { DayChain } from "./day-chain.ts";

/**
 * Whole seasons are more or less inclined to a kind of day than the persistence of days explains: a shift of the log odds of every
 * day of a season, normal with this sd. Without it the band of dates is too narrow. Chosen on the first 18 and 20 degree days of New York (19 years) and Boston
 * (15), each year left out: 0.6 to 0.8 scores best, and the years fall evenly over the distribution.
 */
const SEASON_SD = 0.7;
const SEASONS = 11;
/** A logistic curve averaged over a normal shift is flatter by about this factor (Zeger, Liang and Albert 1988); undone here. */
const STEEPER = Math.sqrt(1 + 0.346 * SEASON_SD * SEASON_SD);

/** No day is so sure that the other cannot happen: a record of a few years does not know. */
const NEVER_SURE = 1e-6;

/**
 * Distribution of the first run of days that count, mixed over seasons more and less inclined to them; what was seen of the season
 * so far says which it is likely to be. Arguments and result as of `firstRunDistribution`, at eleven times its cost.
 */
export function seasonMixture(season: {
  readonly chain: DayChain;
  readonly observed: ObservedDays;
  readonly arm: CivilDay;
  readonly disarm: CivilDay;
  readonly length: number;
}): { pmf: Float64Array; never: number } {
  const mixed = { pmf: new Float64Array(season.disarm - season.arm + 1), never: 0 };
  const kinds = Array.from({ length: SEASONS }, (_, k) => {
    const chain = shifted(season.chain, SEASON_SD * normalQuantile((k + 0.5) / SEASONS));
    return { chain, evidence: logLikelihood(chain, season) };
  });
  const best = Math.max(...kinds.map(({ evidence }) => evidence));
  const weighted = kinds.map(({ chain, evidence }) => ({ chain, likelihood: Math.exp(evidence - best) }));
  const total = weighted.reduce((sum, { likelihood }) => sum + likelihood, 0);
  for (const { chain, likelihood } of weighted) {
    const { pmf, never } = firstRunDistribution({ ...season, chain });
    pmf.forEach((p, d) => (mixed.pmf[d] = (mixed.pmf[d] ?? 0) + (p * likelihood) / total));
    mixed.never += (never * likelihood) / total;
  }
  return mixed;
}

function shifted(chain: DayChain, shift: number): DayChain {
  return (day, yesterdayCounted) => {
    const chance = Math.min(Math.max(chain(day, yesterdayCounted), NEVER_SURE), 1 - NEVER_SURE);
    return 1 / (1 + Math.exp(-STEEPER * Math.log(chance / (1 - chance)) - shift));
  };
}

/** Of the days of the season seen so far, each given the day before. */
function logLikelihood(
  chain: DayChain,
  { observed, arm, disarm }: { observed: ObservedDays; arm: CivilDay; disarm: CivilDay },
): number {
  let sum = 0;
  for (let day = arm; day <= disarm; day++) {
    const [yesterday, today] = [observed(day - 1), observed(day)];
    if (yesterday === null || today === null || Number.isNaN(yesterday + today)) continue;
    const chance = chain(day, yesterday === 1);
    sum += Math.log(today === 1 ? chance : 1 - chance);
  }
  return sum;
}
