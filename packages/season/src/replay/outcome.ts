import type { BoughtSeats } from "./bought-seats.ts";
import { billsOf } from "./bills.ts";
import type { QueueDayMet, ReplayedSeason } from "./replayed-season.ts";

/** What a way of buying seats came to in the season as it was. The two totals are never added but to compare ways. */
export interface SeasonOutcome {
  readonly bought: readonly BoughtSeats[];
  /** What partners were paid; one's own people cost the same whatever is bought. */
  readonly ledger: number;
  readonly atStake: number;
  /** By day of the season. */
  readonly ledgerByDay: Float64Array;
  readonly atStakeByDay: Float64Array;
  /** By day and queue. */
  readonly met: readonly (readonly QueueDayMet[])[];
}

/** Plays a way of buying seats out on the season that came. */
export function outcomeOf(season: ReplayedSeason, bought: readonly BoughtSeats[]): SeasonOutcome {
  const met = Array.from({ length: season.grid.days }, (_, day) => season.metOn(day, bought));
  const bills = billsOf(season, bought, met);
  const atStakeByDay = Float64Array.from(met, (queues) => queues.reduce((sum, { atStake }) => sum + atStake, 0));
  return {
    bought,
    ledger: bills.total,
    atStake: atStakeByDay.reduce((sum, each) => sum + each, 0),
    ledgerByDay: bills.byDay,
    atStakeByDay,
    met,
  };
}

/** What ways of buying are compared by: both totals together, as a measure and nothing else. */
export function measureOf({ ledger, atStake }: Pick<SeasonOutcome, "ledger" | "atStake">): number {
  return ledger + atStake;
}
