import type {
  BacktestDay,
  BacktestGroup,
  BacktestQueue,
  EventError,
  EventReview,
  TriggerOutcome,
} from "@springtide/contracts";
import { PARTS } from "../charts/error-parts.ts";
import { leadLabel } from "../charts/lead-bars.ts";
import { date, number, percent, signedPercent } from "./text.ts";

/** What a fan shows: how many days fell into its widest band, and the total. */
export function fanSentence(days: readonly BacktestDay[]): string {
  const known = days.flatMap((day) => (day.actual === null ? [] : [{ ...day, actual: day.actual }]));
  const inside = known.filter(({ actual, p2_5, p97_5 }) => actual >= p2_5 && actual <= p97_5).length;
  const came = known.reduce((sum, { actual }) => sum + actual, 0);
  const said = known.reduce((sum, { mean }) => sum + mean, 0);
  const off = came > 0 ? said / came - 1 : 0;
  return `Forecast on ${date(days[0]?.origin ?? null)}: ${number(said)} contacts, ${number(came)} came (forecast ${percent(Math.abs(off))} too ${off >= 0 ? "high" : "low"}); ${inside} of ${known.length} days lie in the 95 % band.`;
}

/** How the error grows with the lead, against the better yardstick. */
export function wapeSentence(groups: readonly BacktestGroup[]): string {
  const parts = groups.map(({ forecast, yardsticks, ...group }) => {
    const best = Math.min(...yardsticks.map(({ wape }) => wape ?? Infinity));
    const against = Number.isFinite(best) ? ` (better yardstick ${percent(best)})` : "";
    return `${percent(forecast.wape)} at ${leadLabel(group)} ${group.toLead === 1 ? "day" : "days"}${against}`;
  });
  return `Mean error of the forecast: ${parts.join(", ")}.`;
}

/** Whether the bands hold what they promise. */
export function coverageSentence(groups: readonly BacktestGroup[]): string {
  const parts = groups.map(
    ({ forecast, ...group }) =>
      `${percent(forecast.coverage80)} at ${leadLabel(group)} ${group.toLead === 1 ? "day" : "days"}`,
  );
  return `The band that promises 80 % held ${parts.join(", ")}.`;
}

/** Peaks caught and missed. */
export function peakSentence({ peaks, peakDayRecall }: Pick<BacktestQueue, "peaks" | "peakDayRecall">): string {
  if (peaks.length === 0) return "The horizon is too short to have peak days of its own.";
  const caught = peaks.filter(({ foreseen }) => foreseen).length;
  return `${caught} of the ${peaks.length} busiest days were foreseen within a day (${percent(peakDayRecall)}).`;
}

/** How well uncertain dates were told. */
export function dateSentence(outcomes: readonly TriggerOutcome[]): string {
  const uncertain = outcomes.filter(({ basis }) => basis !== "known");
  if (uncertain.length === 0) return "All dates were fixed by the calendar and known beforehand.";
  const came = uncertain.filter(({ happened }) => happened !== null);
  const within = came.filter(
    ({ happened, p10, p90 }) => happened !== null && p10 !== null && p90 !== null && happened >= p10 && happened <= p90,
  );
  const score = uncertain.reduce((sum, { crpsDays }) => sum + (crpsDays ?? 0), 0) / uncertain.length;
  return `${came.length} of ${uncertain.length} predicted ${uncertain.length === 1 ? "date" : "dates"} came within their horizon, ${within.length} of them between the early and the late day; the dates missed by ${number(score, 1)} days on average (CRPS).`;
}

/** Which part of an event's error weighs most. */
export function errorSentence(error: EventError): string {
  const parts = PARTS.map(({ key, name }) => ({ name, hours: error[key] })).sort((a, b) => b.hours - a.hours);
  const [first] = parts;
  const largest =
    first === undefined || first.hours <= 0 ? "" : `, most of it in ${first.name} (${number(first.hours, 1)} h)`;
  return `${number(error.forecastHours, 1)} h of work forecast, ${number(error.actualHours, 1)} h came; interval by interval the forecast missed ${number(error.errorHours, 1)} h${largest}.`;
}

/** What an event taught of its size. */
export function effectSentence({ before, after }: EventReview["queues"][number]["lift"]): string {
  const band = ({ lift, low, high }: typeof before): string =>
    `${signedPercent(lift, 0)} (80 % band ${signedPercent(low, 0)} to ${signedPercent(high, 0)})`;
  const seen = (count: number): string =>
    count === 0 ? "from belief alone" : `from ${count} firing${count === 1 ? "" : "s"}`;
  return `At its height the trigger was believed to bring ${band(before)} ${seen(before.learnedFrom)}; now ${band(after)} ${seen(after.learnedFrom)}.`;
}
