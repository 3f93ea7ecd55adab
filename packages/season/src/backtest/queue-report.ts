import { isoDay } from "@springtide/calendar";
import type { BacktestDay, BacktestGroup, BacktestQueue } from "@springtide/contracts";
import type { Accuracy, ScoredDay } from "@springtide/forecast";
import { accuracyGroups, accuracyOf, quantileOf, recallOfPeaks, YARDSTICKS } from "@springtide/forecast";
import type { JudgedDay } from "./score-queue.ts";
import { staffingErrorOf } from "./staffing-error.ts";

const PEAK_SHARE = 1 / 5;

/** Everything the report says of one queue, from its days in the order of origins. */
export function queueReport(
  { id, name }: { readonly id: string; readonly name: string },
  days: readonly JudgedDay[],
  wagePerHour: number | null,
): BacktestQueue {
  const forecasts = byOrigin(days.map(({ forecast }) => forecast));
  const recalls = forecasts.map(recallOfPeaks).filter((recall) => !Number.isNaN(recall));
  return {
    queue: id,
    name,
    overall: compared(days, wagePerHour),
    groups: groupsOf(days, wagePerHour),
    classes: [...new Set(days.map(({ forecast }) => forecast.dayClass))].sort().map((dayClass) => ({
      dayClass,
      ...compared(
        days.filter(({ forecast }) => forecast.dayClass === dayClass),
        wagePerHour,
      ),
    })),
    peakDayRecall: figure(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length),
    peaks: forecasts.flatMap(peaksOf),
    days: days.map(dayOf),
  };
}

function byOrigin(days: readonly ScoredDay[]): ScoredDay[][] {
  const forecasts = new Map<number, ScoredDay[]>();
  for (const day of days) {
    const ofOrigin = forecasts.get(day.origin) ?? [];
    ofOrigin.push(day);
    forecasts.set(day.origin, ofOrigin);
  }
  return [...forecasts.values()];
}

function groupsOf(days: readonly JudgedDay[], wagePerHour: number | null): BacktestGroup[] {
  const keys = accuracyGroups(days.map(({ forecast }) => forecast));
  const all = keys.map(({ dayClass }) => dayClass)[0];
  return keys.map(({ fromLead, toLead, dayClass }) => ({
    fromLead,
    toLead,
    dayClass,
    ...compared(
      days.filter(
        ({ forecast }) =>
          forecast.lead >= fromLead && forecast.lead <= toLead && (dayClass === all || forecast.dayClass === dayClass),
      ),
      wagePerHour,
    ),
  }));
}

function compared(
  days: readonly JudgedDay[],
  wagePerHour: number | null,
): Pick<BacktestGroup, "forecast" | "yardsticks"> {
  return {
    forecast: {
      ...figures(accuracyOf(days.map(({ forecast }) => forecast))),
      staffing: staffingOf(days, wagePerHour),
    },
    yardsticks: YARDSTICKS.map(({ name }, y) => {
      const said = days.flatMap(({ yardsticks }) => yardsticks[y] ?? []);
      const { days: count, wape, bias, mase, rmsse } = figures(accuracyOf(said.map(({ scored }) => scored)));
      return { name, days: count, wape, bias, mase, rmsse, staffing: staffingOf(said, wagePerHour) };
    }),
  };
}

function staffingOf(
  days: readonly Pick<JudgedDay, "staffing">[],
  wagePerHour: number | null,
): BacktestGroup["forecast"]["staffing"] {
  const staffed = days.flatMap(({ staffing }) => staffing ?? []);
  return staffed.length === 0 ? null : staffingErrorOf(staffed, wagePerHour);
}

/** The busiest fifth of the days of one forecast's horizon as they came. */
function peaksOf(days: readonly ScoredDay[]): BacktestQueue["peaks"] {
  if (Number.isNaN(recallOfPeaks(days))) return [];
  const count = Math.ceil(days.length * PEAK_SHARE);
  const busiest = (of: (day: ScoredDay) => number): ScoredDay[] =>
    [...days].sort((a, b) => of(b) - of(a) || a.lead - b.lead).slice(0, count);
  const foreseen = busiest(({ mean }) => mean);
  return busiest(({ actual }) => actual)
    .sort((a, b) => a.lead - b.lead)
    .map((day) => ({
      origin: isoDay(day.origin),
      day: isoDay(day.origin + day.lead - 1),
      actual: decimals(day.actual),
      mean: decimals(day.mean),
      foreseen: foreseen.some(({ lead }) => Math.abs(lead - day.lead) <= 1),
    }));
}

function dayOf({ forecast, yardsticks }: JudgedDay): BacktestDay {
  const { origin, lead, dayClass, actual, mean, counts } = forecast;
  const [p2_5, p10, p25, p50, p75, p90, p97_5] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975].map((share) =>
    quantileOf(counts, share),
  );
  return {
    origin: isoDay(origin),
    day: isoDay(origin + lead - 1),
    lead,
    dayClass,
    actual: decimals(actual),
    mean: decimals(mean),
    p2_5: decimals(p2_5 ?? 0),
    p10: decimals(p10 ?? 0),
    p25: decimals(p25 ?? 0),
    p50: decimals(p50 ?? 0),
    p75: decimals(p75 ?? 0),
    p90: decimals(p90 ?? 0),
    p97_5: decimals(p97_5 ?? 0),
    yardsticks: yardsticks.map((day) => (day === null ? null : decimals(day.scored.mean))),
  };
}

function figures(accuracy: Accuracy): { [name in keyof Accuracy]: name extends "days" ? number : number | null } {
  const { wape, bias, mase, rmsse, pinball, crps, winkler80, coverage50, coverage80, coverage95 } = accuracy;
  return {
    days: accuracy.days,
    wape: figure(wape),
    bias: figure(bias),
    mase: figure(mase),
    rmsse: figure(rmsse),
    pinball: figure(pinball),
    crps: figure(crps),
    winkler80: figure(winkler80),
    coverage50: figure(coverage50),
    coverage80: figure(coverage80),
    coverage95: figure(coverage95),
  };
}

function figure(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 100_000) / 100_000 : null;
}

function decimals(value: number): number {
  return Math.round(value * 100) / 100;
}
