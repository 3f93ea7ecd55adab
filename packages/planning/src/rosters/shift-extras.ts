import type { ChosenShift } from "./best-week.ts";
import { unpopularHours } from "./person-cost.ts";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { Wish } from "./roster-problem.ts";
import type { ShiftOption } from "./shift-options.ts";

/** Prices of what a shift costs a person beside its hours. */
export interface PersonPrices {
  /** Of an unpopular hour. */
  readonly unpopularHour: number;
  /** Wishes that are still to be decided. */
  readonly wishes: readonly Wish[];
}

/**
 * What a person's wishes and unpopular hours cost as things stand, when one of their weeks is clear. An unpopular hour is priced as if
 * the week had its even part of them; a wish that several shifts touch counts for each: what is chosen is judged by its real cost.
 */
export function pricesAsThingsStand(
  frame: RosterFrame,
  person: PersonFrame,
  mine: readonly (ChosenShift | null)[],
): PersonPrices {
  const { fairnessPerHour } = frame.problem;
  const { fixedOfDay, fairShare } = person;
  const perWeek = fairShare / frame.weeks.length;
  const over = fairnessPerHour > 0 ? unpopularHours(frame, person, mine) + perWeek - fairShare : 0;
  const isTouched = ({ fromMs, toMs }: Wish): boolean =>
    mine.some((shift) => shift !== null && shift.option.startMs < toMs && shift.option.endMs > fromMs) ||
    fixedOfDay.some((fixed) => fixed !== null && fixed.startMs < toMs && fixed.endMs > fromMs);
  return {
    unpopularHour: fairnessPerHour * Math.min(1, Math.max(0, 0.5 + over / Math.max(1, perWeek))),
    wishes: person.person.wishes.filter((wish) => !isTouched(wish)),
  };
}

/** What a shift costs a person beside its hours. */
export function shiftExtra({ startMs, endMs, unpopularHours: hours }: ShiftOption, prices: PersonPrices): number {
  let cost = hours * prices.unpopularHour;
  for (const wish of prices.wishes)
    if (startMs < wish.toMs && endMs > wish.fromMs) cost += wish.kind === "off" ? wish.cost : -wish.cost;
  return cost;
}
