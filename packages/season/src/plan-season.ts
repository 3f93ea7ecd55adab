import { intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import type {
  Audit,
  Commitment,
  ContactHistory,
  DeliveredInterval,
  GivenCommitment,
  OrderDay,
  Plan,
  Shop,
  ShopHolidays,
  WeatherDay,
} from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { WeatherEnsemble } from "@springtide/forecast";
import { requireFittingBacklog } from "./backlog/backlog-fits.ts";
import { backlogCaveats } from "./backlog/backlog-words.ts";
import { plannedBacklog } from "./backlog/planned-backlog.ts";
import { adjustmentCaveats } from "./adjustments/adjustment-words.ts";
import { storedAdjustments } from "./adjustments/stored-adjustments.ts";
import { withLearnedFill } from "./agreements/learned-fill.ts";
import { decideSeason } from "./decisions/decide-season.ts";
import type { DeciderMeans } from "./decisions/decide-weeks.ts";
import { commitmentCaveats } from "./commitments/commitment-caveats.ts";
import { requireCommitments } from "./commitments/require-commitments.ts";
import { drawDemand } from "./demand.ts";
import { planEconomics } from "./economics/plan-economics.ts";
import { contactLosses } from "./economics/contact-losses.ts";
import { basisOfFitted } from "./forecast/basis-of-fitted.ts";
import { weatherToTell } from "./forecast/told-weather.ts";
import { fitQueues } from "./fit-queues.ts";
import { addedUp, forecastBands } from "./forecast-bands.ts";
import { holdoutOf } from "./holdout.ts";
import { openLonger } from "./opening-hours/open-longer.ts";
import { peaksWithService } from "./peak-service.ts";
import { peaksOf } from "./peaks.ts";
import { holidaySets } from "./places.ts";
import { planCaveats } from "./plan-caveats.ts";
import { requirePermittedStaff } from "./permitted/require-permitted-staff.ts";
import { spanOf } from "./plan-span.ts";
import { stepped } from "./plan-steps.ts";
import { sitesWithPeople } from "./roster/people-at-site.ts";
import { rosterCaveats } from "./roster/roster-caveats.ts";
import { peopleAtWork, type RosterChoice } from "./roster/people-at-work.ts";
import { type RosterMeans, rosterSeason } from "./roster/roster-season.ts";
import { SOFTWARE } from "./software.ts";
import { requirementOfSeason, staffRequirement } from "./staff-season.ts";
import { storedForecast, storedHistory, storedTrigger } from "./stored-plan.ts";
import { dateTriggers } from "./trigger-dates.ts";
import { contactsPerOrderWords } from "./triggers/contacts-per-order.ts";
import { withLearnedShapes } from "./triggers/learned-shapes.ts";
import { verifiedStaffing } from "./verify/verified-staffing.ts";
import { worstGaps } from "./worst-gaps.ts";

/** What a season is planned from. */
export interface PlanInput {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  /** Empty where there is none. Days from the first day planned on are not looked at. */
  readonly weather: readonly WeatherDay[];
  /** Weather forecasts by market: possible courses of the days after the last one observed. */
  readonly weatherForecasts?: ReadonlyMap<string, WeatherEnsemble> | undefined;
  /** Orders by day, past and expected, by the trigger that names their file. */
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
  /** Needed where teams have people to be rostered by name: rules, shifts published before, and what solves the models. */
  readonly rostering?: RosterMeans | undefined;
  /** With it, partners and hires are decided on: what to reserve, order and confirm by which rule, and whom to look for. */
  readonly deciding?: DeciderMeans | undefined;
  /** What partners were told and agreed to before this plan. */
  readonly commitments?: readonly GivenCommitment[] | undefined;
  /** Audits of mystery shoppers, to stand beside what the plan leads to. */
  readonly audits?: readonly Audit[] | undefined;
  /** What partners delivered of the seats confirmed to them: with it, the shares that come are learned. */
  readonly deliveries?: readonly DeliveredInterval[] | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * The whole way from a shop's description and past to a plan: dates of the triggers, forecast, possible seasons, agents
 * required, own people, overflow, cost. Same input and seed, same plan.
 * @throws Refusal where a person can mend it; Cancelled when asked to stop
 */
export function planSeason(input: PlanInput): Plan {
  const { shop: asked } = input;
  const holidays = holidaySets(input.holidays);
  const span = spanOf(asked, input.contacts);
  const grid = intervalGrid({
    zone: timeZone(asked.zone),
    firstDay: span.planFrom,
    days: asked.plan.days,
    intervalMinutes: asked.intervalMinutes,
  });
  // Before any work that takes its time.
  requirePermittedStaff(asked, grid, holidays);
  requireCommitments({ shop: asked, grid, holidays }, input.commitments ?? []);
  const commitments = storedCommitments(input.commitments ?? []);
  const { openingBacklog } = asked;
  requireFittingBacklog({ shop: asked, grid, holidays }, openingBacklog ?? []);
  const decides = input.deciding !== undefined && hasChoices(asked);
  const steps = stepped(input.progress, [
    ...(sitesWithPeople(asked).length > 0 ? [] : (["roster"] as const)),
    ...(decides ? [] : (["decide"] as const)),
  ]);
  steps("dates")(0, 1, "Finding the dates of the triggers");
  const { triggers: dated, caveats } = dateTriggers(asked, input.weather, span, {
    holidays: input.holidays.customers,
    forecasts: input.weatherForecasts,
    orders: input.orders,
  });
  const { shop, caveats: deliveryCaveats } = withLearnedFill(asked, {
    deliveries: input.deliveries ?? [],
    triggers: dated,
    before: span.planFrom,
  });
  const triggers = withLearnedShapes(dated, { shop, contacts: input.contacts, holidays, before: span.planFrom });
  const told = weatherToTell(
    shop,
    { days: input.weather, forecasts: input.weatherForecasts ?? new Map() },
    { from: span.planFrom, days: shop.plan.days },
  );
  const fitted = fitQueues({
    shop,
    contacts: input.contacts,
    holidays,
    triggers,
    before: span.planFrom,
    weather: told.weather,
    progress: steps("fit"),
    cancel: input.cancel,
  });
  steps("holdout")(0, 1, "Checking the forecast on the last four weeks");
  const holdouts = holdoutOf({
    shop,
    contacts: input.contacts,
    weather: input.weather,
    holidays,
    customerHolidays: input.holidays.customers,
    historyFrom: span.historyFrom,
    orders: input.orders,
    fitted,
  });
  const basis = basisOfFitted(fitted, {
    shop,
    grid,
    holidays,
    triggers,
    seed: shop.plan.seed,
    paths: shop.plan.paths,
    ...(commitments.length === 0 ? {} : { commitments }),
    ...(openingBacklog === undefined ? {} : { openingBacklog }),
  });
  const demand = drawDemand(basis, steps("draw"), input.cancel);
  const needed = requirementOfSeason(basis, demand, steps("staff"), input.cancel);
  const chooseWith =
    (progress?: Progress): RosterChoice =>
    (wanted) =>
      rosterSeason(basis, wanted, input.rostering, progress, input.cancel);
  const peaks = peaksOf(basis, demand, triggers);
  const { season, verification } = verifiedStaffing(
    basis,
    demand,
    {
      needed,
      season: staffRequirement(basis, demand, needed, chooseWith(steps("roster"))),
      choose: chooseWith(),
      peaks,
    },
    steps("verify"),
    input.cancel,
  );
  const adjustments = storedAdjustments(basis, demand);
  const { days } = basis.grid;
  const together = forecastBands(addedUp(demand.queues.map(({ dailyCounts }) => dailyCounts)), days, basis.paths);
  const plan: Plan = {
    contract: "springtide-plan",
    version: 5,
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
    forecasts: fitted.map((queue) => storedForecast(queue, basis, demand, holdouts.get(queue.queue) ?? null)),
    verification,
    ...(commitments.length === 0 ? {} : { commitments }),
    ...(openingBacklog === undefined ? {} : { openingBacklog: plannedBacklog(basis, demand, season.staffing) }),
    decisions:
      input.deciding === undefined || !decides
        ? null
        : decideSeason(
            {
              basis,
              demand,
              ownHeads: peopleAtWork(basis, [], () => season.roster).heads,
              losses: contactLosses(basis, needed),
              longer: openLonger(
                { basis, demand, needed },
                { contacts: input.contacts, holidays, fitted, triggers },
                { progress: steps("decide"), cancel: input.cancel },
              ),
            },
            input.deciding,
            steps("decide"),
            input.cancel,
          ),
    economics: null,
    ...season,
    adjustments,
    allQueues: { daily: together.daily, examples: together.examples },
    totals: { contacts: together.total, ...season.totals },
    peaks: peaksWithService(peaks, { shop, staffing: season.staffing }, basis, demand),
    worstGaps: worstGaps(basis, season.staffing),
    caveats: [
      ...caveats,
      ...told.caveats,
      ...contactsPerOrderWords(triggers, fitted),
      ...adjustmentCaveats(adjustments, shop.adjustments, basis.grid),
      ...planCaveats(shop, demand),
      ...deliveryCaveats,
      ...commitmentCaveats(basis),
      ...backlogCaveats(shop),
      ...rosterCaveats(basis, season.roster),
    ],
  };
  return { ...plan, economics: planEconomics(plan, { basis, demand, needed }, input.audits) };
}

/** In the order of the file, without where they stood in it. */
function storedCommitments(given: readonly GivenCommitment[]): Commitment[] {
  return given.map(({ agreement, step, start, end, seats }) => ({ agreement, step, start, end, seats }));
}

/** Whether there are partners or hires to decide on. */
function hasChoices({ agreements, teams, longerHours }: Shop): boolean {
  return (
    agreements.length + longerHours.length > 0 ||
    teams.some(({ hiring, extraHours }) => hiring !== null || extraHours !== null)
  );
}
