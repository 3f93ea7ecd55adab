import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type {
  BacktestReport,
  ContactHistory,
  OrderDay,
  Queue,
  Shop,
  ShopHolidays,
  WeatherDay,
} from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import { reviewEvents } from "../after-event/review-events.ts";
import { type HistoryOnGrid, historyOnGrid } from "../history-on-grid.ts";
import { holidaySets } from "../places.ts";
import { spanOf } from "../plan-span.ts";
import { SOFTWARE } from "../software.ts";
import { type DatedTrigger, dateTriggers } from "../trigger-dates.ts";
import { type BacktestSettings, LEAST_KNOWN_DAYS, originCaveats, originsOf } from "./backtest-settings.ts";
import { dayClasses } from "./day-classes.ts";
import { type ForecastAsOf, forecastAsOf, type ShopPast } from "./forecast-as-of.ts";
import { queueReport } from "./queue-report.ts";
import { type JudgedDay, judgedDays, type QueueToJudge } from "./score-queue.ts";
import { dayStaffer, wageOf } from "./staffing-error.ts";
import { triggerOutcomes } from "./trigger-outcomes.ts";
import { type WeatherArchive, weatherAtOrigins, weatherWords } from "./weather-at-origin.ts";

/** A shop, its past, and how that is cut. Possible seasons and seed are those of the shop's plan. */
export interface BacktestInput {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  /** Empty where there is none. */
  readonly weather: readonly WeatherDay[];
  /** Orders by day, by the trigger that names their file. */
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
  /** Weather forecasts of the past by market, where somebody kept them. */
  readonly weatherArchive?: WeatherArchive | undefined;
  readonly settings: BacktestSettings;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * Forecasts a shop's past from earlier and earlier days of it, by the steps of a plan and from what was known then: contacts, dates of
 * triggers, weather, weather forecasts. Every queue is judged beside two yardsticks, by lead and by kind of day, in contacts and in
 * what its errors cost in people. Same input and seed, same report.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 * Cost: for each origin what a plan costs before anybody is staffed.
 */
export function backtestShop(input: BacktestInput): BacktestReport {
  const { settings, cancel } = input;
  const { past, history, queues, fired, caveats } = preparedFor(input);
  const origins = originsOf(settings, history);
  const archive = input.weatherArchive ?? new Map();
  const known = { weather: input.weather, archive, knownDays: settings.weatherKnownDays };
  const weatherAt = weatherAtOrigins({ shop: input.shop, ...known });
  const days = new Map<string, JudgedDay[]>(queues.map(({ queue }) => [queue.id, []]));
  const outcomes: BacktestReport["triggers"] = [];
  origins.forEach((origin, done) => {
    stopIfCancelled(cancel);
    input.progress?.(done, origins.length, `Forecasting as on ${isoDay(origin)} (${done + 1} of ${origins.length})`);
    const asOf = forecastAt(past, queues, origin, settings.horizonDays, weatherAt(origin), cancel);
    for (const queue of queues) days.get(queue.queue.id)?.push(...judgedDays(queue, asOf));
    outcomes.push(...triggerOutcomes(asOf.triggers, fired, { from: origin, to: origin + settings.horizonDays - 1 }));
  });
  const reviewed = reviewEvents({
    past,
    histories: new Map(queues.map(({ queue, whole }) => [queue.id, whole])),
    fired,
    origins,
    horizonDays: settings.horizonDays,
    lastDay: history.lastDay,
    weatherAt,
    progress: input.progress,
    cancel,
  });
  const { shop } = input;
  return {
    contract: "springtide-backtest",
    version: 1,
    software: SOFTWARE,
    subject: { kind: "shop", id: shop.id, name: shop.name, zone: shop.zone, currency: shop.currency },
    origins: origins.map((origin) => isoDay(origin)),
    horizonDays: settings.horizonDays,
    everyDays: settings.everyDays,
    paths: shop.plan.paths,
    seed: shop.plan.seed,
    weather: weatherWords(known),
    queues: queues.map(({ queue }) => queueReport(queue, days.get(queue.id) ?? [], wageOf(shop, queue.id))),
    triggers: outcomes,
    events: reviewed.events,
    caveats: [...originCaveats(settings, history, origins), ...caveats, ...reviewed.caveats],
  };
}

interface Prepared {
  readonly past: ShopPast;
  readonly history: { readonly firstDay: CivilDay; readonly lastDay: CivilDay };
  readonly queues: readonly QueueToJudge[];
  /** Triggers with the days on which they did fire, seen from the end of the history. */
  readonly fired: readonly DatedTrigger[];
  readonly caveats: readonly string[];
}

function preparedFor({ shop, holidays, contacts, weather, orders }: BacktestInput): Prepared {
  const sets = holidaySets(holidays);
  const span = spanOf({ ...shop, plan: { ...shop.plan, firstDay: null } }, contacts);
  const { triggers: fired, caveats } = dateTriggers(
    shop,
    weather,
    { historyFrom: span.historyFrom, planFrom: span.planFrom, planTo: span.planFrom },
    { holidays: holidays.customers, orders },
  );
  const past = { shop, contacts, weather, holidays: sets, customerHolidays: holidays.customers, orders };
  const histories = shop.queues.map((queue) => ({ queue, whole: wholeHistory(queue, past, span.planFrom) }));
  const days = span.planFrom - span.historyFrom;
  return {
    past: { ...past, historyFrom: span.historyFrom },
    history: { firstDay: span.historyFrom, lastDay: lastKnownDay(histories.flatMap(({ whole }) => whole ?? [])) },
    queues: histories.flatMap(({ queue, whole }) =>
      whole === null
        ? []
        : [
            {
              queue,
              whole,
              dayClass: dayClasses({ queue: queue.id, fired, holidays: sets, firstDay: span.historyFrom, days }),
              staffed: dayStaffer(queue, shop.plan.model),
            },
          ],
    ),
    fired,
    caveats: [
      ...caveats,
      ...histories.flatMap(({ queue, whole }) =>
        whole === null ? [`"${queue.id}" has no contacts: it is not in this check.`] : [],
      ),
    ],
  };
}

/** An export may end in the middle of a day, which is then unknown. */
function lastKnownDay(histories: readonly HistoryOnGrid[]): CivilDay {
  return Math.max(
    ...histories.map(({ daily }) => daily.firstDay + daily.contacts.findLastIndex((count) => !Number.isNaN(count))),
  );
}

function wholeHistory(queue: Queue, past: Omit<ShopPast, "historyFrom">, before: CivilDay): HistoryOnGrid | null {
  const history = past.contacts.find((candidate) => candidate.queue === queue.id);
  if (history === undefined) return null;
  const { zone, intervalMinutes } = past.shop;
  return historyOnGrid({ history, queue, zone, intervalMinutes, holidays: past.holidays, before });
}

/** A queue is forecast from the first origin on that has eight weeks of its own days behind it. */
function forecastAt(
  past: ShopPast,
  queues: readonly QueueToJudge[],
  origin: CivilDay,
  days: number,
  forecasts: Parameters<typeof forecastAsOf>[1]["forecasts"],
  cancel: CancelSignal | undefined,
): ForecastAsOf {
  const enough = queues.filter(({ whole }) => origin - whole.daily.firstDay >= LEAST_KNOWN_DAYS);
  const shop = { ...past.shop, queues: enough.map(({ queue }) => queue) };
  return forecastAsOf({ ...past, shop }, { origin, days, forecasts, cancel });
}
