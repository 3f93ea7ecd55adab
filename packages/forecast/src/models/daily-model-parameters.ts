/**
 * A fitted daily model, enough to draw its future: structurally the contract of the same name, whose words hold. Coefficients are named
 * as in `dailyFeature`, with `trigger <id>` for the triggers. The coefficient `level-now` is how far the level stood from its normal
 * on `originDay`; it is among the coefficients because its error goes with theirs, and `levelNow` repeats its value.
 */
export interface DailyModelParameters {
  readonly kind: "count-regression";
  readonly originDay: string;
  readonly harmonics: number;
  readonly triggers: string[];
  readonly coefficientNames: string[];
  readonly coefficients: number[];
  readonly covarianceFactor: number[];
  readonly dayFactorVariance: number;
  readonly levelPersistence: number;
  readonly levelStepSd: number;
  readonly levelNow: number;
  readonly closedWeekdaysWithContacts: number[];
}
