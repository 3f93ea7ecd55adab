import type { CivilDay } from "@springtide/calendar";
import { spreadFactors } from "../conformal/spread-factors.ts";
import type { BaselineMethod } from "../models/baseline-method.ts";
import type { DailyModelInput, DailyProblem } from "../models/daily-problem.ts";
import { fitDailyModel, fittedModelOf } from "../models/fit-daily-model.ts";
import type { FittedDailyModel } from "../models/fitted-daily-model.ts";
import type { FittedForecast } from "../models/forecast-model.ts";
import { fitRegression } from "../models/regression-fit.ts";
import type { RegressionFit } from "../models/regression-fit.ts";
import { isIntermittent } from "../models/intermittent-history.ts";
import { regressionFromOrigins, withoutCauses } from "../models/regression-baseline.ts";
import { tamedLogs } from "../models/tamed-logs.ts";
import type { Hyperparameters } from "../models/variation-search.ts";
import { drawDailyRates } from "../paths/draw-daily-rates.ts";
import { believedWeights, learnedWeights } from "./combination-weights.ts";
import { drawCombinedRates } from "./combined-paths.ts";
import type { BandSpread, Recentring } from "./combined-paths.ts";
import { bandOf, JUDGED_DAYS, LEAD_BANDS, overlapOf } from "./lead-bands.ts";
import { RECENT_HALF_LIFE_DAYS, RECENT_REGRESSION, REGRESSION, USUAL_METHODS } from "./members.ts";
import { pastDays, pastOrigins } from "./past-forecasts.ts";
import type { CombinedMember, PastDay } from "./past-forecasts.ts";

/** What may be chosen otherwise than the history suggests. */
export interface EnsembleOptions {
  /** Methods beside the regression. */
  readonly methods?: readonly BaselineMethod[];
  /** Weights by name of member, for all leads, in place of the learned ones; they are made to add to one. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Whether past errors set the spread; otherwise it is that of the regression. */
  readonly conformal?: boolean;
  /** A fit of the same queue a short while ago: how rates vary, how members are combined and how far they erred is then as it found it. */
  readonly earlier?: Pick<FittedEnsemble, "variation" | "members" | "bands"> | undefined;
}

/** How one band of leads is forecast, and why. */
export interface BandChoice extends BandSpread {
  readonly weights: Readonly<Record<string, number>>;
  /** Past forecasts the weights were learned from. */
  readonly origins: number;
  /** Their pinball loss over that of the regression alone; NaN without any. */
  readonly lossRatio: number;
  /** Median past error of the combination, as a factor of what came: above 1 it was too low. Told, not taken out. */
  readonly bias: number;
  readonly reason: string;
}

/** A regression, the members beside it, and how they are combined. */
export interface FittedEnsemble extends FittedForecast {
  readonly regression: FittedDailyModel;
  readonly members: readonly string[];
  readonly bands: readonly BandChoice[];
  /** How rates vary around the regression; absent where no contact was ever counted. */
  readonly variation?: Hyperparameters;
  /** What moves the paths of the regression on days to come to those of the combination; `drawCombinedRates` does so. */
  recentring(firstDay: CivilDay, days: number): Recentring;
}

/**
 * Fits the regression and the cheap methods to one history and learns how to combine them. The regression tells the causes (holidays,
 * triggers, measurements, the turn of the month); the methods, and the regression with a shorter memory, continue the history without
 * them, wild days tamed. A queue whose contacts come now and then has the regression alone. Weights are learned for each band of
 * leads from weekly origins of the last year, at which the regression's coefficients and level are those of that day (its variation is
 * held, so it is fitted once). The paths are those of the regression, moved to the average of the members' quantiles and widened or
 * narrowed as past errors ask; each keeps its trigger dates and its way from day to day. Averaging quantiles (Lichtendahl,
 * Grushka-Cockayne and Winkler 2013) keeps the spread of a member, where drawing a member for each path would widen it by their discord.
 * @throws Refusal "no-history" or "negative-contacts"
 * Cost: one fit of the regression and about a tenth of a second.
 */
export function fitEnsemble(input: DailyModelInput, options: EnsembleOptions = {}): FittedEnsemble {
  const fitted = fitRegression(input, options.earlier?.variation);
  return fitted === null ? ofRegressionAlone(input, fitDailyModel(input), {}) : ensembleOf(fitted, options);
}

