import { setTimeout } from "node:timers/promises";
import type { Agreement, CommitmentRequest } from "@springtide/contracts";
import { partnerIdOf } from "@springtide/season/service";
import type { Store, StoredShop } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";

/** An agreement with all that is between its two sides. */
export interface KnownAgreement {
  readonly stored: StoredShop;
  readonly agreement: Agreement;
  /** Id by which its partner's users are known. */
  readonly partner: string;
  /** Requests under it that were sent to this partner, in the order in which they were made. */
  readonly requests: readonly CommitmentRequest[];
}

/**
 * An agreement that somebody may know of: members every one, a partner's user those of their own firm that they are not bound away from.
 * @throws HttpProblem 404 `no-such-agreement`, for one of somebody else too
 */
export async function agreementOfPartner(
  store: Store,
  actor: Actor,
  of: { readonly shop: string; readonly agreement: string },
): Promise<KnownAgreement> {
  const askedMs = performance.now();
  const known = await found(store, actor, of);
  if (known !== null) return known;
  if (actor.scope.partner !== null) await untilFullStep(askedMs);
  throw noSuchAgreement(of);
}

async function found(
  store: Store,
  actor: Actor,
  of: { readonly shop: string; readonly agreement: string },
): Promise<KnownAgreement | null> {
  const whole = store.within({ ...actor.scope, partner: null });
  const stored = await whole.shop(of.shop);
  const agreement = stored?.shop.agreements.find(({ id }) => id === of.agreement);
  if (stored === null || agreement === undefined) return null;
  return knownTo(actor, { stored, agreement, sent: sentOf(await requestsOfShop(whole, of.shop), of.agreement) });
}

/** Longer than looking an agreement up takes. */
const STEP_MS = 150;

/** What is not there is found sooner than what is somebody else's: a refusal waits for the next full step, so that nobody can tell by a watch. */
async function untilFullStep(sinceMs: number): Promise<void> {
  const took = performance.now() - sinceMs;
  await setTimeout(STEP_MS - (took % STEP_MS));
}

/** Every agreement that somebody may know of, by shop. @param partner only those of one partner */
export async function agreementsOfPartner(
  store: Store,
  actor: Actor,
  partner: string | null,
): Promise<KnownAgreement[]> {
  const whole = store.within({ ...actor.scope, partner: null });
  const found: KnownAgreement[] = [];
  for (const { id } of await whole.listShops()) {
    const stored = await whole.shop(id);
    if (stored === null || stored.shop.agreements.length === 0) continue;
    const requests = await requestsOfShop(whole, id);
    for (const agreement of stored.shop.agreements) {
      const known = knownTo(actor, { stored, agreement, sent: sentOf(requests, agreement.id) });
      if (known !== null && (partner === null || known.partner === partner)) found.push(known);
    }
  }
  return found;
}

/**
 * Whose an agreement is, is whom its newest request was sent to; before there are any, what its partner's name makes of it. Whoever had it before
 * knows nothing of it any more: its terms, seats and what is foretold are those of the other. Requests of their own are theirs still.
 */
function knownTo(
  { scope, agreements }: Pick<Actor, "scope" | "agreements">,
  {
    stored,
    agreement,
    sent,
  }: Pick<KnownAgreement, "stored" | "agreement"> & { readonly sent: readonly CommitmentRequest[] },
): KnownAgreement | null {
  const usual = sent.at(-1)?.partner ?? partnerIdOf(agreement.partner);
  const { partner } = scope;
  if (partner === null) return { stored, agreement, partner: usual, requests: sent };
  if (usual !== partner || (agreements !== null && !agreements.includes(agreement.id))) return null;
  return { stored, agreement, partner, requests: sent.filter((request) => request.partner === partner) };
}

/** A draft is nobody's but the client's. */
function sentOf(requests: readonly CommitmentRequest[], agreement: string): CommitmentRequest[] {
  return requests.filter(
    (request) => request.agreement === agreement && request.lines.some(({ deadlines }) => deadlines !== null),
  );
}

function noSuchAgreement({ shop, agreement }: { readonly shop: string; readonly agreement: string }): HttpProblem {
  return new HttpProblem(404, "no-such-agreement", "Not found", `There is no agreement ${agreement} of ${shop}.`);
}
