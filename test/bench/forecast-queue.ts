import { civilDay, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import { drawPoisson, randomStream } from "@springtide/probability";
import { drawCombinedRates, drawIntervalRates, drawOnsets, fitEnsemble, fitProfile } from "@springtide/forecast";
import type { DailyModelInput, PlannedTrigger } from "@springtide/forecast";

const HISTORY_DAYS = 3 * 365;
const DAYS = 84;
export const PATHS = 500;
const FIRST = civilDay("2022-01-03");
const zone = timeZone("Europe/Berlin");
const past = intervalGrid({ zone, firstDay: FIRST, days: HISTORY_DAYS, intervalMinutes: 15 });
const ahead = intervalGrid({ zone, firstDay: FIRST + HISTORY_DAYS, days: DAYS, intervalMinutes: 15 });
const open = openFromEightToEight(past);

/** Processor seconds of one queue, from its history to quarter hours of every season. */
export interface QueueSeconds {
  readonly fit: number;
  readonly paths: number;
  /** Sum of all rates: two runs must have the same. */
  readonly contacts: number;
}

/** A history of three years by the quarter hour: week, year, a wandering level and an event each spring. */
function historyOf(queue: number): Float64Array {
  const random = randomStream(queue, "bench forecast");
  const perDay = 200 + 20 * (queue % 30);
  const contacts = new Float64Array(past.startsMs.length);
  let level = 0;
  for (let day = 0; day < HISTORY_DAYS; day += 1) {
    level = 0.95 * level + 0.04 * (random.uniform() - 0.5);
    const year = 0.2 * Math.cos((2 * Math.PI * (day - 330)) / 365.25);
    const event = day % 365 > 90 && day % 365 < 100 ? 0.5 : 0;
    const ofWeek = weekday(FIRST + day) === 7 ? 0.4 : 1;
    const rate = perDay * ofWeek * Math.exp(level + year + event);
    const [from, to] = [past.dayOffsets[day] ?? 0, past.dayOffsets[day + 1] ?? 0];
    for (let i = from; i < to; i += 1) if (open[i] === 1) contacts[i] = drawPoisson(random, rate / 48);
  }
  return contacts;
}

function openFromEightToEight(grid: IntervalGrid): Uint8Array {
  return Uint8Array.from(grid.startsMs, (ms) => {
    const minute = zone.minuteOfDayAt(ms);
    return Number(minute >= 480 && minute < 1200);
  });
}

function springEvent(): PlannedTrigger & { readonly priorLift: number } {
  const pastOnsets = [0, 1, 2].map((year) => ({ day: FIRST + 365 * year + 91, market: null, weight: 1 }));
  const days = Array.from({ length: 30 }, (_, i) => ({ day: FIRST + HISTORY_DAYS + 20 + i, probability: 1 / 30 }));
  const next = { market: null, weight: 1, days, never: 0, basis: "climatology" as const };
  const shape = { leadDays: 1, decayDays: 6, durationDays: 24 };
  return { id: "spring", ...shape, pastOnsets, nextOnsets: [next], priorLift: 0.4 };
}

function inputOf(contacts: Float64Array): DailyModelInput {
  const daily = Float64Array.from({ length: HISTORY_DAYS }, (_, day) =>
    contacts.subarray(past.dayOffsets[day], past.dayOffsets[day + 1]).reduce((sum, count) => sum + count, 0),
  );
  const holidays = new Set([0, 1, 2, 3].map((year) => FIRST + 365 * year + 122));
  return { history: { firstDay: FIRST, contacts: daily }, triggers: [springEvent()], holidays, closedDays: new Set() };
}

/** Fits one queue to its three years and draws its seasons to come, 84 days by the quarter hour. */
export function forecastQueue(queue: number): QueueSeconds {
  const contacts = historyOf(queue);
  const input = inputOf(contacts);
  const begun = process.cpuUsage();
  const fit = fitEnsemble(input);
  const { profile, intervalCv } = fitProfile({ grid: past, contacts, open });
  const fitted = secondsSince(begun);
  const drawing = process.cpuUsage();
  const triggers = [springEvent()];
  const name = `queue ${queue}`;
  const dailyRates = drawCombinedRates({
    holidays: input.holidays,
    closedDays: input.closedDays,
    parameters: fit.regression.parameters,
    recentring: fit.recentring(ahead.firstDay, DAYS),
    triggers,
    onsets: drawOnsets({ triggers, paths: PATHS, seed: 1 }),
    firstDay: ahead.firstDay,
    days: DAYS,
    paths: PATHS,
    seed: 1,
    queue: name,
  });
  const rates = new Float32Array(PATHS * ahead.startsMs.length);
  const into = new Float64Array(ahead.startsMs.length);
  for (let path = 0; path < PATHS; path += 1) {
    drawIntervalRates({
      dailyRates,
      path,
      profile,
      intervalCv: Math.max(0.1, intervalCv),
      grid: ahead,
      seed: 1,
      queue: name,
      into,
    });
    rates.set(into, path * into.length);
  }
  return { fit: fitted, paths: secondsSince(drawing), contacts: rates.reduce((sum, rate) => sum + rate, 0) };
}

function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
