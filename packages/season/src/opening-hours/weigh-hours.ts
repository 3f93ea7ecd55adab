import { isoDay } from "@springtide/calendar";
import type {
  ContactHistory,
  LongerHoursAnswer,
  OrderDay,
  Shop,
  ShopHolidays,
  WeatherDay,
  WeighedWindow,
} from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import { bestWindows, needValue, pathQuantiles, roundMoney } from "@springtide/planning";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { forecastAsOf } from "../backtest/forecast-as-of.ts";
import { contactLosses } from "../economics/contact-losses.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { requirePermittedStaff } from "../permitted/require-permitted-staff.ts";
import { holidaySets, queueOf } from "../places.ts";
import { spanOf } from "../plan-span.ts";
import { peopleAtWork } from "../roster/people-at-work.ts";
import { requirementOfSeason } from "../staff-season.ts";
import { hoursCaveats } from "./hours-caveats.ts";
import { type KnownPast, needsOfWindow } from "./needs-of-window.ts";
import { requireOpens, requireWindows, windowField } from "./require-windows.ts";
import { type HoursNow, type ReadyWindow, serviceWith, staffedSeason, type WeighedSet, weighSet } from "./weigh-set.ts";
import { weighedWindow } from "./weighed-window.ts";
import { windowOnGrid } from "./window-on-grid.ts";

