import { z } from "zod";
import type { InScope } from "../database/scope.ts";

/** A request that makes something, as its sender named it. */
interface KeyedRequest {
  /** Who sent it. */
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  /** Of all that was sent, so that another request under the same key is told apart. */
  readonly requestHash: string;
}

const StoredAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  /** The body; null where there was none. */
  body: z.string().nullable(),
});
/** An answer as it was sent, to be sent again. */
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/**
 * What is known of a request: `first` may be worked on, in a scope with that claim; `answered` was, with that answer;
 * `under-way` is being worked on; `lost` was worked on and stored something, but its answer is gone with its process;
 * `other-request` came before under the same key.
 */
export type ClaimOutcome =
  | { readonly state: "first"; readonly claim: number }
  | { readonly state: "answered"; readonly answer: StoredAnswer }
  | { readonly state: "under-way" | "lost" | "other-request" };

/** Requests by the key of their sender. What one of them stores is stored once, at whatever moment a process ends. */
export interface IdempotencyStore {
  claim(request: KeyedRequest): Promise<ClaimOutcome>;
  /** Keeps the answer for as long as the key is known. */
  answer(claim: number, answer: StoredAnswer): Promise<void>;
  /** Gives the key back where nothing was stored: the request was refused, and may be sent again. */
  release(claim: number): Promise<void>;
}

/** A process that works on a request longer than this has ended, or will find that its claim is gone and store nothing. */
const LEASE_MS = 60_000;
const KEPT_MS = 24 * 3_600_000;

/** @param now what time it is, for leases and expiry */
export function idempotencyStore(inScope: InScope, now: () => Date): IdempotencyStore {
  const inMs = (ms: number): string => new Date(now().getTime() + ms).toISOString();
  const rowOf = ({ requestHash, ...name }: KeyedRequest) => ({
    ...name,
    request_hash: requestHash,
    leased_until: inMs(LEASE_MS),
    expires_at: inMs(KEPT_MS),
    answer: null,
  });
  return {
    claim: (request) =>
      inScope(async (database) => {
        await database.deleteFrom("idempotency_claims").where("expires_at", "<", inMs(0)).execute();
        const claimed = await database
          .insertInto("idempotency_claims")
          .values(rowOf(request))
          .onConflict((conflict) => conflict.columns(["organisation", "actor", "route", "key"]).doNothing())
          .returning("id")
          .executeTakeFirst();
        if (claimed !== undefined) return { state: "first", claim: Number(claimed.id) };
        const earlier = await database
          .selectFrom("idempotency_claims")
          .select(["id", "request_hash", "leased_until", "acted", "answer"])
          .where("actor", "=", request.actor)
          .where("route", "=", request.route)
          .where("key", "=", request.key)
          .forUpdate()
          .executeTakeFirst();
        // Given back between the two statements: the sender comes again.
        if (earlier === undefined) return { state: "under-way" };
        if (earlier.request_hash !== request.requestHash) return { state: "other-request" };
        if (earlier.answer !== null) return { state: "answered", answer: StoredAnswer.parse(earlier.answer) };
        if (Date.parse(earlier.leased_until) > now().getTime()) return { state: "under-way" };
        if (earlier.acted) return { state: "lost" };
        // Under a new number: should the first process live after all, what it stores is undone.
        await database.deleteFrom("idempotency_claims").where("id", "=", earlier.id).execute();
        const { id } = await database
          .insertInto("idempotency_claims")
          .values(rowOf(request))
          .returning("id")
          .executeTakeFirstOrThrow();
        return { state: "first", claim: Number(id) };
      }),
    answer: (claim, answer) =>
      inScope(async (database) => {
        await database
          .updateTable("idempotency_claims")
          .set({ answer: JSON.stringify(answer) })
          .where("id", "=", claim)
          .execute();
      }),
    release: (claim) =>
      inScope(async (database) => {
        await database.deleteFrom("idempotency_claims").where("id", "=", claim).where("acted", "=", false).execute();
      }),
  };
}
