import type { Agreement } from "../agreement.ts";
import type { Shop } from "../shop.ts";
import type { AskedLine } from "./commitment-request.ts";

/** Rounding of products such as 10 x (1 - 0.3) must not add somebody. */
const ROUNDING = 1e-9;

/** An agreement of a shop, with its seats and their shrinkage. */
export interface SeatTerms {
  readonly shop: Pick<Shop, "queues">;
  readonly agreement: Pick<Agreement, "seats" | "serves" | "shrinkage">;
}

/** People logged in at the same time of so many rostered: heads x (1 - shrinkage), rounded up. */
export function positionsOfHeads(heads: number, shrinkage: number): number {
  return Math.ceil(heads * (1 - shrinkage) - ROUNDING);
}

/**
 * How seats of a plan are asked for: as positions logged in, for the first queue that the agreement serves, by which they are priced too. The
 * seats are kept beside, as positions are rounded up and do not tell them.
 */
export function askedOfSeats(
  terms: SeatTerms,
  seats: number,
): { readonly skill: string; readonly positionsLoggedIn: number; readonly seats: number } {
  const skill = terms.agreement.serves[0] ?? "";
  return { skill, positionsLoggedIn: positionsOfHeads(seats, shrinkageOf(terms, skill)), seats };
}

/**
 * Seats that a line stands for: what limits, prices, fees and the next plan count. Those of the plan it came from while its positions are theirs.
 * Else as many people as have to be rostered so that so many are logged in: positions / (1 - shrinkage), rounded up, and never more than the
 * agreement has where its seats are enough for these positions.
 */
export function seatsOfLine(
  terms: SeatTerms,
  { skill, positionsLoggedIn, seats }: Pick<AskedLine, "skill" | "positionsLoggedIn" | "seats">,
): number {
  const shrinkage = shrinkageOf(terms, skill);
  const isOf = (known: number): boolean => positionsOfHeads(known, shrinkage) === positionsLoggedIn;
  if (seats !== undefined && isOf(seats)) return seats;
  const all = terms.agreement.seats;
  return isOf(all) ? all : Math.ceil(positionsLoggedIn / (1 - shrinkage) - ROUNDING);
}

/** Most people that an agreement can have logged in at one time. */
export function mostPositions(terms: SeatTerms, skill: string): number {
  return positionsOfHeads(terms.agreement.seats, shrinkageOf(terms, skill));
}

/** Share of a seat's time in which it takes no contacts: that of the agreement, else of the queue it works. */
function shrinkageOf({ shop, agreement }: SeatTerms, skill: string): number {
  return agreement.shrinkage ?? shop.queues.find(({ id }) => id === skill)?.shrinkage ?? 0;
}
