import type { CivilDay } from "@springtide/calendar";
import { civilDay, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import type {
  ContactHistory,
  Plan,
  QueueForecast,
  Shop,
  ShopHolidays,
  TriggerParameters,
  WeatherDay,
} from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "./basis.ts";
import { type Demand, drawDemand } from "./demand.ts";
import { type FittedQueue, fitQueues } from "./fit-queues.ts";
import { addedUp, forecastBands } from "./forecast-bands.ts";
import { dayOfRow } from "./history-on-grid.ts";
import { type Holdout, holdoutOf } from "./holdout.ts";
import { peaksOf } from "./peaks.ts";
import { type HolidaySets, holidaySets } from "./places.ts";
import { staffSeason } from "./staff-season.ts";
import { type DatedTrigger, dateTriggers, storedDates } from "./trigger-dates.ts";
import { worstGaps } from "./worst-gaps.ts";
import { SOFTWARE } from "./software.ts";

/** What a season is planned from. */
export interface PlanInput {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  /** Empty where there is none. Days from the first day planned on are not looked at. */
  readonly weather: readonly WeatherDay[];
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** The steps as progress counts them; each has a share of the work. */
const STEPS = { dates: 2, fit: 18, holdout: 15, draw: 25, staff: 40 } as const;

/**
 * The whole way from a shop's description and past to a plan: dates of the triggers, forecast, possible seasons, agents
 * required, own people, overflow, cost. Same input and seed, same plan.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 */
export function planSeason(input: PlanInput): Plan {
  const { shop } = input;
  const holidays = holidaySets(input.holidays);
  const span = spanOf(shop, input.contacts);
  const steps = stepped(input.progress);
  steps("dates")(0, 1, "Finding the dates of the triggers");
  const { triggers, caveats } = dateTriggers(shop, input.weather, span);
  const fitted = fitQueues({
    shop,
    contacts: input.contacts,
    holidays,
    triggers,
    before: span.planFrom,
    progress: steps("fit"),
    cancel: input.cancel,
  });
  steps("holdout")(0, 1, "Checking the forecast on the last four weeks");
  const holdouts = holdoutOf({
    shop,
    contacts: input.contacts,
    weather: input.weather,
    holidays,
    historyFrom: span.historyFrom,
    fitted,
  });
  const basis = basisOf(shop, holidays, span, triggers, fitted);
  const demand = drawDemand(basis, steps("draw"), input.cancel);
  const season = staffSeason(basis, demand, steps("staff"), input.cancel);
  const { days } = basis.grid;
  const together = forecastBands(addedUp(demand.queues.map(({ dailyCounts }) => dailyCounts)), days, basis.paths);
  return {
    contract: "springtide-plan",
    version: 1,
    software: SOFTWARE,
    shop,
    holidays: input.holidays,
    seed: basis.seed,
    paths: basis.paths,
    history: storedHistory(fitted),
    grid: {
      zone: shop.zone,
      intervalMinutes: shop.intervalMinutes,
      firstDay: isoDay(span.planFrom),
      days,
      intervals: basis.grid.startsMs.length,
    },
    triggers: triggers.map((trigger) => storedTrigger(trigger, fitted)),
    forecasts: fitted.map((queue, i) =>
      storedForecast(queue, demand.queues[i], holdouts.get(queue.queue) ?? null, days, basis.paths),
    ),
    ...season,
    allQueues: { daily: together.daily, examples: together.examples },
    totals: { contacts: together.total, ...season.totals },
    peaks: peaksOf(basis, demand, triggers),
    worstGaps: worstGaps(basis, season.staffing),
    caveats: [...caveats, ...planCaveats(shop, demand)],
  };
}

function spanOf(
  shop: Shop,
  contacts: readonly ContactHistory[],
): { historyFrom: CivilDay; planFrom: CivilDay; planTo: CivilDay } {
  const zone = timeZone(shop.zone);
  const dayOf = (history: ContactHistory, at: number): CivilDay[] => {
    const startMs = history.startMs.at(at);
    return startMs === undefined ? [] : [dayOfRow(history, startMs, zone)];
  };
  const firsts = contacts.flatMap((history) => dayOf(history, 0));
  const lasts = contacts.flatMap((history) => dayOf(history, -1));
  if (firsts.length === 0)
    throw new Refusal({
      code: "no-history",
      place: {},
      found: "no contacts at all",
      rule: "a season is planned from the past",
      remedy: "Give a contact file with at least three weeks of history.",
    });
  const planFrom = shop.plan.firstDay === null ? Math.max(...lasts) + 1 : civilDay(shop.plan.firstDay);
  return { historyFrom: Math.min(...firsts), planFrom, planTo: planFrom + shop.plan.days - 1 };
}

function basisOf(
  shop: Shop,
  holidays: HolidaySets,
  span: { planFrom: CivilDay },
  triggers: readonly DatedTrigger[],
  fitted: readonly FittedQueue[],
): SeasonBasis {
  return {
    shop,
    grid: intervalGrid({
      zone: timeZone(shop.zone),
      firstDay: span.planFrom,
      days: shop.plan.days,
      intervalMinutes: shop.intervalMinutes,
    }),
    holidays,
    triggers,
    queues: fitted.map(({ queue, fit, profile, intervalCv }) => ({
      queue,
      model: fit.parameters,
      profile,
      intervalCv,
    })),
    seed: shop.plan.seed,
    paths: shop.plan.paths,
  };
}

function storedHistory(fitted: readonly FittedQueue[]): Plan["history"] {
  const firstDay = Math.min(...fitted.map(({ history }) => history.daily.firstDay));
  const lastDay = Math.max(...fitted.map(({ history }) => history.daily.firstDay + history.daily.contacts.length - 1));
  return {
    firstDay: isoDay(firstDay),
    lastDay: isoDay(lastDay),
    daily: fitted.map(({ queue, history }) => ({
      queue,
      contacts: Array.from({ length: lastDay - firstDay + 1 }, (_, i) => {
        const count = history.daily.contacts[firstDay + i - history.daily.firstDay];
        return count === undefined || Number.isNaN(count) ? null : Math.round(count * 100) / 100;
      }),
    })),
  };
}

function storedTrigger(trigger: DatedTrigger, fitted: readonly FittedQueue[]): TriggerParameters {
  const lifts = fitted.flatMap(({ queue, fit }): [string, TriggerParameters["liftByQueue"][string]][] => {
    const lift = fit.lifts[trigger.id];
    return lift === undefined ? [] : [[queue, lift]];
  });
  const { id, name, leadDays, decayDays, durationDays } = trigger;
  return {
    id,
    name,
    leadDays,
    decayDays,
    durationDays,
    ...storedDates(trigger),
    liftByQueue: Object.fromEntries(lifts),
  };
}

function storedForecast(
  fitted: FittedQueue,
  demand: Demand["queues"][number] | undefined,
  holdout: Holdout | null,
  days: number,
  paths: number,
): QueueForecast {
  if (demand === undefined) throw new Error(`no demand drawn for ${fitted.queue}`);
  return {
    queue: fitted.queue,
    model: fitted.fit.parameters,
    profile: fitted.profile,
    profileBasis: fitted.profileBasis,
    intervalCv: fitted.intervalCv,
    ...forecastBands(demand.dailyCounts, days, paths),
    holdout,
    caveats: [...fitted.fit.caveats, ...fitted.caveats],
  };
}

/** What a reader of the plan must know before trusting it. */
function planCaveats(shop: Shop, demand: Demand): string[] {
  const outside = shop.queues.flatMap((queue, i) => {
    const drawn = demand.queues[i];
    if (drawn === undefined || queue.target.withinSeconds >= 3600) return [];
    const intervals = drawn.open.length;
    let all = 0;
    let closed = 0;
    drawn.intervalRates.forEach((rate, at) => {
      all += rate;
      if (drawn.open[at % intervals] === 0) closed += rate;
    });
    return all > 0 && closed / all > 0.005
      ? [
          `${((100 * closed) / all).toFixed(1)} % of the contacts of "${queue.id}" are expected outside its opening hours; nobody is planned for them.`,
        ]
      : [];
  });
  const patience = shop.queues.some((queue) => queue.patienceSeconds !== null && queue.target.withinSeconds < 3600)
    ? [
        "Agents required are by Erlang C, in which nobody hangs up: where customers do, fewer agents give the same service.",
      ]
    : [];
  return [...outside, ...patience];
}

/** Turns each step's own progress into progress of the whole. */
function stepped(progress: Progress | undefined): (step: keyof typeof STEPS) => Progress {
  const names = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const total = names.reduce((sum, name) => sum + STEPS[name], 0);
  return (step) => {
    const before = names.slice(0, names.indexOf(step)).reduce((sum, name) => sum + STEPS[name], 0);
    return (done, of, label) => progress?.(before + (of === 0 ? 0 : (done / of) * STEPS[step]), total, label);
  };
}
