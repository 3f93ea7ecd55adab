import type { EarlyDecision, EarlyLimit, LateDecision, Signal, StagedProblem, Supply } from "@springtide/planning";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import { ownSupplies, type SpanCells, worksOf } from "./heads-there.ts";

/** A stretch of days as a staged problem, and which of its decisions is which option's. */
export interface StagedPiece {
  readonly problem: StagedProblem;
  /**
   * By option: index of the early decision to order it, to reserve it, and of the late one to confirm it; -1 where it may not be. Where seats stand
   * already that must be confirmed now, ordering is that.
   */
  readonly places: readonly { readonly order: number; readonly reserve: number; readonly confirm: number }[];
}

/** Orders and reservations first, confirmations by signal, one's own heads given. @param rising see `StagedProblem` */
export function stagedPiece(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  {
    options,
    signals,
    rising,
  }: {
    readonly options: readonly BlockOption[];
    readonly signals: readonly Signal[];
    readonly rising: StagedProblem["rising"];
  },
): StagedPiece {
  const supplies = ownSupplies(deciding, cells);
  const suppliesOf = seatSupplies(deciding, cells, partners, supplies);
  const early: EarlyDecision[] = [];
  const late: LateDecision[] = [];
  const places = options.map((option) => {
    const { partner, from, to, cost, fee, orderedShare, confirmedShare, mayOrder, mayReserve } = option;
    const name = `${partners[partner]?.agreement.id ?? partner}-${from}-${to}`;
    const most = partners[partner]?.agreement.seats ?? 0;
    const place = { order: -1, reserve: -1, confirm: -1 };
    if (option.standing !== undefined) {
      const { ordered, confirmed, open, isDue } = option.standing;
      const coming = ordered * orderedShare + confirmed * confirmedShare;
      supplies.push(...firmSupplies(deciding, cells, partners, option, coming));
      if (open === 0) return place;
      const own = suppliesOf(option, confirmedShare);
      const decision = { name: `open-${name}`, cost: cost * confirmedShare, most: open, isWhole: true, supplies: own };
      if (isDue) return { ...place, order: early.push(decision) - 1 };
      // Kept free already: nothing more is paid for that.
      const kept = early.push({ name: `kept-${name}`, cost: 0, most: open, isWhole: true, supplies: [] }) - 1;
      return { ...place, confirm: late.push({ ...decision, within: { early: kept, share: 1 } }) - 1 };
    }
    if (mayOrder) {
      place.order = early.length;
      const own = suppliesOf(option, orderedShare);
      early.push({ name: `order-${name}`, cost: cost * orderedShare, most, isWhole: true, supplies: own });
    }
    if (mayReserve) {
      place.reserve = early.length;
      early.push({ name: `reserve-${name}`, cost: fee, most, isWhole: true, supplies: [] });
      place.confirm = late.length;
      late.push({
        name: `confirm-${name}`,
        cost: cost * confirmedShare,
        most,
        isWhole: true,
        supplies: suppliesOf(option, confirmedShare),
        within: { early: place.reserve, share: 1 },
      });
    }
    return place;
  });
  const limits = seatLimits(partners, options, places);
  return { problem: { early, late, supplies, limits, signals, rising }, places };
}

/** Heads of seats that come whatever is decided. */
function firmSupplies(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  { partner, from, to }: BlockOption,
  heads: number,
): Supply[] {
  const serves = partners[partner]?.serves ?? [];
  const agents = (queue: number): number => serves.find((one) => one.queue === queue)?.agents ?? 0;
  return Array.from({ length: heads > 0 ? to - from : 0 }, (_, i) => from + i).flatMap((interval) => {
    const works = worksOf(deciding, cells, serves, { interval, agents });
    return works.length === 0 ? [] : [{ name: `agreed-${partner}-${from}-${to}-${interval}`, heads, works }];
  });
}

/** Adds supplies for seats as they are asked for: of seats that come in part, a head is a part of one. */
function seatSupplies(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  supplies: Supply[],
): (option: BlockOption, share: number) => number[] {
  const known = new Map<string, number>();
  return ({ partner, from, to }, share) => {
    const serves = partners[partner]?.serves ?? [];
    const agents = (queue: number): number => share * (serves.find((one) => one.queue === queue)?.agents ?? 0);
    return Array.from({ length: to - from }, (_, i) => from + i).flatMap((interval) => {
      const name = `seats-${partner}-${interval}-${share}`;
      const at = known.get(name);
      if (at !== undefined) return at < 0 ? [] : [at];
      const works = worksOf(deciding, cells, serves, { interval, agents });
      const place = works.length === 0 ? -1 : supplies.push({ name, heads: 0, works }) - 1;
      known.set(name, place);
      return place < 0 ? [] : [place];
    });
  };
}

/** No partner gives more seats at one time than it has, ordered and reserved together. */
function seatLimits(
  partners: readonly DecidedPartner[],
  options: readonly BlockOption[],
  places: StagedPiece["places"],
): EarlyLimit[] {
  return partners.flatMap(({ agreement }, partner) => {
    const own = options.flatMap((option, i) => {
      const { order, reserve } = places[i] ?? { order: -1, reserve: -1 };
      // Seats that stand already take their room as a whole.
      const early = option.standing === undefined ? [order, reserve].filter((at) => at >= 0) : [];
      return option.partner === partner ? [{ ...option, early }] : [];
    });
    // Only where a stretch begins can more of them overlap than before.
    return [...new Set(own.map(({ from }) => from))].map((interval) => ({
      name: `seats-of-${agreement.id}-${interval}`,
      most: Math.max(0, agreement.seats - seatsHeld(own, interval)),
      uses: own
        .filter(({ from, to }) => from <= interval && interval < to)
        .flatMap(({ early }) => early.map((at) => ({ early: at, amount: 1 }))),
    }));
  });
}

/** Seats that stand already in an interval, those kept free among them. */
function seatsHeld(options: readonly BlockOption[], interval: number): number {
  return options.reduce(
    (sum, { from, to, standing }) =>
      standing !== undefined && from <= interval && interval < to
        ? sum + standing.ordered + standing.confirmed + standing.open
        : sum,
    0,
  );
}
