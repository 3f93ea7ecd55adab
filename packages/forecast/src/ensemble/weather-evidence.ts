import type { DailyModelInput } from "../models/daily-problem.ts";
import { fitRegression } from "../models/regression-fit.ts";
import type { RegressionFit } from "../models/regression-fit.ts";
import { regressionFromOrigins, withoutCauses } from "../models/regression-baseline.ts";
import { ensembleOf, firstUsedOf, fitEnsemble } from "./fit-ensemble.ts";
import type { EnsembleOptions, FittedEnsemble } from "./fit-ensemble.ts";
import { pastOrigins } from "./past-forecasts.ts";

/** Whether the weather is worth telling to the model of one queue, and what says so. */
export interface WeatherEvidence {
  readonly use: boolean;
  /** Pinball loss of past forecasts that know the weather over that of forecasts that do not; NaN where none could be made. */
  readonly lossRatio: number;
  /** Past forecasts judged. */
  readonly origins: number;
  /** In a sentence. */
  readonly reason: string;
}

/** One history told twice: without measurements of the weather, and with them as `covariates`. */
interface EvidenceRequest {
  readonly input: DailyModelInput;
  readonly withWeather: DailyModelInput;
}

/** Days ahead that are judged: as far as a weather forecast says much, and each day once. */
const JUDGED_DAYS = 7;
/** The strength of the weather is learned from all days, the judged ones too, so a gain must be more than a trifle. */
const WORTH_TELLING = 0.99;
const QUANTILES = [
  [0.1, -1.2815515655446004],
  [0.5, 0],
  [0.9, 1.2815515655446004],
] as const;
const HALF_LIFE_DAYS = 365;

/**
 * Whether a queue's forecasts gain by the weather: pinball loss (at 10, 50 and 90 %) over the week after each weekly origin of the last
 * year, with coefficients and level as they were known at the origin, once told the weather of those days and once not. Days count by
 * their contacts, and less the older. Weather is used where it lowers the loss by one per cent or more: a short history cannot tell
 * eight directions of weather from its season, and then is better off without.
 * @throws Refusal "no-history" or "negative-contacts"
 * Cost: a fit of each, and a twentieth of a second. Who also wants the forecast asks `fitEnsembleOnEvidence`.
 */
export function weatherEvidence({ input, withWeather }: EvidenceRequest): WeatherEvidence {
  const [without, told] = [fitRegression(input), fitRegression(withWeather)];
  return without === null || told === null ? NOTHING_TO_TELL : evidenceOf(without, told);
}

/**
 * The ensemble of one queue, told the weather where past forecasts say that it helps (`weatherEvidence`), and the evidence. Each
 * regression is fitted once.
 * @throws Refusal "no-history" or "negative-contacts"
 */
export function fitEnsembleOnEvidence(
  { input, withWeather }: EvidenceRequest,
  options: EnsembleOptions = {},
): { readonly ensemble: FittedEnsemble; readonly evidence: WeatherEvidence } {
  const [without, told] = [fitRegression(input), fitRegression(withWeather)];
  if (without === null || told === null) return { ensemble: fitEnsemble(input, options), evidence: NOTHING_TO_TELL };
  const evidence = evidenceOf(without, told);
  return { ensemble: ensembleOf(evidence.use ? told : without, options), evidence };
}

const NOTHING_TO_TELL: WeatherEvidence = {
  use: false,
  lossRatio: NaN,
  origins: 0,
  reason: "The weather is not used: the history has no contacts that could depend on it.",
};

function evidenceOf(without: RegressionFit, told: RegressionFit): WeatherEvidence {
  const origins = pastOrigins(without.input.history.contacts.length, firstUsedOf(without)).slice(0, -1);
  if (origins.length === 0)
    return {
      ...NOTHING_TO_TELL,
      reason: "The weather is not used: the history is too short to judge whether forecasts gain by it.",
    };
  const [losses, lossesTold] = [lossesOf(without, origins), lossesOf(told, origins)];
  let [plain, known] = [0, 0];
  losses.forEach((loss, i) => {
    const other = lossesTold[i] ?? NaN;
    if (Number.isNaN(loss + other)) return;
    plain += loss;
    known += other;
  });
  const lossRatio = known / plain;
  const use = lossRatio <= WORTH_TELLING;
  const percent = Math.abs(Math.round(1000 * (1 - lossRatio)) / 10);
  const against = lossRatio <= 1 ? `${percent} % lower` : `${percent} % higher`;
  return {
    use,
    lossRatio,
    origins: origins.length,
    reason: `The weather is ${use ? "used" : "not used"}: over the week after each of ${origins.length} past days, forecasts that know it had a pinball loss ${against} than forecasts that do not.`,
  };
}

/** Weighted pinball loss of each day after each origin; NaN where nothing is known. */
function lossesOf({ input, problem, fit }: RegressionFit, origins: readonly number[]): Float64Array {
  const { logs } = withoutCauses(input, problem, fit, "linear");
  const forecasts = regressionFromOrigins(input, problem, fit, { origins, days: JUDGED_DAYS, told: "linear" });
  const losses = new Float64Array(origins.length * JUDGED_DAYS).fill(NaN);
  origins.forEach((origin, o) => {
    const { location, spread } = forecasts[o] ?? { location: [], spread: [] };
    for (let lead = 0; lead < JUDGED_DAYS && origin + lead < logs.length; lead++) {
      const error = (logs[origin + lead] ?? NaN) - (location[lead] ?? NaN);
      const weight = (input.history.contacts[origin + lead] ?? 0) * 2 ** ((origin - logs.length) / HALF_LIFE_DAYS);
      let loss = 0;
      for (const [quantile, normal] of QUANTILES) {
        const miss = error - normal * (spread[lead] ?? NaN);
        loss += (miss > 0 ? quantile : quantile - 1) * miss;
      }
      losses[o * JUDGED_DAYS + lead] = weight * loss;
    }
  });
  return losses;
}
