import type { CivilDay } from "@springtide/calendar";
import type { TriggerEffect } from "../features/trigger-firings.ts";
import { fitDailyModel } from "../models/fit-daily-model.ts";

const LONGER = "longer hours";

/** What was to be expected on each day without longer hours. */
export interface ExpectedDays {
  /** NaN on days that are not known. */
  readonly rates: Float64Array;
  /** Standard deviation of the change's logarithm, as far as trend, seasons and the wandering of the level leave it open. */
  readonly stepSd: number;
}

/**
 * What a block of hours was to expect on each day had the hours not changed: the daily count regression with the change among its causes,
 * and the change then taken out. NaN on days that are not known.
 * @throws Refusal "no-history" or "negative-contacts"
 */
export function expectedWithoutChange(
  contacts: Float64Array,
  past: {
    readonly firstDay: CivilDay;
    readonly isLonger: Uint8Array;
    readonly triggers: readonly TriggerEffect[];
    readonly holidays: ReadonlySet<CivilDay>;
  },
): ExpectedDays {
  const { firstDay, isLonger, triggers, holidays } = past;
  const { fitted, parameters } = fitDailyModel({
    history: { firstDay, contacts },
    triggers,
    holidays,
    closedDays: new Set(),
    covariates: [{ name: LONGER, firstDay, values: Float64Array.from(isLonger) }],
  });
  const at = parameters.coefficientNames.indexOf(`covariate ${LONGER}`);
  const effect = parameters.coefficients[at] ?? 0;
  const row = (at * (at + 1)) / 2;
  return {
    rates: fitted.map((rate, i) => rate / Math.exp(effect * (isLonger[i] ?? 0))),
    stepSd: Math.hypot(...parameters.covarianceFactor.slice(row, row + at + 1)),
  };
}
