import { FORECAST_METHODS } from "@springtide/contracts";
import type { ForecastChoice, ForecastMethod } from "@springtide/contracts";
import { BASELINE_METHODS } from "@springtide/forecast";
import type { EnsembleOptions } from "@springtide/forecast";

const REGRESSION = "count-regression";
/** Next to nothing, so that the regression has all of the weight where the history is too short for what was asked for. */
const LAST_RESORT = 1e-12;

/** What the shop file decides of the methods, in the words of the forecast package; nothing where they are to be learned. */
export function ensembleOptions({ methods }: Pick<ForecastChoice, "methods">): EnsembleOptions {
  if (methods === "auto") return {};
  const asked = BASELINE_METHODS.filter(({ name }) => weightOf(methods, name) > 0);
  const weights = asked.map(({ name }): [string, number] => [name, weightOf(methods, name)]);
  return {
    methods: asked,
    weights: Object.fromEntries([...weights, [methodName(REGRESSION), methods[REGRESSION] ?? LAST_RESORT]]),
  };
}

/** The methods that were asked for and that the history is too short for. */
export function methodsLeftOut({ methods }: Pick<ForecastChoice, "methods">, members: readonly string[]): string[] {
  if (methods === "auto") return [];
  const asked = FORECAST_METHODS.filter((method) => (methods[method] ?? 0) > 0);
  return asked.map(methodName).filter((name) => !members.includes(name));
}

/** A method of the forecast package by the name that plans and shop files use. */
export function methodId(name: string): string {
  return name.replaceAll(" ", "-");
}

function methodName(method: ForecastMethod): string {
  return method.replaceAll("-", " ");
}

/** What a shop file gives a method; nothing for one that it cannot name. */
function weightOf(weights: Partial<Record<ForecastMethod, number>>, name: string): number {
  const method = FORECAST_METHODS.find((id) => id === methodId(name));
  return method === undefined ? 0 : (weights[method] ?? 0);
}
