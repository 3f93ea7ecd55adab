import type { CivilDay } from "@springtide/calendar";
import type { ContactHistory, OrderDay, ReplayReport, Shop, ShopHolidays, WeatherDay } from "@springtide/contracts";
import type { Solve } from "@springtide/planning";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { type ForecastAsOf, forecastAsOf, type ShopPast } from "../backtest/forecast-as-of.ts";
import { type WeatherArchive, type WeatherAtOrigin, weatherAtOrigins } from "../backtest/weather-at-origin.ts";
import { lossesOfSeason } from "./losses-of-season.ts";
import { holidaySets } from "../places.ts";
import { spanOf } from "../plan-span.ts";
import { actualSeason, type SeasonDays } from "./actual-season.ts";
import type { DecidingWork } from "../decisions/decide-pieces.ts";
import { openDeciding } from "../decisions/deciding.ts";
import { weeksToDecide } from "../decisions/decision-span.ts";
import { pastForecasts } from "./forecasts.ts";
import { hindsightOutcome } from "./hindsight-arm.ts";
import { outcomeOf } from "./outcome.ts";
import { plannerSeason } from "./planner-arm.ts";
import { practiceSeats } from "./practice-arm.ts";
import { type ReplayEvent, replayEvents } from "./replay-events.ts";
import { ownHeadsOf, replayedSeason } from "./replayed-season.ts";
import { replayReport } from "./replay-report.ts";
import { requireReplay } from "./require-replay.ts";
import { seasonOfYear } from "./season-of-year.ts";

/** A shop, its past, and the season to be replayed. Possible seasons and seed are those of the shop's plan. */
export interface ReplayInput {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  /** Empty where there is none. */
  readonly weather: readonly WeatherDay[];
  /** Orders by day, by the trigger that names their file. */
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
  /** Weather forecasts of the past by market, where somebody kept them. */
  readonly weatherArchive?: WeatherArchive | undefined;
  /** First and last day, or the year of a season (`seasonOfYear`). */
  readonly season: SeasonDays | { readonly year: number };
  readonly choices?: Partial<ReplayChoices> | undefined;
  readonly solve: Solve;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** How the planner of the replay decides. */
export interface ReplayChoices {
  /** How many told probabilities are told apart at most when seats are reserved. */
  readonly classes: number;
  /** Reserved seats are confirmed for a week at once, or each day's by its own deadline. */
  readonly confirmBy: "week" | "day";
  /** The solver stops this near to its bound, as a share of the cost. */
  readonly gap: number;
}

const USUAL: ReplayChoices = { classes: 4, confirmBy: "day", gap: 0.01 };
/** Nodes of the search tree for the days that hang together. */
const NODES = 200;
/** Money of a cell below which losses are not told apart by the solver. */
const TOLERANCE = 0.5;

/**
 * Replays a season of the past: what this planner would have decided by each deadline from what was known then, played out on the contacts that
 * came, beside perfect hindsight, a spreadsheet's practice, and no partner at all. Same input and seed, same report.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 * Cost: for each day with a deadline what a plan costs before anybody is staffed, and one staged problem for each week.
 */
export function replaySeason(input: ReplayInput): ReplayReport {
  const { shop, cancel } = input;
  const past = pastOf(input);
  const days = "year" in input.season ? seasonOfYear(past, input.season.year) : input.season;
  requireReplay(past, days);
  const choices = { ...USUAL, ...input.choices };
  const work: DecidingWork = { solve: input.solve, limits: { gap: choices.gap, nodes: NODES }, tolerance: TOLERANCE };
  const archive = input.weatherArchive ?? new Map();
  const weatherAt = weatherAtOrigins({ shop, weather: input.weather, archive, knownDays: 0 });
  input.progress?.(0, 100, "Learning from what lies before the season");
  const first = firstForecast(past, weatherAt, days, cancel);
  const losses = lossesOfSeason(first);
  const actual = actualSeason(past, first, days);
  const like = openDeciding({ ...first, ownHeads: ownHeadsOf(first), losses });
  const season = replayedSeason(actual, losses, like);
  const events = replayEvents(season, choices.confirmBy);
  const forecasts = pastForecasts(past, weatherAt, reachOf(events), cancel);
  const { seed } = shop.plan;
  const progress = stepsOf(input.progress, events.length + weeksToDecide(season.grid).length);
  const planned = plannerSeason({
    season,
    events,
    forecasts,
    losses,
    seed,
    ...choices,
    work,
    progress: progress(0),
    cancel,
  });
  stopIfCancelled(cancel);
  const planner = outcomeOf(season, planned.bought);
  const practice = outcomeOf(season, practiceSeats({ past, actual, season, events }));
  const none = outcomeOf(season, []);
  const hindsight = hindsightOutcome({
    season,
    others: [planner, practice, none],
    work,
    progress: progress(events.length),
    cancel,
  });
  return replayReport({
    ...{
      past,
      days,
      actual,
      season,
      losses,
      decisions: planned.decisions,
      unsolved: planned.unsolved,
      confirmBy: choices.confirmBy,
    },
    arms: { planner, hindsight, practice, none },
    weather: { weather: input.weather, archive, knownDays: 0 },
  });
}

function pastOf({ shop, holidays, contacts, weather, orders }: ReplayInput): ShopPast {
  const { historyFrom } = spanOf({ ...shop, plan: { ...shop.plan, firstDay: null } }, contacts);
  const sets = holidaySets(holidays);
  return { shop, contacts, weather, holidays: sets, customerHolidays: holidays.customers, orders, historyFrom };
}

/** What a plan of the season's first day would have forecast of all of it. */
function firstForecast(
  past: ShopPast,
  weatherAt: WeatherAtOrigin,
  { firstDay, lastDay }: SeasonDays,
  cancel?: CancelSignal,
): ForecastAsOf {
  const forecasts = weatherAt(firstDay);
  return forecastAsOf(past, { origin: firstDay, days: lastDay - firstDay + 1, forecasts, cancel });
}

/** Steps of one part of the work, counted on from those of the parts before it. */
function stepsOf(progress: Progress | undefined, all: number): (before: number) => Progress {
  return (before) => (done, _, label) => progress?.(before + done, all, label);
}

/** Of each day that is decided on the last day that it is asked about. */
function reachOf(events: readonly ReplayEvent[]): ReadonlyMap<CivilDay, CivilDay> {
  const reach = new Map<CivilDay, CivilDay>();
  for (const { day, span } of events)
    reach.set(day, Math.max(reach.get(day) ?? -Infinity, span.firstDay + span.days - 1));
  return reach;
}
