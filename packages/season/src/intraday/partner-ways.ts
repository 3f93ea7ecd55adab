import type { Agreement } from "@springtide/contracts";
import { blockShapes, type BlockTerms, deadlineOf } from "@springtide/planning";
import { blockTermsOf } from "../agreements/block-terms.ts";
import { fillShare } from "../agreements/fill-share.ts";
import { seatBlockCost } from "../agreements/seat-cost.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { queueOf } from "../places.ts";
import { clockOf, type Ground, hoursBetween, isOpenFor, placesLeft, startOf, type Way, type Ways } from "./ways.ts";

/**
 * Seats of partners that can still be had today, by what their notice allows: reserved ones to confirm, and free ones to order in blocks that
 * the agreement allows. The fee for seats reserved is paid already.
 */
export function partnerWays(ground: Ground): Ways {
  const limits: Ways["limits"][number][] = [];
  const ways: Way[] = [];
  for (const agreement of ground.basis.shop.agreements) {
    ways.push(...confirmWays(ground, agreement));
    const first = ways.length;
    const left = seatsLeft(ground, agreement);
    const ordered = orderWays(ground, agreement, left);
    ways.push(...ordered);
    for (const interval of placesLeft(ground.moment)) {
      const uses = ordered.flatMap(({ from, to }, w): [number, number][] =>
        from <= interval && interval < to ? [[first + w, 1]] : [],
      );
      if (uses.length > 0) limits.push({ name: `${agreement.id}-seats-${interval}`, most: left[interval] ?? 0, uses });
    }
  }
  return { ways, limits };
}

function orderWays(ground: Ground, agreement: Agreement, left: Int32Array): Way[] {
  const { from, to } = ground.moment;
  const calendar = workingCalendarOf(ground.basis, agreement);
  const terms = blockTermsOf(ground.basis, agreement);
  const [first = 0] = placesLeft(ground.moment);
  const today: BlockTerms = {
    ...terms,
    available: terms.available.slice(from + first, to),
    mayStart: terms.mayStart.slice(from + first, to),
    seconds: terms.seconds.slice(from + first, to),
  };
  return blockShapes(today).flatMap((shape): Way[] => {
    const [start, end] = [shape.from + first, shape.to + first];
    const most = Math.min(...left.subarray(start, end));
    const byMs = deadlineOf(agreement.orderNotice, startOf(ground, start), calendar);
    const isAwake = isOpenFor(ground, agreement.serves, start) && isOpenFor(ground, agreement.serves, end - 1);
    if (most < 1 || byMs < ground.moment.atMs || !isAwake) return [];
    return [seatWay(ground, agreement, { kind: "order", from: start, to: end, most, byMs })];
  });
}

/** Stretches that were reserved when the plan was made, as they were reserved. */
function confirmWays(ground: Ground, agreement: Agreement): Way[] {
  const { standBy } = agreement;
  if (standBy === null) return [];
  const calendar = workingCalendarOf(ground.basis, agreement);
  const periods = ground.plan.decisions?.periods.filter((period) => period.agreement === agreement.id) ?? [];
  return periods.flatMap(({ reserved }) =>
    reserved.flatMap(({ start, end, seats }): Way[] => {
      const from = placesLeft(ground.moment).find((interval) => startOf(ground, interval) === Date.parse(start));
      const to = placesLeft(ground.moment).find((interval) => startOf(ground, interval + 1) === Date.parse(end));
      const byMs = deadlineOf(standBy.confirmNotice, Date.parse(start), calendar);
      if (from === undefined || to === undefined || byMs < ground.moment.atMs) return [];
      return [seatWay(ground, agreement, { kind: "confirm", from, to: to + 1, most: seats, byMs })];
    }),
  );
}

function seatWay(
  ground: Ground,
  agreement: Agreement,
  { kind, from, to, most, byMs }: Pick<Way, "from" | "to" | "most"> & { kind: "order" | "confirm"; byMs: number },
): Way {
  const { shop } = ground.basis;
  const [first = ""] = agreement.serves;
  const noticeDays = (startOf(ground, from) - ground.moment.atMs) / 86_400_000;
  const shrinkage = queueOf(shop, first).shrinkage;
  const part = (fillShare(agreement, noticeDays) * (1 - (agreement.shrinkage ?? shrinkage))) / (1 - shrinkage);
  return {
    kind,
    subject: agreement.id,
    from,
    to,
    cost: seatBlockCost({ shop }, agreement, first, hoursBetween(ground, from, to)),
    most,
    adds: Array.from({ length: to - from }, (_, i) => ({ interval: from + i, queues: agreement.serves, part })),
    isAsPlanned: false,
    byMs,
    words: `${kind} %n seats at ${agreement.partner} from ${clockOf(ground, from)} to ${clockOf(ground, to)}`,
  };
}

/** Seats that are not bought yet, by interval of the day. */
function seatsLeft({ plan, basis: { grid }, moment: { from, to } }: Ground, { id, seats }: Agreement): Int32Array {
  const left = new Int32Array(to - from).fill(seats);
  for (const block of plan.blocks.filter(({ agreement }) => agreement === id)) {
    const [start, end] = [Date.parse(block.start), Date.parse(block.end)];
    for (let i = 0; i < left.length; i += 1) {
      const ms = grid.startsMs[from + i] ?? 0;
      if (ms >= start && ms < end) left[i] = Math.max(0, (left[i] ?? 0) - block.seats);
    }
  }
  return left;
}
