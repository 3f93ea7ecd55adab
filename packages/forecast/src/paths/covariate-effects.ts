import type { CovariatePaths } from "../weather/covariate-paths.ts";
import type { DailyForecastRequest } from "./daily-forecast-request.ts";
import { drawCoefficients } from "./draw-coefficients.ts";

/** A covariate that differs from path to path, and the place of its coefficient. */
interface DrawnCovariate {
  readonly coefficient: number;
  /** [path * days + day] */
  readonly values: Float32Array;
}

/** The covariates known as paths that the model has coefficients for. */
export function drawnCovariates({
  parameters,
  covariatePaths,
}: Pick<DailyForecastRequest, "parameters" | "covariatePaths">): readonly DrawnCovariate[] {
  return [...(covariatePaths ?? [])].flatMap(([name, values]) => {
    const coefficient = parameters.coefficientNames.indexOf(`covariate ${name}`);
    return coefficient < 0 ? [] : [{ coefficient, values }];
  });
}

/** Adds what the covariates of one path do to the log rates of its days, in place. */
export function addEffects(
  drawn: readonly DrawnCovariate[],
  coefficients: ArrayLike<number>,
  path: number,
  logRates: Float64Array,
): void {
  const days = logRates.length;
  for (const { coefficient, values } of drawn) {
    const effect = coefficients[coefficient] ?? 0;
    const first = (path * days) % values.length;
    for (let d = 0; d < days; d++) logRates[d] = (logRates[d] ?? 0) + effect * (values[first + d] ?? 0);
  }
}

/**
 * What covariates that differ from path to path do to each day, as natural logarithms, [path * days + day]: with the coefficients that
 * `drawDailyRates` draws for the same path, so that `exp` of it times those rates (drawn without the covariates) is a season with them.
 * Cost: paths x (coefficients squared + days x covariates).
 */
export function drawCovariateEffects(
  request: Pick<DailyForecastRequest, "parameters" | "days"> & {
    readonly covariatePaths: CovariatePaths;
    readonly paths: number;
    readonly seed: number;
    readonly queue: string;
  },
): Float32Array {
  const { days, paths } = request;
  const drawn = drawnCovariates(request);
  const effects = new Float32Array(paths * days);
  const ofPath = new Float64Array(days);
  for (let path = 0; path < paths; path++) {
    ofPath.fill(0);
    addEffects(drawn, drawCoefficients(request, path), path, ofPath);
    effects.set(ofPath, path * days);
  }
  return effects;
}

/** Mean over the paths of the factor on each day at the estimated coefficients; ones where no covariate is known as paths. */
export function meanEffect(request: DailyForecastRequest): Float64Array {
  const { parameters, days } = request;
  const drawn = drawnCovariates(request);
  const paths = Math.max(0, ...drawn.map(({ values }) => values.length / days));
  const mean = new Float64Array(days).fill(paths === 0 ? 1 : 0);
  const logRates = new Float64Array(days);
  for (let path = 0; path < paths; path++) {
    logRates.fill(0);
    addEffects(drawn, parameters.coefficients, path, logRates);
    for (let d = 0; d < days; d++) mean[d] = (mean[d] ?? 0) + Math.exp(logRates[d] ?? 0) / paths;
  }
  return mean;
}
