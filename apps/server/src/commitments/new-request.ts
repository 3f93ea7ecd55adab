import { type AskedLine, type CommitmentRequest, type NewCommitmentRequest, type Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { RequestTerms } from "@springtide/season";
import { applyAction, linesOfGap, linesOfPlan, partnerIdOf } from "@springtide/season/service";
import { whoOf } from "../audit/who-of.ts";
import type { Actor } from "../people/actor.ts";

/** The newest plan of a shop, read; null where it has none. */
export interface KnownPlan {
  readonly version: number;
  readonly plan: Plan;
}

/**
 * A draft as it is to be stored, its lines held to the terms of the agreement.
 * @throws Refusal `nothing-to-ask`, `plan-missing`, `partner-unnamed` and those of the lines
 */
export function newRequest(
  asked: NewCommitmentRequest,
  terms: RequestTerms,
  plan: KnownPlan | null,
  { actor, nowMs }: { readonly actor: Actor; readonly nowMs: number },
): Omit<CommitmentRequest, "id"> {
  const lines = linesAsked(asked, terms, plan?.plan ?? null);
  if (lines.length === 0)
    throw refusal(
      "nothing-to-ask",
      "no lines",
      "the plan recommends seats, or misses heads, in that range",
      "Name another range, or write lines.",
    );
  const draft: CommitmentRequest = {
    ...{
      id: "R-0",
      shop: asked.shop,
      agreement: asked.agreement,
      partnerName: terms.agreement.partner,
      partner: partnerId(asked, terms),
    },
    ...{
      planVersion: asked.source.kind === "lines" ? null : (plan?.version ?? null),
      state: "draft",
      version: 1,
      revision: 0,
      answerBy: null,
    },
    ...{ booking: { orderNumber: null, costCentre: null, account: null }, lines: [], proposal: null },
    acknowledged: { client: null, partner: null },
  };
  const { booking, answerBy } = asked;
  const by = { side: "client" as const, ...whoOf(actor) };
  const action = { action: "edit" as const, lines, answerBy, ...(booking === undefined ? {} : { booking }) };
  return applyAction(draft, action, { by, nowMs, terms }).request;
}

function linesAsked({ source }: NewCommitmentRequest, { agreement }: RequestTerms, plan: Plan | null): AskedLine[] {
  if (source.kind === "lines") return source.lines;
  if (plan === null)
    throw refusal("plan-missing", "no plan", "seats are asked for from a plan", "Make a plan first, or write lines.");
  return source.kind === "plan"
    ? linesOfPlan(plan, agreement, source)
    : linesOfGap(plan, agreement, source.skill, source);
}

function partnerId({ partner }: NewCommitmentRequest, { agreement }: RequestTerms): string {
  const made = partnerIdOf(agreement.partner);
  if (partner !== undefined) return partner;
  if (made === "")
    throw refusal(
      "partner-unnamed",
      `"${agreement.partner}"`,
      "a partner has an id of lower-case letters, digits and hyphens",
      "Name the partner's id.",
    );
  return made;
}

function refusal(code: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { field: "/source" }, found, rule, remedy });
}