/** The ensemble around a regression that is fitted already: see `fitEnsemble`. Cost: about a tenth of a second. */
export function ensembleOf({ input, problem, fit }: RegressionFit, options: EnsembleOptions = {}): FittedEnsemble {
  const regression = fittedModelOf(input, problem, fit);
  const isAsked = options.methods !== undefined || options.weights !== undefined;
  if (!isAsked && isIntermittent(input.history.contacts))
    return ofRegressionAlone(input, regression, { why: NOW_AND_THEN, variation: fit.variation });
  const { logs } = withoutCauses(input, problem, fit);
  const known = logs.length;
  const others = membersBeside({ input, problem, fit }, options);
  const origins = pastOrigins(known, firstUsedOf({ input, problem })).slice(0, -1);
  const members = [REGRESSION, ...others.map(({ name }) => name)];
  const bands = bandsOf(members, options, () =>
    pastDays({
      logs,
      explained: explainedOf(input, problem),
      origins,
      regression: regressionFromOrigins(input, problem, fit, { origins, days: JUDGED_DAYS }),
      members: others,
    }),
  );
  const recentring = (firstDay: CivilDay, days: number): Recentring => {
    const skipped = firstDay - (input.history.firstDay + known);
    const leads = skipped + days;
    const [own] = regressionFromOrigins(input, problem, fit, { origins: [known], days: leads });
    const forecasts = others.map((member) => member.forecasts([known], leads)[0]);
    const shifts = shiftsOf(bands, others, forecasts, own?.location ?? new Float64Array());
    return { firstLead: skipped + 1, shifts: shifts.slice(skipped), bands: bands.map(spreadOfBand) };
  };
  return {
    regression,
    members,
    bands,
    variation: fit.variation,
    fitted: regression.fitted,
    residuals: regression.residuals,
    caveats: [...regression.caveats, ...ensembleCaveats(origins.length, bands)],
    recentring,
    samplePaths: (request) =>
      drawCombinedRates({
        ...request,
        parameters: regression.parameters,
        recentring: recentring(request.firstDay, request.days),
      }),
  };
}

/** The regression of late and the methods for which the history is long enough, all on the history without its causes. */
function membersBeside({ input, problem, fit }: RegressionFit, { methods }: EnsembleOptions): CombinedMember[] {
  const series = tamedLogs(withoutCauses(input, problem, fit));
  const recent: CombinedMember = {
    name: RECENT_REGRESSION,
    forecasts: (origins, days) =>
      regressionFromOrigins(input, problem, fit, { origins, days, halfLifeDays: RECENT_HALF_LIFE_DAYS }).map(
        ({ location }) => location,
      ),
  };
  return [
    ...(methods === undefined ? [recent] : []),
    ...(methods ?? USUAL_METHODS)
      .filter(({ leastDays }) => problem.days.length >= leastDays)
      .map((method): CombinedMember => ({
        name: method.name,
        forecasts: (origins, days) => method.forecasts(series, origins, days),
      })),
  ];
}

/** How far the combination lies from the regression at each lead. */
function shiftsOf(
  bands: readonly BandChoice[],
  others: readonly CombinedMember[],
  forecasts: readonly (Float64Array | undefined)[],
  own: Float64Array,
): number[] {
  return Array.from(own, (location, at) => {
    const band = bands[bandOf(at + 1)];
    const shift = others.reduce(
      (sum, { name }, m) => sum + (band?.weights[name] ?? 0) * ((forecasts[m]?.[at] ?? location) - location),
      0,
    );
    return Number.isFinite(shift) ? shift : 0;
  });
}

function spreadOfBand({ from, to, spread, spreadOfCauses }: BandChoice): BandSpread {
  return { from, to, spread, spreadOfCauses };
}

const NOW_AND_THEN =
  "Contacts come now and then, with days without any between them: the regression alone forecasts how many come on average, with its own spread; past days say little about the next one.";

function ofRegressionAlone(
  { history }: DailyModelInput,
  regression: FittedDailyModel,
  { why, variation }: { readonly why?: string; readonly variation?: Hyperparameters },
): FittedEnsemble {
  const { parameters, fitted, residuals, caveats } = regression;
  const bands = choices(
    LEAD_BANDS.map(() => []),
    [REGRESSION],
    {},
  );
  return {
    regression,
    members: [REGRESSION],
    bands,
    ...(variation === undefined ? {} : { variation }),
    recentring: (firstDay, days) => ({
      firstLead: firstDay - history.firstDay - history.contacts.length + 1,
      shifts: Array.from({ length: days }, () => 0),
      bands: bands.map(spreadOfBand),
    }),
    fitted,
    residuals,
    caveats: [...caveats, ...(why === undefined ? [] : [why])],
    samplePaths: (request) => drawDailyRates({ ...request, parameters }),
  };
}

