import { createHash } from "node:crypto";
import type { Route } from "@springtide/contracts";
import type { ClaimOutcome, Store, StoredAnswer } from "@springtide/store";
import type { Request } from "express";
import type { Actor } from "../people/actor.ts";
import type { AnyCall } from "./call.ts";
import { HttpProblem } from "./problems.ts";

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Does what a request asks for once, however often it is sent: under the Idempotency-Key that its sender gave it, for a day.
 * Without a key, or where nobody is signed in, it is done each time.
 * @param work done in the name of the actor it is given; answers as it is to be sent
 * @throws HttpProblem 400 `idempotency-key-malformed`, 409 `idempotency-in-flight`, `idempotency-answer-lost` or
 * `idempotency-answer-not-kept`,
 * 422 `idempotency-key-reused`
 */
export async function onceByKey(
  { store, name, route }: { readonly store: Store; readonly name: string; readonly route: Route },
  request: Request,
  call: AnyCall,
  work: (actor: Actor) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const key = request.get("idempotency-key");
  if (key === undefined || call.actor.kind === "nobody") return work(call.actor);
  if (!KEY.test(key))
    throw new HttpProblem(
      400,
      "idempotency-key-malformed",
      "The request was not understood",
      "An Idempotency-Key is 1 to 200 letters, digits and signs without spaces.",
    );
  const { actor } = call;
  const claims = store.within(actor.scope).idempotency;
  const sender = `${actor.kind} ${actor.link?.id ?? actor.person ?? actor.name}`;
  const outcome = await claims.claim({ actor: sender, route: name, key, requestHash: hashOf(call) });
  if (outcome.state === "answered") return replayed(route, outcome.answer);
  if (outcome.state !== "first") throw refusalOf(outcome.state);
  const { claim } = outcome;
  try {
    const answer = await work({ ...actor, scope: { ...actor.scope, claim } });
    await claims.answer(claim, route.secret === true ? { ...answer, body: null } : answer);
    return answer;
  } catch (error) {
    await claims.release(claim);
    throw error;
  }
}

/** Of all that was asked; a route that takes a file is never one of these. */
function hashOf({ params, query, body }: AnyCall): string {
  return createHash("sha256")
    .update(JSON.stringify([params, query, body]))
    .digest("base64url");
}

function replayed(route: Route, answer: StoredAnswer): StoredAnswer {
  if (route.secret === true)
    throw new HttpProblem(
      409,
      "idempotency-answer-not-kept",
      "Done, and shown once",
      "What this request asked for was made, and its answer was shown once: a secret is not kept.",
    );
  return { ...answer, headers: { ...answer.headers, "Idempotency-Replayed": "true" } };
}

function refusalOf(state: Exclude<ClaimOutcome["state"], "first" | "answered">): HttpProblem {
  if (state === "other-request")
    return new HttpProblem(
      422,
      "idempotency-key-reused",
      "The key is taken",
      "Another request was sent with this Idempotency-Key; give each request a key of its own.",
    );
  if (state === "under-way")
    return new HttpProblem(
      409,
      "idempotency-in-flight",
      "Under way",
      "The same request is under way; ask again in a moment for its answer.",
      [],
      { "Retry-After": "1" },
    );
  return new HttpProblem(
    409,
    "idempotency-answer-lost",
    "Done, but the answer is lost",
    "What this request asked for was stored, but its answer was lost when the server stopped. Look for what it made before you send it under another key.",
  );
}
