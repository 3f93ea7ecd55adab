import { roundMoney } from "@springtide/planning";
import { studentQuantile } from "@springtide/probability";

/** Mean of money by season, and half of the 95 % interval of Student's t. */
export function meanInterval(values: Float64Array): { readonly mean: number; readonly halfWidth: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean: roundMoney(mean), halfWidth: roundMoney(studentQuantile(0.975, values.length - 1) * error) };
}
