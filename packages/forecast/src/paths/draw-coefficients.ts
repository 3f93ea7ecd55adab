import { drawNormal, randomStream } from "@springtide/probability";
import type { DailyModelParameters } from "../models/daily-model-parameters.ts";

/** Whose coefficients: the random streams are named by the queue. */
interface CoefficientRequest {
  readonly parameters: DailyModelParameters;
  readonly seed: number;
  readonly queue: string;
}

/** The coefficients of one path: a draw from their normal posterior. Same seed, queue and path, same numbers. */
export function drawCoefficients({ parameters, seed, queue }: CoefficientRequest, path: number): Float64Array {
  const stream = randomStream(seed, `coefficients of ${queue}`, path);
  const normals = parameters.coefficients.map(() => drawNormal(stream));
  return Float64Array.from(parameters.coefficients, (mean, i) => {
    let value = mean;
    for (let j = 0; j <= i; j++) value += (parameters.covarianceFactor[(i * (i + 1)) / 2 + j] ?? 0) * (normals[j] ?? 0);
    return value;
  });
}

/** Lift at the height of each trigger's effect in each path, [trigger][path]: 1.5 is two and a half times as many contacts. */
export function drawLifts(
  request: CoefficientRequest & { readonly paths: number },
  triggers: readonly { readonly id: string }[],
): Float64Array[] {
  const lifts = triggers.map(() => new Float64Array(request.paths));
  const places = triggers.map(({ id }) => request.parameters.coefficientNames.indexOf(`trigger ${id}`));
  for (let path = 0; path < request.paths; path++) {
    const coefficients = drawCoefficients(request, path);
    lifts.forEach((ofTrigger, i) => {
      ofTrigger[path] = liftOf(coefficients, places[i] ?? -1);
    });
  }
  return lifts;
}

/** A trigger's lift from the coefficient in its place; none where the model knows nothing of it. */
export function liftOf(coefficients: ArrayLike<number>, place: number): number {
  return Math.expm1(coefficients[place] ?? 0);
}
