import {
  type Agreement,
  type CommitmentRequest,
  type ComparedPartner,
  type DeliveredInterval,
  noticeDaysOf,
  type PartnersCompared,
  type RequestLine,
  type Shop,
} from "@springtide/contracts";
import { seatHourCost } from "../agreements/seat-cost.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import { AGREED_STATES } from "../requests/line-transitions.ts";
import { deliveredLines } from "../settlement/delivered-lines.ts";
import { decimalOf } from "./decimal.ts";

/** What is known of one agreement's past. */
export interface PartnerPast {
  readonly agreement: Agreement;
  readonly requests: readonly CommitmentRequest[];
  /** As first asked for; undefined where no sheet tells. */
  readonly askedPositions: (request: string, line: string) => number | undefined;
  readonly deliveries: readonly DeliveredInterval[];
  /** Of each request that was answered, from sending to the first answer. */
  readonly answerHours: readonly number[];
}

/** Partners beside each other: what an hour costs, how much of what was asked they offered, how much of it came, and how long before they must know. */
export function comparePartners(shop: Shop, partners: readonly PartnerPast[], nowMs: number): PartnersCompared {
  return { currency: shop.currency, partners: partners.map((past) => comparedPartner(shop, past, nowMs)) };
}

function comparedPartner(shop: Shop, past: PartnerPast, nowMs: number): ComparedPartner {
  const { agreement, answerHours } = past;
  const { standBy } = agreement;
  const price = positionHourCost(shop, agreement);
  const delivery = deliveryOf(shop, past, nowMs);
  return {
    agreement: agreement.id,
    partner: agreement.partner,
    seats: agreement.seats,
    pricePerPositionHour: decimalOf(toCents(price)),
    currency: agreement.currency?.code ?? shop.currency,
    standByFeePerSeatHour: standBy === null ? null : decimalOf(toCents(standBy.feePerSeatHour)),
    fill: fillOf(past),
    delivery,
    costPerDeliveredHour:
      delivery.share === null || delivery.share === 0 ? null : decimalOf(toCents(price / Math.min(1, delivery.share))),
    orderNoticeDays: noticeDaysOf(agreement.orderNotice),
    confirmNoticeDays: standBy === null ? null : noticeDaysOf(standBy.confirmNotice),
    medianAnswerHours: medianOf(answerHours),
  };
}

/** What an hour of one position logged in costs at the first tier, in the shop's currency: more than one seat is needed for it where people take breaks. */
export function positionHourCost(shop: Shop, agreement: Agreement): number {
  const queue = agreement.serves[0] ?? "";
  const shrinkage = agreement.shrinkage ?? shop.queues.find(({ id }) => id === queue)?.shrinkage ?? 0;
  return seatHourCost({ shop }, agreement, queue) / (1 - shrinkage);
}

/** Of lines that were answered, or not in time: what was offered of what was asked. */
function fillOf({ requests, askedPositions }: PartnerPast): ComparedPartner["fill"] {
  let [askedHours, offeredHours] = [0, 0];
  for (const { id, lines } of requests)
    for (const line of lines) {
      const offered = offeredPositions(line);
      if (offered === null) continue;
      const asked = askedPositions(id, line.id) ?? line.positionsLoggedIn;
      askedHours += hoursOf(line) * asked;
      offeredHours += hoursOf(line) * Math.min(asked, offered);
    }
  return {
    share: askedHours > 0 ? rounded(offeredHours / askedHours) : null,
    askedHours: rounded(askedHours),
    offeredHours: rounded(offeredHours),
  };
}

/** Null where the partner has not said anything yet, or was not asked any more. */
function offeredPositions({ state, offer }: RequestLine): number | null {
  if (offer !== null) return offer.positionsLoggedIn;
  return state === "refused" || state === "expired" ? 0 : null;
}

/** Of confirmed lines that are over, and of which it is known what came. */
function deliveryOf(shop: Shop, { requests, deliveries }: PartnerPast, nowMs: number): ComparedPartner["delivery"] {
  const lines = requests.flatMap(({ id, lines }) => lines.map((line) => ({ id: `${id}/${line.id}`, line })));
  const came = deliveredLines(lines, deliveries, shop.intervalMinutes);
  let [confirmedHours, deliveredHours] = [0, 0];
  for (const { id, line } of lines) {
    const known = came.get(id);
    if (known === undefined || !AGREED_STATES.has(line.state) || Date.parse(line.end) > nowMs) continue;
    confirmedHours += hoursOf(line) * line.positionsLoggedIn;
    deliveredHours += known.hours;
  }
  const share = confirmedHours > 0 ? rounded(deliveredHours / confirmedHours) : null;
  return { share, confirmedHours: rounded(confirmedHours), deliveredHours: rounded(deliveredHours) };
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return rounded(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
}

function toCents(price: number): number {
  return Math.round(price * 100) / 100;
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
