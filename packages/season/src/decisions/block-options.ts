import type { Agreement } from "@springtide/contracts";
import { blockShapes, deadlineOf } from "@springtide/planning";
import { blockTermsOf } from "../agreements/block-terms.ts";
import { fillShare } from "../agreements/fill-share.ts";
import { seatBlockCost } from "../agreements/seat-cost.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import type { Deciding } from "./deciding.ts";
import type { Intervals } from "./decision-span.ts";
import type { WatchedTrigger } from "./watched-trigger.ts";

/** A partner as decisions see it. */
export interface DecidedPartner {
  readonly agreement: Agreement;
  /** Queues by index, when it may work them, and what part of a seat takes contacts there. */
  readonly serves: readonly { readonly queue: number; readonly may: Uint8Array | null; readonly agents: number }[];
}

/** One stretch of seats that an agreement allows: what one seat costs, how many of those asked for come, and what can still be said in time. */
export interface BlockOption extends Intervals {
  /** Index of the partner. */
  readonly partner: number;
  readonly hours: number;
  /** A seat that comes. */
  readonly cost: number;
  /** A seat kept free. */
  readonly fee: number;
  /** Share of seats that come if ordered by the last moment for orders, and if confirmed by the last moment for that. */
  readonly orderedShare: number;
  readonly confirmedShare: number;
  readonly mayOrder: boolean;
  readonly mayReserve: boolean;
  /** Seats of it that stand already. Such an option offers nothing further: the same stretch is an option of its own. */
  readonly standing?: StandingSeats;
}

/** What was agreed on before, of one stretch. */
interface StandingSeats {
  readonly ordered: number;
  readonly reserved: number;
  /** Of those reserved, firm by now. */
  readonly confirmed: number;
  /** Of those reserved, still to be confirmed or released. */
  readonly open: number;
  readonly confirmMs: number;
  /** Whether the open ones must be decided on now, whatever will be known later. */
  readonly isDue: boolean;
}

/** Partners with seats that may work at least one queue that is planned. */
export function decidedPartners({ basis, queues }: Deciding, agreements: readonly Agreement[]): DecidedPartner[] {
  return agreements.flatMap((agreement) => {
    const permitted = permittedByQueue(basis.shop, basis.grid, agreement.id, agreement.serves);
    const serves = agreement.serves.flatMap((id, place) => {
      const queue = queues.findIndex((one) => one.id === id);
      const shrinkage = agreement.shrinkage ?? queues[queue]?.shrinkage ?? 0;
      return queue < 0 ? [] : [{ queue, may: permitted?.[place] ?? null, agents: 1 - shrinkage }];
    });
    return agreement.seats > 0 && serves.length > 0 ? [{ agreement, serves }] : [];
  });
}

/**
 * Every stretch within these intervals that some agreement allows, and whether it can still be ordered or reserved at `atMs`.
 * @param watched the trigger on whose days fewer seats may come
 */
export function blockOptions(
  deciding: Deciding,
  partners: readonly DecidedPartner[],
  {
    within,
    atMs,
    watched,
  }: { readonly within: Intervals; readonly atMs: number; readonly watched: WatchedTrigger | null },
): BlockOption[] {
  return partners.flatMap(({ agreement }, partner) => {
    const terms = blockTermsOf(deciding.basis, agreement);
    // Blocks that begin in these days and end in them.
    const mayStart = terms.mayStart.map((may, t) => (t >= within.from && t < within.to ? may : 0));
    const available = terms.available.map((open, t) => (t >= within.from && t < within.to ? open : 0));
    const optionOf = optionsOf(deciding, { agreement, partner, atMs, watched });
    return blockShapes({ ...terms, mayStart, available }).map(optionOf);
  });
}

/** A stretch of one partner as an option. @param atMs now: what had to be said before is too late */
export function optionsOf(
  { basis }: Deciding,
  {
    agreement,
    partner,
    atMs,
    watched,
  }: {
    readonly agreement: Agreement;
    readonly partner: number;
    readonly atMs: number;
    readonly watched: WatchedTrigger | null;
  },
): (shape: Intervals) => BlockOption {
  const calendar = workingCalendarOf(basis, agreement);
  const { grid } = basis;
  const { standBy, orderNotice } = agreement;
  const felt = watched === null ? 0 : watched.isFelt.filter(Boolean).length / watched.isFelt.length;
  const shareAt = (startMs: number, deadlineMs: number): number => {
    const days = (startMs - deadlineMs) / 86_400_000;
    const usual = fillShare(agreement, days);
    return watched === null ? usual : (1 - felt) * usual + felt * fillShare(agreement, days, [watched.id]);
  };
  const momentsOf = remembered((from) => {
    const startMs = grid.startsMs[from] ?? 0;
    const orderMs = deadlineOf(orderNotice, startMs, calendar);
    return {
      orderedShare: shareAt(startMs, orderMs),
      confirmedShare: shareAt(
        startMs,
        standBy === null ? orderMs : deadlineOf(standBy.confirmNotice, startMs, calendar),
      ),
      mayOrder: orderMs >= atMs,
      mayReserve: standBy !== null && deadlineOf(standBy.reserveNotice, startMs, calendar) >= atMs,
    };
  });
  return ({ from, to }) => {
    const hours = grid.seconds.subarray(from, to).reduce((sum, seconds) => sum + seconds, 0) / 3600;
    return {
      ...{ partner, from, to, hours },
      cost: seatBlockCost(basis, agreement, agreement.serves[0] ?? "", hours),
      fee: (standBy?.feePerSeatHour ?? 0) * hours,
      ...momentsOf(from),
    };
  };
}

/** Blocks that begin together share their deadlines. */
function remembered<T>(ofStart: (from: number) => T): (from: number) => T {
  const known = new Map<number, T>();
  return (from) => {
    const found = known.get(from) ?? ofStart(from);
    known.set(from, found);
    return found;
  };
}
