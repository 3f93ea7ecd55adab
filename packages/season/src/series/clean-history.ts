import { type CivilDay, civilDay } from "@springtide/calendar";
import type { DailyModelInput, EnsembleOptions } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import type { Holiday } from "@springtide/contracts";
import type { DatedTrigger } from "../trigger-dates.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { closedPattern, type ClosedPattern } from "./closed-pattern.ts";
import { SERIES } from "./series-shop.ts";
import { withoutWildDays } from "./wild-days.ts";

/** The days of a series and what is known of them beside their values. */
export interface DayHistory {
  /** Values by day from `firstDay` to the last that is known, already multiplied by the factor of their kind. */
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
  readonly holidays: readonly Holiday[];
  readonly triggers: readonly DatedTrigger[];
}

/** Four years: what is older would count for a sixteenth of a day of today. */
const MOST_DAYS = 1461;
/** The regression of counts alone, with its own spread. */
export const PLAIN: EnsembleOptions = { methods: [], conformal: false };
/** Contacts a day below which counts are small. */
const FEW_A_DAY = 8;
/** A week: with less not even the weekdays are seen once. */
const LEAST_KNOWN_DAYS = 7;

/** A history as the models take it, and what was done to it. */
export interface CleanHistory {
  readonly input: DailyModelInput;
  readonly pattern: ClosedPattern;
  readonly shaped: readonly DatedTrigger[];
  readonly options: EnsembleOptions;
  readonly caveats: readonly string[];
}

/**
 * The history from its first known value to its last, its closed days found, wild days taken as unknown, and the methods that suit it.
 * @throws Refusal "history-too-short"
 */
export function cleanHistory(request: DayHistory): CleanHistory {
  const { firstDay, values } = trimmed(request);
  const known = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  if (known < LEAST_KNOWN_DAYS) throw tooShort(known);
  const holidays = new Set(request.holidays.map(({ day }) => civilDay(day)));
  const pattern = closedPattern({ firstDay, values, holidays: request.holidays });
  const tamed = withoutWildDays({ firstDay, values, isExplained: (day) => holidays.has(day) });
  const shaped = shapedForQueue(request.triggers, SERIES);
  return {
    input: {
      history: { firstDay, contacts: tamed.values },
      triggers: shaped.map((trigger) => ({ ...trigger, priorLift: trigger.liftByQueue[SERIES] ?? 0 })),
      holidays,
      closedDays: pattern.pastDays,
    },
    pattern,
    shaped,
    options: optionsFor(tamed.values),
    caveats: [
      ...(request.values.length > MOST_DAYS ? ["Only the last four years of the history are learned from."] : []),
      ...tamed.caveats,
    ],
  };
}

/** The values from the first known one to the last, and no more than four years of them. */
function trimmed({ firstDay, values }: DayHistory): {
  firstDay: CivilDay;
  values: Float64Array;
} {
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  const first = values.findIndex((value, i) => i > last - MOST_DAYS && !Number.isNaN(value));
  return first < 0
    ? { firstDay, values: new Float64Array(0) }
    : { firstDay: firstDay + first, values: values.slice(first, last + 1) };
}

/**
 * Methods that continue the logarithms of counts are far too high where counts are small, since the logarithm of nothing must be put
 * somewhere: such series are left to the regression of counts, with its own spread.
 */
function optionsFor(values: Float64Array): EnsembleOptions {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return mean < FEW_A_DAY ? PLAIN : {};
}

function tooShort(known: number): Refusal {
  return new Refusal({
    code: "history-too-short",
    place: {},
    found: `${known} ${known === 1 ? "day" : "days"} with a value`,
    rule: `a forecast needs at least ${LEAST_KNOWN_DAYS} known days`,
    remedy: "Give three weeks or more; a year or more shows the seasons.",
  });
}
