import type { StandingBlock } from "../commitments/standing-blocks.ts";
import { type BlockOption, type DecidedPartner, optionsOf } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import type { Intervals } from "./decision-span.ts";
import type { SeatsThere } from "./heads-there.ts";
import type { OptionSeats } from "./true-cost.ts";
import type { WatchedTrigger } from "./watched-trigger.ts";

/**
 * Seats that stand already in some days, as options that offer nothing further. Of a block that runs from other days into these or out of
 * them, the part in these days; what is open of it is decided where it begins.
 */
export function standingOptions(
  deciding: Deciding,
  partners: readonly DecidedPartner[],
  {
    within,
    atMs,
    watched,
    standing,
  }: {
    readonly within: Intervals;
    readonly atMs: number;
    readonly watched: WatchedTrigger | null;
    readonly standing: readonly StandingBlock[];
  },
): BlockOption[] {
  return partners.flatMap(({ agreement }, partner) => {
    const optionOf = optionsOf(deciding, { agreement, partner, atMs, watched });
    return standing
      .filter((block) => block.agreement === agreement.id && block.from < within.to && block.to > within.from)
      .map((block): BlockOption => {
        const [from, to] = [Math.max(block.from, within.from), Math.min(block.to, within.to)];
        const { ordered, reserved, confirmed, confirmMs, isDue } = block;
        const open = block.from < within.from ? 0 : block.open;
        const stands = { ordered, reserved, confirmed, open, confirmMs, isDue };
        return { ...optionOf({ from, to }), mayOrder: false, mayReserve: false, standing: stands };
      });
  });
}

/** Those of the seats that stand already which come whatever is decided. */
export function firmSeats(options: readonly BlockOption[]): SeatsThere[] {
  return options.flatMap(({ partner, from, to, orderedShare, confirmedShare, standing }) => {
    const seats = (standing?.ordered ?? 0) * orderedShare + (standing?.confirmed ?? 0) * confirmedShare;
    return seats > 0 ? [{ partner, from, to, seats }] : [];
  });
}

/** What stands already, if nothing further is said: open seats are released. */
export function asItStands(options: readonly BlockOption[], signals: number): OptionSeats {
  const of = (kind: "ordered" | "reserved" | "confirmed"): Float64Array =>
    Float64Array.from(options, ({ standing }) => standing?.[kind] ?? 0);
  return {
    ordered: of("ordered"),
    reserved: of("reserved"),
    confirmed: Array.from({ length: signals }, () => of("confirmed")),
  };
}

/**
 * Seats as decided on top of what stands. Of options that stand, `ordered` is what is confirmed now and `confirmed` what is confirmed by signal
 * (see `stagedPiece`); afterwards `ordered`, `reserved` and `confirmed` hold what stood before and what was decided together.
 */
export function onTopOfStanding<T extends OptionSeats>(options: readonly BlockOption[], decided: T): T {
  if (options.every(({ standing }) => standing === undefined)) return decided;
  const stands = asItStands(options, decided.confirmed.length);
  const isStanding = options.map(({ standing }) => standing !== undefined);
  const added = (before: Float64Array, more: (i: number) => number): Float64Array =>
    before.map((seats, i) => seats + more(i));
  return {
    ...decided,
    ordered: added(stands.ordered, (i) => (isStanding[i] === true ? 0 : (decided.ordered[i] ?? 0))),
    reserved: added(stands.reserved, (i) => decided.reserved[i] ?? 0),
    confirmed: decided.confirmed.map((ofSignal, s) =>
      added(
        stands.confirmed[s] ?? new Float64Array(options.length),
        (i) => (ofSignal[i] ?? 0) + (isStanding[i] === true ? (decided.ordered[i] ?? 0) : 0),
      ),
    ),
  };
}

/** Seats decided on beyond what stood before, by option; none of options that stand. */
export function newSeats(options: readonly BlockOption[], seats: Float64Array): Float64Array {
  return seats.map((count, i) => (options[i]?.standing === undefined ? count : 0));
}
