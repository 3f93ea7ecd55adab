import type { DailyForecastRequest } from "./daily-forecast-request.ts";

/** A covariate that differs from path to path, and the place of its coefficient. */
interface DrawnCovariate {
  readonly coefficient: number;
  /** [path * days + day] */
  readonly values: Float32Array;
}

/** The covariates known as paths that the model has coefficients for. */
export function drawnCovariates({ parameters, covariatePaths }: DailyForecastRequest): readonly DrawnCovariate[] {
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
