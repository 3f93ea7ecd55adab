import { yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { distributionsInOrder } from "../dates/distribution-of-draws.ts";
import { resampledDays } from "../dates/resampled-days.ts";
import { seasonBounds } from "./season-bounds.ts";
import type { ArmedSeason } from "./season-bounds.ts";
import type { Firing, UpcomingOnset, UpcomingRequest, WeatherDetector } from "./weather-detector.ts";
import { measuresOf } from "./weather-series.ts";
import type { WeatherSeries, WeatherVariable } from "./weather-series.ts";

/** A day that differs from the days before it: suddenly hot, suddenly cold, suddenly wet. */
export interface JumpRule extends ArmedSeason {
  readonly variable: WeatherVariable;
  readonly direction: "up" | "down";
  /** Difference to the mean of the last days, in the unit of the quantity's name. */
  readonly jump: number;
  /** Days before whose mean is the measure. */
  readonly overDays: number;
  readonly sustainedDays: number;
  /** Days after a firing on which it does not fire again. */
  readonly quietDays: number;
}

const COURSES = 300;

/**
 * Fires each time a quantity of the weather lies `jump` or more above (`up`) or below (`down`) its mean over the `overDays` days
 * before, for `sustainedDays` days measured against the same mean. At least half of those days must be known; a missing day breaks
 * a run. After a firing it rests for `quietDays`. What is to come is found on resampled years of the record.
 */
export function weatherJump(rule: JumpRule): WeatherDetector {
  return {
    firings: (weather) => {
      const measures = measuresOf(weather, rule.variable);
      const excess = (index: number): number => differenceAt(measures, index, index, rule) - rule.jump;
      return jumpIndices(measures, weather.firstDay, rule).map((index): Firing => {
        const onset = weather.firstDay + index;
        return { season: yearOf(onset), onset, detected: onset + rule.sustainedDays - 1, excess: excess(index) };
      });
    },
    upcoming: (weather, request) => upcomingOf(weather, rule, request),
    pastYears: () => [],
  };
}

/** Indices of a series of days on which the jump sets in, in order. */
function jumpIndices(measures: Float64Array, firstDay: CivilDay, rule: JumpRule): number[] {
  const found: number[] = [];
  let restsUntil = -1;
  for (let index = 0; index + rule.sustainedDays <= measures.length; index++) {
    if (index <= restsUntil || !isArmed(firstDay + index, rule) || !jumpsAt(measures, index, rule)) continue;
    found.push(index);
    restsUntil = index + rule.quietDays;
  }
  return found;
}

function jumpsAt(measures: Float64Array, index: number, rule: JumpRule): boolean {
  for (let day = index; day < index + rule.sustainedDays; day++)
    if (!(differenceAt(measures, day, index, rule) >= rule.jump)) return false;
  return true;
}

/** How far a day differs, in the rule's direction, from the mean of the days before `index`; NaN where that is not known. */
function differenceAt(measures: Float64Array, day: number, index: number, rule: JumpRule): number {
  let [sum, known] = [0, 0];
  for (let before = Math.max(0, index - rule.overDays); before < index; before++) {
    const value = measures[before] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  if (2 * known < rule.overDays) return NaN;
  const above = (measures[day] ?? NaN) - sum / known;
  return rule.direction === "up" ? above : -above;
}

function isArmed(day: CivilDay, rule: JumpRule): boolean {
  return [yearOf(day) - 1, yearOf(day)].some((year) => {
    const { arm, disarm } = seasonBounds(rule, year);
    return day >= arm && day <= disarm;
  });
}

function upcomingOf(weather: WeatherSeries, rule: JumpRule, { fromDay, toDay }: UpcomingRequest): UpcomingOnset[] {
  const measures = measuresOf(weather, rule.variable);
  const recordEnd = weather.firstDay + measures.length;
  const drawnFrom = Math.min(fromDay, recordEnd);
  const tailFrom = Math.max(weather.firstDay, drawnFrom - rule.overDays - rule.quietDays - rule.sustainedDays);
  const tail = measures.subarray(tailFrom - weather.firstDay, drawnFrom - weather.firstDay);
  const known = Uint8Array.from(measures, (value) => Number(!Number.isNaN(value)));
  const courses = resampledDays({ firstDay: weather.firstDay, known }, { fromDay: drawnFrom, toDay, courses: COURSES });
  const draws = courses.map((course) => {
    const joined = new Float64Array(tail.length + course.length);
    joined.set(tail);
    course.forEach((index, i) => (joined[tail.length + i] = measures[index] ?? NaN));
    return jumpIndices(joined, tailFrom, rule)
      .map((index) => tailFrom + index)
      .filter((day) => day >= fromDay);
  });
  return distributionsInOrder(draws).map((dates) => ({ ...dates, season: yearOf(fromDay), basis: "climatology" }));
}
