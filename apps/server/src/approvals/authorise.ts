import { timeZone } from "@springtide/calendar";
import type { ApprovalLimit, Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Books } from "@springtide/store";
import type { Actor } from "../people/actor.ts";
import { impliedRoles } from "../people/actor.ts";

/** What somebody wants to commit the organisation to. */
export interface Wish {
  /** All that the request or plan then commits to. */
  readonly totalCents: number;
  /** Of that, what it did not commit to before. */
  readonly moreCents: number;
  readonly orderNumber: string | null;
  readonly month: string;
  readonly currency: string;
}

/**
 * Whether somebody may commit to so much alone; which limit it is beyond if not, in words. The books are held from here on, so what is
 * judged stays true until the transaction ends.
 * @throws Refusal `order-unknown`, `order-overdrawn`: nobody may commit to more than an order gives
 */
export async function beyondLimit(
  books: Books,
  { person, roles }: Pick<Actor, "person" | "roles">,
  wish: Wish,
): Promise<string | null> {
  await books.open();
  await requireOrder(books, wish);
  if (!(await books.hasLimits())) return null;
  const limits = await books.limits(impliedRoles(roles));
  const perCommitment = highest(limits, ({ perCommitmentCents }) => perCommitmentCents);
  if (wish.totalCents > perCommitment)
    return `${amount(wish.totalCents, wish)} is above the limit of ${amount(perCommitment, wish)} for one commitment`;
  const perMonth = highest(limits, ({ perMonthCents }) => perMonthCents);
  const spent = await books.spentBy(person, wish.month);
  if (spent + wish.moreCents > perMonth)
    return `${amount(spent, wish)} committed in ${wish.month} and ${amount(wish.moreCents, wish)} more are above the limit of ${amount(perMonth, wish)} for a month`;
  return null;
}

/** @throws Refusal `limit-too-low`: whoever approves something may commit to that much themselves */
export async function requireWithinLimit(
  books: Books,
  actor: Pick<Actor, "person" | "roles">,
  wish: Wish,
): Promise<void> {
  const beyond = await beyondLimit(books, actor, wish);
  if (beyond === null) return;
  throw new Refusal({
    code: "limit-too-low",
    place: {},
    found: beyond,
    rule: "whoever approves something is within their own limits",
    remedy: "Ask somebody with a higher limit.",
  });
}

async function requireOrder(books: Books, wish: Wish): Promise<void> {
  if (wish.orderNumber === null) return;
  const known = await books.order(wish.orderNumber);
  if (known === null)
    throw new Refusal({
      code: "order-unknown",
      place: { field: "/booking/orderNumber" },
      found: `"${wish.orderNumber}"`,
      rule: "a commitment is booked on an order that there is",
      remedy: "Make the order first, or book it on another.",
    });
  const { order, usedCents } = known;
  const left = order.amountCents - usedCents;
  if (wish.moreCents <= left) return;
  throw new Refusal({
    code: "order-overdrawn",
    place: { field: "/booking/orderNumber" },
    found: `${amount(wish.moreCents, wish)} more on order ${order.number}`,
    rule: `${amount(left, wish)} of its ${amount(order.amountCents, wish)} are left: ${amount(usedCents, wish)} are used`,
    remedy: "Raise the order, or commit to less.",
  });
}

/** A month on the shop's clock, such as 2026-10. */
export function monthAt({ zone }: Pick<Shop, "zone">, nowMs: number): string {
  return timeZone(zone).formatInstant(nowMs).slice(0, 7);
}

/** Null is no limit; without any role that has one, nothing. */
function highest(limits: readonly ApprovalLimit[], of: (limit: ApprovalLimit) => number | null): number {
  return limits.reduce((most, limit) => Math.max(most, of(limit) ?? Infinity), 0);
}

function amount(cents: number, { currency }: Pick<Wish, "currency">): string {
  if (cents === Infinity) return "any amount";
  return `${currency} ${(cents / 100).toFixed(2)}`;
}
