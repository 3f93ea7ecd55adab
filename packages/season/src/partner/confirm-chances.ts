import {
  type Agreement,
  type ConfirmChance,
  type DecisionPeriod,
  type Plan,
  positionsOfHeads,
} from "@springtide/contracts";
import { type Weighted, weightedQuantiles } from "./weighted-quantiles.ts";

/** A stretch of seats, as instants. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** How many seats kept free the plan's rules confirm, as shares of the possible seasons. */
export interface ConfirmChances {
  /** Of positions kept free for a stretch; lines of one stretch are confirmed one after the other. Null where the plan knows no such stretch. */
  chanceOf(stretch: Stretch, positions: number): ConfirmChance | null;
  /** Positions confirmed at one moment, by chance, one list for each period that keeps some free then. */
  at(ms: number): readonly (readonly Weighted[])[];
}

/**
 * Reads the chances from the rules that a plan wrote down: each step of a rule knows in which share of the seasons it comes to hold, and what is
 * confirmed then.
 */
export function confirmChances(plan: Pick<Plan, "shop" | "decisions">, agreement: Agreement): ConfirmChances {
  const periods = (plan.decisions?.periods ?? []).filter((period) => period.agreement === agreement.id);
  const positionsOf = (seats: number): number => positionsOfHeads(seats, shrinkageOf(plan, agreement));
  const counted = new Map<string, number>();
  return {
    chanceOf(stretch, positions) {
      const period = periods.find((one) => seatsIn(keptFree(one), stretch) > 0);
      if (period === undefined || period.steps.length === 0) return null;
      const key = `${stretch.startMs} ${stretch.endMs}`;
      const before = counted.get(key) ?? 0;
      counted.set(key, before + positions);
      return chanceOver(
        period.steps.map(({ chance, confirmed }) => ({
          value: Math.min(positions, Math.max(0, positionsOf(seatsIn(confirmed, stretch)) - before)),
          chance,
        })),
        positions,
      );
    },
    at(ms) {
      return periods
        .filter((period) => seatsAt(keptFree(period), ms) > 0)
        .map(({ steps }) =>
          steps.map(({ chance, confirmed }) => ({ value: positionsOf(seatsAt(confirmed, ms)), chance })),
        );
    },
  };
}

/** The chance of positions of which this many come to hold in these shares of the seasons. */
export function chanceOver(values: readonly Weighted[], positions: number): ConfirmChance {
  const share = (isMeant: (value: number) => boolean): number =>
    Math.min(
      1,
      values.reduce((sum, { value, chance }) => sum + (isMeant(value) ? chance : 0), 0),
    );
  return {
    all: share((value) => value >= positions),
    any: share((value) => value > 0),
    positions: weightedQuantiles(values),
  };
}

/** Share of a seat's time in which it takes no contacts, for the skill by which seats of a plan are asked for. */
function shrinkageOf({ shop }: Pick<Plan, "shop">, agreement: Agreement): number {
  return agreement.shrinkage ?? shop.queues.find(({ id }) => id === agreement.serves[0])?.shrinkage ?? 0;
}

function keptFree({ committed, reserved }: DecisionPeriod): DecisionPeriod["reserved"] {
  return [...(committed?.reserved ?? []), ...reserved];
}

function seatsIn(stretches: DecisionPeriod["reserved"], { startMs, endMs }: Stretch): number {
  return stretches.reduce(
    (sum, { start, end, seats }) => sum + (Date.parse(start) === startMs && Date.parse(end) === endMs ? seats : 0),
    0,
  );
}

function seatsAt(stretches: DecisionPeriod["reserved"], ms: number): number {
  return stretches.reduce(
    (sum, { start, end, seats }) => sum + (Date.parse(start) <= ms && ms < Date.parse(end) ? seats : 0),
    0,
  );
}
