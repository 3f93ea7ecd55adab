import type { CommitmentAction, CommitmentEvent } from "@springtide/contracts";
import { applyAction } from "@springtide/season/service";
import type { RequestBasis, RequestChange } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { requireVersion } from "../http/versions.ts";
import type { ActingNow } from "./decide-action.ts";
import { termsOf } from "./request-view.ts";
import { auditView, writtenRequest } from "./written-request.ts";

/** What a partner answered outside of the product, as actions upon one version of a request. */
export interface RecordedAnswer {
  readonly version: number;
  readonly actions: readonly CommitmentAction[];
}

/**
 * What an answer that came by e-mail is to become in the store: the partner's own actions, done together, told as recorded by whoever did so.
 * An answer commits the client to nothing, so no limit is asked.
 * @throws HttpProblem 412 `version-stale` where the request has another version by now; Refusal as the actions themselves
 */
export function decideRecorded(
  { request, shop }: RequestBasis,
  { version, actions }: RecordedAnswer,
  { actor, nowMs }: Pick<ActingNow, "actor" | "nowMs">,
): RequestChange {
  requireVersion(`"${version}"`, request.version);
  const terms = termsOf(shop, request.agreement, "client");
  const who = whoOf(actor);
  const by = { side: "partner" as const, ...who, pseudonym: `recorded by ${who.pseudonym} for the partner` };
  const events: CommitmentEvent[] = [];
  let after = request;
  for (const action of actions) {
    const acted = applyAction(after, action, { by, nowMs, terms });
    events.push(...acted.events);
    after = acted.request;
  }
  const written = writtenRequest(request, { request: after, events });
  const note = {
    who,
    what: "commitment.record-answer",
    about: { kind: "commitment" as const, id: request.id, version: after.version },
    why: null,
    before: auditView(request),
    after: auditView(after),
  };
  return { written, spend: null, approval: null, note: written === null ? null : note };
}
