import type { ForecastModel } from "../models/forecast-model.ts";
import type { BaselineMethod } from "../models/baseline-method.ts";
import { fitEnsemble } from "./fit-ensemble.ts";
import { REGRESSION } from "./members.ts";

/** The learned combination of all usual members as a forecast model: the product's own choice. */
export const ENSEMBLE: ForecastModel = { name: "ensemble", fit: (input) => fitEnsemble(input) };

/**
 * One cheap method as a forecast model: the method continues the history without its causes, which the regression tells; spread and way
 * from day to day are the regression's, widened or narrowed to the method's own past errors.
 */
export function baselineModel(method: BaselineMethod): ForecastModel {
  return {
    name: method.name,
    fit(input) {
      // The regression has next to no weight, so that it has all of it where the history is too short for the method.
      const fit = fitEnsemble(input, { methods: [method], weights: { [method.name]: 1, [REGRESSION]: 1e-12 } });
      if (fit.members.includes(method.name)) return fit;
      const caveat = `The history is too short for ${method.name}, which needs ${method.leastDays} days: the regression stands in.`;
      return { ...fit, caveats: [...fit.caveats, caveat] };
    },
  };
}
