import type { Agreement, Shop } from "@springtide/contracts";
import { queueOf } from "../places.ts";

/** One seat of one block, as a partner's bill counts it. */
export interface SeatOfBlock {
  /** From its start to its end, breaks included. */
  readonly hours: number;
  /** The queue it works; its AHT counts, and its shrinkage where the agreement has none of its own. */
  readonly queue: string;
  /** Share of logged-in time spent on contacts; 1, the most there can be, if not given. */
  readonly occupancy?: number;
}

/**
 * Units billed for one seat of one block, in the unit of the tariff. A break that is agreed on lies within shrinkage, and
 * counts in full where it is longer. Who bears breaks and absence decides whether that time is billed; time is rounded up
 * for each block, contacts never are.
 */
export function billedUnits(shop: Shop, agreement: Agreement, seat: SeatOfBlock): number {
  const { unit } = agreement.tariff;
  const loggedInHours = loggedIn(shop, agreement, seat);
  const productiveHours = loggedInHours * (seat.occupancy ?? 1);
  if (unit === "handled-contacts") return (productiveHours * 3600) / queueOf(shop, seat.queue).ahtSeconds;
  const awayHours = agreement.breaksPaidBy === "client" ? seat.hours - loggedInHours : 0;
  if (unit === "handled-minutes") return 60 * roundedUp(productiveHours, agreement.roundMinutes);
  return roundedUp((unit === "productive-hours" ? productiveHours : loggedInHours) + awayHours, agreement.roundMinutes);
}

function loggedIn(shop: Shop, { shrinkage, blockBreak }: Agreement, { hours, queue }: SeatOfBlock): number {
  const shrunkHours = hours * (shrinkage ?? queueOf(shop, queue).shrinkage);
  const breakHours = blockBreak === null || hours * 60 <= blockBreak.afterMinutes ? 0 : blockBreak.minutes / 60;
  return hours - Math.min(hours, Math.max(shrunkHours, breakHours));
}

/** A billionth of a step is no time: sums of binary fractions are off by less. */
const NO_TIME = 1e-9;

function roundedUp(hours: number, stepMinutes: number | null): number {
  if (stepMinutes === null) return hours;
  return (Math.ceil((hours * 60) / stepMinutes - NO_TIME) * stepMinutes) / 60;
}