/** What longer hours are weighed from: as a plan, with the windows among the shop's longer hours. */
export interface HoursInput {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
  readonly weatherForecasts?: ReadonlyMap<string, WeatherEnsemble> | undefined;
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * Weighs every window that a shop might open, on the possible seasons of its plan: what needs there are and how that is known, what becomes of
 * the other hours and channels, who works it and at what cost, what it is worth, and which of several windows to open together.
 * People are those of the weekly rosters. The same input gives the same answer.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 */
export function weighHours(input: HoursInput): LongerHoursAnswer {
  requireWindows(input.shop);
  const shop = withoutNames(input.shop);
  const { now, past } = seasonNow({ ...input, shop });
  const windows = shop.longerHours.map((_, at) => readyWindow(now, past, at));
  const alone = windows.map((window, at) => {
    stopIfCancelled(input.cancel);
    input.progress?.(at, windows.length, `Weighing ${window.id}`);
    return weighSet(now, [window]);
  });
  const weighed = windows.map((window, at): WeighedWindow => {
    stopIfCancelled(input.cancel);
    input.progress?.(at, windows.length, `Weighing ${window.id} with fewer and more needs`);
    const set = alone[at] ?? weighSet(now, [window]);
    const others = extremesOf(window).map((extreme) => weighSet(now, [extreme]).breakEven);
    const range = rangeOf([set.breakEven, ...others]);
    return weighedWindow(now, window, set, range);
  });
  const { grid, paths } = now.basis;
  return {
    shop: shop.id,
    currency: shop.currency,
    firstDay: isoDay(grid.firstDay),
    days: grid.days,
    paths,
    customerWon: now.needed.queues.map(({ id }, q) => ({ queue: id, value: now.wonValue[q] ?? null })),
    windows: weighed,
    together: windows.length < 2 ? null : togetherOf(now, windows, alone),
    caveats: hoursCaveats(input.shop, windows),
  };
}

/** People by name are not moved to other hours here. */
export function withoutNames(shop: Shop): Shop {
  return { ...shop, teams: shop.teams.map((team) => ({ ...team, people: [] })) };
}

/** The season as it comes with hours as they are. */
function seasonNow(input: HoursInput): { readonly now: HoursNow; readonly past: KnownPast } {
  const { shop, contacts } = input;
  const holidays = holidaySets(input.holidays);
  const span = spanOf(shop, contacts);
  input.progress?.(0, 4, "Learning from the history");
  const { fitted, triggers, basis, demand } = forecastAsOf(
    {
      ...{ shop, contacts, holidays, weather: input.weather, orders: input.orders },
      customerHolidays: input.holidays.customers,
      historyFrom: span.historyFrom,
    },
    {
      origin: span.planFrom,
      days: shop.plan.days,
      forecasts: input.weatherForecasts ?? new Map(),
      cancel: input.cancel,
    },
  );
  requirePermittedStaff(shop, basis.grid, holidays);
  input.progress?.(2, 4, "Staffing the hours as they are");
  const needed = requirementOfSeason(basis, demand, undefined, input.cancel);
  return {
    now: hoursNow({ basis, demand, needed }),
    past: { shop, contacts, holidays, fitted, triggers, seed: shop.plan.seed },
  };
}

/** A season with hours as they are: its people at work, partners for the rest, and the service that gives. */
export function hoursNow(drawn: Pick<HoursNow, "basis" | "demand" | "needed">): HoursNow {
  const { basis, needed } = drawn;
  const required = needed.requirement.queues.map((queue) => queue.required);
  const season = { ...drawn, people: peopleAtWork(basis, required, () => null) };
  const staffed = staffedSeason(season, required);
  return {
    ...season,
    ...staffed,
    losses: contactLosses(basis, needed),
    wonValue: needed.queues.map(({ id }) => {
      const value = customerValueOf(basis.shop, queueOf(basis.shop, id));
      return value === null ? null : needValue(value).ofLost;
    }),
    service: serviceWith(season, needed.queues, staffed.supplied),
  };
}

/**
 * A window of the shop with its needs and its intervals.
 * @throws Refusal "window-never-opens"
 */
export function readyWindow({ basis, demand }: HoursNow, past: KnownPast, at: number): ReadyWindow {
  const choice = basis.shop.longerHours[at];
  const open = demand.queues.find(({ queue }) => queue === choice?.queue)?.open;
  if (choice === undefined || open === undefined) throw new Error(`no window ${at}`);
  const queue = queueOf(basis.shop, choice.queue);
  const intervals = windowOnGrid(choice, queue, { ...basis, open });
  requireOpens(choice, at, intervals, basis.grid);
  return {
    id: choice.id,
    field: windowField(at),
    zone: queue.zone,
    scale: 1,
    needs: needsOfWindow(choice, past),
    intervals,
    choice,
  };
}

/**
 * The window with the fewest and with the most needs that are likely; none where they are known. What past openings tell is needs times the
 * share that waits: with fewer needs more of them wait.
 */
function extremesOf(window: ReadyWindow): ReadyWindow[] {
  const { range, basis, behaviour, shares } = window.needs;
  if (range.low === range.high) return [];
  const { waitShare: usual, elsewhereShare } = behaviour;
  const part = usual < 1 ? elsewhereShare / (1 - usual) : 0;
  const withNeeds = (scale: number, waits: number): ReadyWindow => {
    const waitShare = basis === "prior" ? usual : waits;
    const others = { elsewhereShare: (1 - waitShare) * part, lostShare: (1 - waitShare) * (1 - part) };
    return { ...window, scale, needs: { ...window.needs, behaviour: { waitShare, ...others } } };
  };
  return [withNeeds(range.low, shares.wait.high), withNeeds(range.high, shares.wait.low)];
}

/** From the least to the most that a customer must be worth; no most where one of them never pays. */
function rangeOf(breakEvens: readonly (number | null)[]): WeighedWindow["breakEvenRange"] {
  const known = breakEvens.filter((value) => value !== null);
  return {
    low: known.length === 0 ? null : Math.min(...known),
    high: known.length < breakEvens.length ? null : Math.max(...known),
  };
}

/** The set of windows worth most; windows of different queues do not know of each other. */
function togetherOf(
  now: HoursNow,
  windows: readonly ReadyWindow[],
  alone: readonly WeighedSet[],
): LongerHoursAnswer["together"] {
  const known = new Map<string, WeighedSet>(alone.map((set, at) => [String(at), set]));
  const setsOf = (places: readonly number[]): WeighedSet[] => {
    const queues = [...new Set(places.map((at) => windows[at]?.choice.queue))];
    return queues.map((queue) => {
      const ofQueue = places.filter((at) => windows[at]?.choice.queue === queue);
      const set =
        known.get(ofQueue.join()) ??
        weighSet(
          now,
          ofQueue.flatMap((at) => windows[at] ?? []),
        );
      known.set(ofQueue.join(), set);
      return set;
    });
  };
  const worth = (places: readonly number[]): number =>
    setsOf(places).reduce((sum, { net, ledger }) => sum + (net === null ? -ledger.total : mean(net)), 0);
  const best = bestWindows(windows.length, worth);
  const sets = setsOf(best.windows);
  const nets = sets.map(({ net }) => net);
  return {
    windows: best.windows.flatMap((at) => windows[at]?.id ?? []),
    method: best.method,
    ledger: roundMoney(sets.reduce((sum, { ledger }) => sum + ledger.total, 0)),
    net: nets.some((net) => net === null)
      ? null
      : pathQuantiles(
          Float64Array.from({ length: now.basis.paths }, (_, path) =>
            nets.reduce((sum, net) => sum + (net?.[path] ?? 0), 0),
          ),
        ),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
