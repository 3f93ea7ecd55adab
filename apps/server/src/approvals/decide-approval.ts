import type { Approval, AuditNote } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Deciding, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { decideAction } from "../commitments/decide-action.ts";
import { noSuchRequest } from "../commitments/request-view.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { requireWithinLimit } from "./authorise.ts";
import type { ToPublish } from "./publish-version.ts";
import { versionToPublish } from "./publish-version.ts";

/** What the second person says. */
export interface Decision {
  readonly decision: "approve" | "decline";
  readonly reason: string | null;
}

/**
 * The second person's word: approved, the wish is done in the same transaction, within the limits of who approves; declined, nothing is done.
 * One that nobody decided on in time has expired.
 * @throws Refusal `second-person-needed`, `approval-decided`, `changed-meanwhile`, `limit-too-low`, `order-overdrawn`; HttpProblem 404
 */
export async function decideApproval(
  store: Store,
  actor: Actor,
  number: number,
  said: Decision,
  now: () => Date,
): Promise<Approval> {
  const toPublish = await wantedVersion(store, actor, number, now());
  const decided = await store.within(actor.scope).approvals.decide(number, async (approval, deciding) => {
    if (approval.state !== "waiting")
      throw refusal(
        "approval-decided",
        `an approval that is ${approval.state}`,
        "it is decided once",
        "Ask again if it is still wanted.",
      );
    const at = now();
    if (Date.parse(approval.expiresAt) < at.getTime()) return { ...approval, state: "expired" as const };
    if (approval.askedBy === actor.person)
      throw refusal("second-person-needed", "one's own wish", "a second person decides on it", "Ask somebody else.");
    if (said.decision === "approve") await carryOut(actor, approval, toPublish, { deciding, at });
    await deciding.note(noteOf(actor, approval, said));
    const { person, pseudonym } = whoOf(actor);
    const state = said.decision === "approve" ? ("approved" as const) : ("declined" as const);
    return {
      ...approval,
      state,
      decidedBy: person,
      decidedPseudonym: pseudonym,
      decidedAt: at.toISOString(),
      reason: said.reason,
    };
  });
  if (decided === null) throw new HttpProblem(404, "no-such-approval", "Not found", `There is no approval ${number}.`);
  return decided;
}

/**
 * What an approval would publish, read before the transaction that decides: the embedded database has one connection, and a version never
 * changes. Null where it is about something else, or there is none.
 */
async function wantedVersion(store: Store, actor: Actor, number: number, at: Date): Promise<ToPublish | null> {
  const approval = (await store.within(actor.scope).approvals.list()).find((one) => one.number === number);
  if (approval === undefined || approval.action.action !== "publish") return null;
  const { kind, id: shop, revision: version } = approval.about;
  if (kind === "commitment") return null;
  return versionToPublish(store, actor, { kind, shop, version, why: approval.action.why }, at);
}

async function carryOut(
  actor: Actor,
  { about, action, cents }: Approval,
  toPublish: ToPublish | null,
  { deciding, at }: { readonly deciding: Deciding; readonly at: Date },
): Promise<void> {
  if (action.action === "publish") {
    if (toPublish === null) throw new Error("What is to be published is not there.");
    const { publication, month, currency } = toPublish;
    const wish = { totalCents: cents, moreCents: 0, orderNumber: null, month, currency };
    await requireWithinLimit(deciding.books, actor, wish);
    await deciding.publish(publication);
    return;
  }
  const done = await deciding.changeRequest(about.id, (basis) => {
    if (basis.request.revision !== about.revision)
      throw refusal(
        "changed-meanwhile",
        `the request at revision ${basis.request.revision}`,
        `what was asked for was meant for revision ${about.revision}`,
        "Decline it, and ask again if it is still wanted.",
      );
    return decideAction(basis, action, { actor, nowMs: at.getTime(), isSecondPerson: true });
  });
  if (done === null) throw noSuchRequest(about.id);
}

function noteOf(actor: Actor, approval: Approval, { decision, reason }: Decision): AuditNote {
  const { kind, id } = approval.about;
  return {
    who: whoOf(actor),
    what: `approval.${decision}`,
    about: { kind, id, version: null },
    why: reason,
    before: { approval: approval.number, state: "waiting", askedBy: approval.askedPseudonym, cents: approval.cents },
    after: { approval: approval.number, state: decision === "approve" ? "approved" : "declined" },
  };
}

function refusal(code: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: {}, found, rule, remedy });
}
