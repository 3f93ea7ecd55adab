import { isoDay } from "@springtide/calendar";
import type { ReplayArm, ReplayReport } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import { weatherWords } from "../backtest/weather-at-origin.ts";
import { weeksToDecide } from "../decisions/decision-span.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import { ownRoster } from "../own-roster.ts";
import { queueOf } from "../places.ts";
import { SOFTWARE } from "../software.ts";
import type { ActualSeason, SeasonDays } from "./actual-season.ts";
import { type BoughtSeats, seatsComing } from "./bought-seats.ts";
import { firedInSeason } from "./fired-in-season.ts";
import { measureOf, type SeasonOutcome } from "./outcome.ts";
import type { TakenDecision } from "./planner-arm.ts";
import { replayCaveats } from "./replay-caveats.ts";
import type { ReplayedSeason } from "./replayed-season.ts";

/** Everything a report is written from. */
export interface Replayed {
  readonly past: ShopPast;
  readonly days: SeasonDays;
  readonly actual: ActualSeason;
  readonly season: ReplayedSeason;
  readonly losses: readonly QueueContactLoss[];
  readonly decisions: readonly TakenDecision[];
  readonly confirmBy: "week" | "day";
  /** What could not be decided, in words. */
  readonly unsolved: readonly string[];
  readonly arms: Readonly<Record<ReplayArm["arm"], SeasonOutcome>>;
  readonly weather: Parameters<typeof weatherWords>[0];
}

/** Arms in the order of the table, and what they are called in it. */
const ARMS: readonly (readonly [ReplayArm["arm"], string])[] = [
  ["planner", "This planner"],
  ["hindsight", "Perfect hindsight"],
  ["practice", "Spreadsheet practice"],
  ["none", "No partner"],
];

/** What the arms came to, beside each other, by week, and how the planner decided. */
export function replayReport(replayed: Replayed): ReplayReport {
  const { past, days, actual, season, losses, decisions, arms } = replayed;
  const { shop } = past;
  const fired = firedInSeason(past, days);
  const { basis } = actual;
  const own = ownRoster(shop, basis.grid, basis.holidays);
  return {
    contract: "springtide-replay",
    version: 1,
    software: SOFTWARE,
    subject: { id: shop.id, name: shop.name, zone: shop.zone, currency: shop.currency },
    firstDay: isoDay(days.firstDay),
    lastDay: isoDay(days.lastDay),
    paths: shop.plan.paths,
    seed: shop.plan.seed,
    weather: weatherWords(replayed.weather),
    triggers: fired.triggers,
    losses: [...losses],
    ownCost: roundMoney(own.shifts.reduce((sum, { cost }) => sum + cost, 0)),
    arms: ARMS.map(([arm, name]) => armOf({ arm, name }, replayed)),
    weeks: weeksOf(season, arms),
    decisions: decisions.map(({ event, ...hours }) => ({
      at: season.grid.zone.formatInstant(event.atMs),
      agreement: season.partners[event.partner]?.agreement.id ?? "",
      kind: event.kind,
      firstDay: isoDay(event.span.firstDay),
      lastDay: isoDay(event.span.firstDay + event.span.days - 1),
      ...hours,
    })),
    caveats: [...replayCaveats(shop, actual.unknownDays, replayed.confirmBy), ...fired.caveats, ...replayed.unsolved],
  };
}

function armOf(of: { readonly arm: ReplayArm["arm"]; readonly name: string }, { season, arms }: Replayed): ReplayArm {
  const outcome = arms[of.arm];
  const { hindsight, practice } = arms;
  const { bought, met, ledger, atStake } = outcome;
  const owed = (one: SeasonOutcome): number => withoutCustomers(season, one);
  const hours = (seatsOf: (block: BoughtSeats) => number): number =>
    bought.reduce((sum, block) => sum + lengthHours(season, block) * seatsOf(block), 0);
  return {
    ...of,
    ledger: roundMoney(ledger),
    atStake: roundMoney(atStake),
    together: roundMoney(measureOf(outcome)),
    regret: roundMoney(measureOf(outcome) - measureOf(hindsight)),
    ledgerRegret: roundMoney(ledger - hindsight.ledger),
    recoveredShare: recovered(measureOf(practice), measureOf(outcome), measureOf(hindsight)),
    savedShare: saved(measureOf(arms.none), measureOf(outcome), measureOf(hindsight)),
    ledgerRecoveredShare: recovered(practice.ledger, ledger, hindsight.ledger),
    withoutCustomers: roundMoney(owed(outcome)),
    withoutCustomersRecoveredShare: recovered(owed(practice), owed(outcome), owed(hindsight)),
    seatHours: hours(seatsComing),
    reservedHours: hours(({ reserved }) => reserved),
    cancelledHours: hours(({ cancelled }) => cancelled),
    queues: season.deciding.queues.map(({ id }, q) => {
      const total = (key: "contacts" | "abandoned" | "late"): number =>
        met.reduce((sum, day) => sum + (day[q]?.[key] ?? 0), 0);
      return { queue: id, contacts: total("contacts"), abandoned: total("abandoned"), late: total("late") };
    }),
  };
}

/** What an arm costs with a customer worth nothing: what partners are paid, and the malus that contracts put on late contacts. */
function withoutCustomers({ deciding }: ReplayedSeason, { ledger, met }: SeasonOutcome): number {
  const malus = deciding.queues.map(({ id }) => queueOf(deciding.basis.shop, id).penaltyPerLate);
  return met.reduce((sum, day) => day.reduce((rest, { late }, q) => rest + late * (malus[q] ?? 0), sum), ledger);
}

/** Of what one way costs more than hindsight, the part that an arm does not; null where it costs no more. */
function recovered(dearer: number, own: number, hindsight: number): number | null {
  return dearer - hindsight > 0.005 ? (dearer - own) / (dearer - hindsight) : null;
}

/** Less of what no partner costs than this is nothing to save: shares of it would say nothing. */
const LEAST_SAVED = 0.01;

/** Of what hindsight saves over no partner, the part that an arm saves; null where that is next to nothing. */
function saved(none: number, own: number, hindsight: number): number | null {
  return none - hindsight >= LEAST_SAVED * none ? recovered(none, own, hindsight) : null;
}

function lengthHours({ grid }: ReplayedSeason, { from, to }: BoughtSeats): number {
  return grid.seconds.subarray(from, to).reduce((sum, seconds) => sum + seconds, 0) / 3600;
}

function weeksOf({ grid }: ReplayedSeason, arms: Replayed["arms"]): ReplayReport["weeks"] {
  return weeksToDecide(grid).map(({ firstDay, days }) => {
    const [from, to] = [firstDay - grid.firstDay, firstDay - grid.firstDay + days];
    const sum = (byDay: Float64Array): number =>
      roundMoney(byDay.subarray(from, to).reduce((total, each) => total + each, 0));
    return {
      firstDay: isoDay(firstDay),
      lastDay: isoDay(firstDay + days - 1),
      arms: ARMS.map(([arm]) => ({
        arm,
        ledger: sum(arms[arm].ledgerByDay),
        atStake: sum(arms[arm].atStakeByDay),
      })),
    };
  });
}
