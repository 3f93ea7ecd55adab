import type { AuditNote, CommitmentAction, CommitmentRequest } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { RequestTerms } from "@springtide/season";
import { applyAction, committedCents, settleDeadlines } from "@springtide/season/service";
import type { RequestBasis, RequestChange, Spend } from "@springtide/store";
import { beyondLimit, monthAt, requireWithinLimit, type Wish } from "../approvals/authorise.ts";
import { NOBODY_DID, whoOf } from "../audit/who-of.ts";
import type { Actor } from "../people/actor.ts";
import { termsOf } from "./request-view.ts";
import { auditView, writtenRequest } from "./written-request.ts";

/** How long a wish waits for a second person. */
const WAITS_MS = 7 * 86_400_000;

/** Who acts when, and whether as the second person that a wish waited for. */
export interface ActingNow {
  readonly actor: Actor;
  readonly nowMs: number;
  readonly isSecondPerson: boolean;
}

/**
 * What an action is to become in the store: done, with what it commits to in the books; or a wish that waits for a second person, where it
 * commits to more than who acts may. An order is never overdrawn.
 */
export async function decideAction(
  basis: RequestBasis,
  action: CommitmentAction,
  acting: ActingNow,
): Promise<RequestChange> {
  const { request, shop, books } = basis;
  const { actor, nowMs } = acting;
  const side = actor.scope.partner === null ? "client" : "partner";
  const terms = termsOf(shop, request.agreement, side);
  const acted = applyAction(request, action, { by: { side, ...whoOf(actor) }, nowMs, terms });
  const moreCents = committedCents(terms, acted.request.lines) - committedCents(terms, request.lines);
  const wish = {
    ...wishOf(terms, acted.request, nowMs),
    ...(action.action === "propose" ? proposedCents(terms, acted.request) : { moreCents }),
  };
  if (wish.moreCents > 0 && acted.events.length > 0) {
    if (acting.isSecondPerson) await requireWithinLimit(books, actor, wish);
    else if (side === "partner") await requireOrderUnseen(books, actor, wish);
    else if ((await beyondLimit(books, actor, wish)) !== null) return waits(request, action, wish, acting);
  }
  const written = writtenRequest(request, acted);
  const note = written === null ? null : noteOf(request, acted.request, action, actor);
  return {
    written,
    spend: moreCents === 0 ? null : spendOf(acted.request, actor, wish, moreCents, nowMs),
    approval: null,
    note,
  };
}

/** What the deadlines that have passed are to become in the store. */
export function decideSettling({ request, shop }: RequestBasis, nowMs: number): RequestChange {
  const acted = settleDeadlines(request, nowMs);
  const written = writtenRequest(request, acted);
  if (written === null) return { written: null, spend: null, approval: null, note: null };
  const terms = termsOf(shop, request.agreement, "client");
  const cents = committedCents(terms, acted.request.lines) - committedCents(terms, request.lines);
  const about = { kind: "commitment" as const, id: request.id };
  const spend: Spend | null =
    cents === 0
      ? null
      : {
          about,
          person: null,
          orderNumber: request.booking.orderNumber,
          month: monthAt(terms.shop, nowMs),
          at: new Date(nowMs).toISOString(),
          cents,
        };
  const note: AuditNote = {
    who: NOBODY_DID,
    what: "commitment.settle",
    about: { ...about, version: acted.request.version },
    why: null,
    before: auditView(request),
    after: auditView(acted.request),
  };
  return { written, spend, approval: null, note };
}

function wishOf(
  { shop, agreement, holidays }: RequestTerms,
  after: CommitmentRequest,
  nowMs: number,
): Omit<Wish, "moreCents"> {
  const totalCents = committedCents({ shop, agreement, holidays }, after.lines);
  return { totalCents, orderNumber: after.booking.orderNumber, month: monthAt(shop, nowMs), currency: shop.currency };
}

/** What a proposal would commit to, if the other side accepted it as it stands. */
function proposedCents(terms: RequestTerms, request: CommitmentRequest): Pick<Wish, "totalCents" | "moreCents"> {
  const { proposal, lines } = request;
  const now = committedCents(terms, lines);
  if (proposal === null) return { totalCents: now, moreCents: 0 };
  const changed = lines.flatMap((line) => {
    const change = proposal.changes.find((one) => one.line === line.id);
    if (change === undefined) return [line];
    return change.to === null ? [] : [{ ...line, ...change.to }];
  });
  const added = proposal.additions.map((line, i) => ({
    ...{
      ...line,
      id: `L${lines.length + i + 1}`,
      zone: terms.shop.zone,
      state: "confirmed" as const,
      deadlines: null,
      offer: null,
    },
    ...{ reservedPositions: null, reason: null, deliveredHours: null },
  }));
  const totalCents = committedCents(terms, [...changed, ...added]);
  return { totalCents, moreCents: totalCents - now };
}

function waits(
  request: CommitmentRequest,
  action: CommitmentAction,
  wish: Wish,
  { actor, nowMs }: ActingNow,
): RequestChange {
  const { person, pseudonym } = whoOf(actor);
  const about = { kind: "commitment" as const, id: request.id, revision: request.revision };
  const times = { askedAt: new Date(nowMs).toISOString(), expiresAt: new Date(nowMs + WAITS_MS).toISOString() };
  return {
    written: null,
    spend: null,
    approval: { about, action, cents: wish.totalCents, askedBy: person, askedPseudonym: pseudonym, ...times },
    note: {
      who: { person, pseudonym },
      what: "approval.ask",
      about: { kind: "commitment", id: request.id, version: request.version },
      why: null,
      before: null,
      after: { action: action.action, cents: wish.totalCents, moreCents: wish.moreCents },
    },
  };
}

/** What a partner accepts was within the client's limits when it was proposed; it still overdraws no order, whose figures are not the partner's. */
async function requireOrderUnseen(books: RequestBasis["books"], actor: Actor, wish: Wish): Promise<void> {
  try {
    await beyondLimit(books, actor, wish);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal({
      code: "not-covered",
      place: { field: "/action" },
      found: "a change that costs more than the client may book by now",
      rule: "a change is covered by the client's order when it is accepted",
      remedy: "Ask the client to raise it, or to propose less.",
    });
  }
}

function noteOf(
  before: CommitmentRequest,
  after: CommitmentRequest,
  action: CommitmentAction,
  actor: Actor,
): AuditNote {
  return {
    who: whoOf(actor),
    what: `commitment.${action.action}`,
    about: { kind: "commitment", id: after.id, version: after.version },
    why: "reason" in action ? action.reason : null,
    before: auditView(before),
    after: auditView(after),
  };
}

function spendOf(request: CommitmentRequest, actor: Actor, { month }: Wish, cents: number, nowMs: number): Spend {
  const { id, booking } = request;
  const person = actor.scope.partner === null ? actor.person : null;
  return {
    about: { kind: "commitment", id },
    person,
    orderNumber: booking.orderNumber,
    month,
    at: new Date(nowMs).toISOString(),
    cents,
  };
}
