import type { SeatsThere } from "../decisions/heads-there.ts";

/** What was said to a partner about one stretch of the season, and how many of the seats came. */
export interface BoughtSeats {
  readonly partner: number;
  /** Intervals of the season; `to` is not among them. */
  readonly from: number;
  readonly to: number;
  readonly ordered: number;
  readonly reserved: number;
  /** Of those reserved. */
  readonly confirmed: number;
  /** Ordered and cancelled again: no longer among those ordered. */
  readonly cancelled: number;
  /** Share of ordered and of confirmed seats that come. */
  readonly orderedShare: number;
  readonly confirmedShare: number;
}

/** Seats at work; parts of seats where not all that were asked for come. */
export function seatsComing({ ordered, confirmed, orderedShare, confirmedShare }: BoughtSeats): number {
  return ordered * orderedShare + confirmed * confirmedShare;
}

/** The seats at work within some intervals. */
export function seatsWithin(
  bought: readonly BoughtSeats[],
  within: { readonly from: number; readonly to: number },
): SeatsThere[] {
  return bought
    .map((block) => ({
      partner: block.partner,
      from: Math.max(block.from, within.from),
      to: Math.min(block.to, within.to),
      seats: seatsComing(block),
    }))
    .filter(({ from, to, seats }) => from < to && seats > 0);
}
