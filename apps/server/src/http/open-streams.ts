import { createHash } from "node:crypto";
import type { Response } from "express";
import type { Actor } from "../people/actor.ts";
import type { AnyCall, Streaming } from "./call.ts";
import { beginEvents } from "./events.ts";
import { HttpProblem } from "./problems.ts";

/** Of one person, or one organisation's programs: a page has one or two, and some have many pages open. */
const MOST_STREAMS = 20;

/** The streams of events that are open now. */
export class OpenStreams {
  readonly #open = new Map<Response, string>();

  get count(): number {
    return this.#open.size;
  }

  /** @throws HttpProblem 429 `too-many-streams` where this actor has as many open as anyone may */
  requirePlace(actor: Actor): void {
    const holder = holderOf(actor);
    const own = [...this.#open.values()].filter((other) => other === holder).length;
    if (own < MOST_STREAMS) return;
    const detail = `At most ${MOST_STREAMS} streams are open at a time for one person or token; close one first.`;
    throw new HttpProblem(429, "too-many-streams", "Too many streams", detail, [], { "Retry-After": "5" });
  }

  /** Sends events until there are no more, or either side ends the connection; not again the one a reader has had. */
  async run(response: Response, { actor, lastEventId }: AnyCall, send: Streaming<unknown>): Promise<void> {
    this.#open.set(response, holderOf(actor));
    const tell = beginEvents(response, () => this.#open.delete(response));
    let isFirst = true;
    await send((event) => {
      const data = JSON.stringify(event);
      const id = idOf(data);
      if (!isFirst || id !== lastEventId) tell({ id, data });
      isFirst = false;
    });
    response.end();
  }

  /** Ends every stream, so that the server can stop. */
  close(): void {
    for (const response of this.#open.keys()) response.end();
  }
}

function holderOf({ kind, person, scope, link }: Actor): string {
  return `${scope.organisation} ${scope.partner ?? ""} ${kind} ${link?.id ?? person ?? ""}`;
}

/** By what it says: the same state has the same id in every process, whoever asks. */
function idOf(data: string): string {
  return createHash("sha256").update(data).digest("base64url").slice(0, 22);
}