/** As an earlier fit chose where it had the same members, and otherwise by past forecasts. */
function bandsOf(
  members: readonly string[],
  options: EnsembleOptions,
  judged: () => readonly (readonly PastDay[])[],
): readonly BandChoice[] {
  const { earlier } = options;
  const isSame = earlier?.members.length === members.length && earlier.members.every((name, m) => name === members[m]);
  return isSame ? earlier.bands : choices(judged(), members, options);
}

function choices(
  judged: readonly (readonly PastDay[])[],
  members: readonly string[],
  options: EnsembleOptions,
): BandChoice[] {
  return LEAD_BANDS.map((band, b) => {
    const days = judged[b] ?? [];
    const learned = learnedWeights(days, { believed: believedWeights(members), overlap: overlapOf(band) });
    const weights = options.weights === undefined ? learned.weights : givenWeights(options.weights, members);
    const scores = days.map(({ actual, locations, spread, origin, explained }) => ({
      explained,
      score: (actual - locations.reduce((sum, at, m) => sum + at * (weights[m] ?? 0), 0)) / spread,
      group: origin,
    }));
    const errors = days.map(({ spread }, i) => (scores[i]?.score ?? 0) * spread).sort((a, b) => a - b);
    const judgedBy = options.conformal === false ? [] : scores;
    return {
      ...band,
      weights: Object.fromEntries(members.map((name, m) => [name, weights[m] ?? 0])),
      origins: learned.origins,
      lossRatio: learned.lossRatio,
      spread: spreadFactors(judgedBy.filter(({ explained }) => !explained)),
      spreadOfCauses: spreadFactors(judgedBy.filter(({ explained }) => explained)),
      bias: Math.exp(errors[Math.floor(errors.length / 2)] ?? 0),
      reason: reasonOf(members, weights, learned, options.weights !== undefined),
    };
  });
}

/** @throws RangeError when no member is given any weight */
function givenWeights(given: Readonly<Record<string, number>>, members: readonly string[]): Float64Array {
  const weights = Float64Array.from(members, (name) => Math.max(0, given[name] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError(`none of ${members.join(", ")} is given any weight`);
  return weights.map((weight) => weight / total);
}

function reasonOf(
  members: readonly string[],
  weights: Float64Array,
  { origins, lossRatio }: { origins: number; lossRatio: number },
  areGiven: boolean,
): string {
  const parts = members
    .map((name, m) => ({ name, percent: Math.round(100 * (weights[m] ?? 0)) }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent)
    .map(({ name, percent }) => `${name} ${percent} %`)
    .join(", ");
  if (areGiven) return `${parts}: as asked for.`;
  if (origins === 0) return `${parts}: as believed, since the history is too short to judge past forecasts.`;
  const gain = Math.round(1000 * (1 - lossRatio)) / 10;
  const against = gain >= 0 ? `${gain} % lower than` : `${-gain} % above`;
  return `${parts}: learned from ${origins} past forecasts, whose pinball loss is ${against} that of the regression alone.`;
}

/** Days at the start of a history that the regression has not used. */
export function firstUsedOf({ input, problem }: Pick<RegressionFit, "input" | "problem">): number {
  return (problem.days[0] ?? input.history.firstDay) - input.history.firstDay;
}

function explainedOf({ history }: DailyModelInput, problem: DailyProblem): (index: number) => boolean {
  const days = new Set([...problem.days].filter((_, t) => problem.explained[t] === 1));
  return (index) => days.has(history.firstDay + index);
}

function ensembleCaveats(origins: number, bands: readonly BandChoice[]): string[] {
  if (origins === 0)
    return [
      "The history is too short to judge past forecasts: the methods are combined as believed, with the spread of the regression.",
    ];
  const judged = bands.findLastIndex(({ spread }) => spread.scores > 0);
  const unjudged = bands[judged + 1];
  return unjudged === undefined
    ? []
    : [`From ${unjudged.from} days ahead the spread is the regression's own: too few past forecasts reach so far.`];
}
