import type { DeadlineDecision, DecisionDeadline, NewDeadlineDecision, Shop } from "@springtide/contracts";
import type { Books, DecisionToKeep, Spend } from "@springtide/store";
import { monthAt, requireWithinLimit } from "../approvals/authorise.ts";
import { whoOf } from "../audit/who-of.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";

/** What is decided, by whom, on which deadline. */
interface Deciding {
  readonly shop: Shop;
  readonly actor: Actor;
  readonly said: NewDeadlineDecision;
  readonly deadline: DecisionDeadline;
  /** What accepting it commits to by itself. */
  readonly cents: number;
  readonly at: Date;
}

/**
 * A decision as it is to be kept, within the limits of whoever decides. Declining what was accepted gives its money back.
 * @throws HttpProblem 409 `decided-meanwhile`; Refusal `limit-too-low`
 */
export async function keptDecision(
  { shop, actor, said, deadline, cents, at }: Deciding,
  last: DeadlineDecision | null,
  books: Books,
): Promise<DecisionToKeep> {
  if ((last?.number ?? null) !== said.lastSeen) throw decidedMeanwhile(last);
  const who = whoOf(actor);
  const before = last?.cents ?? 0;
  // A reminder changes nothing of what was accepted before.
  const now = said.action === "accept" ? cents : said.action === "remind" ? before : 0;
  const month = monthAt(shop, at.getTime());
  if (now > before) {
    const wish = { totalCents: now, moreCents: now - before, orderNumber: null, month, currency: shop.currency };
    await requireWithinLimit(books, actor, wish);
  }
  const decision = {
    ...{
      shop: shop.id,
      planVersion: said.planVersion,
      kind: deadline.kind,
      subject: deadline.subject,
      at: inUtc(deadline.at),
    },
    action: said.action,
    remindAt: said.action === "remind" ? inUtc(said.remindAt) : null,
    reason: said.reason,
    request: (said.action === "accept" ? said.request : null) ?? last?.request ?? null,
    ...{ words: deadline.words, costIfDone: deadline.costIfDone, costIfNot: deadline.costIfNot },
    ...{ probability: deadline.probability, cents: now, ...who, decidedAt: at.toISOString() },
  };
  const about = { kind: "deadline", id: `${shop.id} ${deadline.kind} ${deadline.subject} ${deadline.at}` };
  const { action, remindAt, request } = decision;
  return {
    decision,
    spend: now === before ? null : spendOf(about.id, { person: who.person, month, at, cents: now - before }),
    note: {
      who,
      what: `deadline.${action}`,
      about: { ...about, version: said.planVersion },
      why: said.reason,
      before: last === null ? null : { action: last.action, cents: last.cents },
      after: { action, remindAt, request, cents: now },
    },
  };
}

function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}

function spendOf(
  id: string,
  spent: { readonly person: number | null; readonly month: string; readonly at: Date; readonly cents: number },
): Spend {
  return { about: { kind: "deadline", id }, orderNumber: null, ...spent, at: spent.at.toISOString() };
}

function decidedMeanwhile(last: DeadlineDecision | null): HttpProblem {
  const detail =
    last === null
      ? "Nothing was decided on this deadline yet: send lastSeen as null."
      : `${last.pseudonym} decided on this deadline at ${last.decidedAt}: ${last.action}. Look at that first, then decide.`;
  return new HttpProblem(409, "decided-meanwhile", "Decided meanwhile", detail, [
    {
      code: "decided-meanwhile",
      place: { field: "/lastSeen" },
      found: detail,
      rule: "whoever decides knows of the last decision",
      remedy: last === null ? "Send lastSeen as null." : `Read it, then send lastSeen as ${last.number}.`,
    },
  ]);
}
