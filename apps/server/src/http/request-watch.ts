import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Actor } from "../people/actor.ts";

/** What is told of a request once it is answered: nothing that a person could be known by. */
export interface RequestRecord {
  /** Sent back as X-Request-Id, so that a complaint finds its line. */
  readonly id: string;
  readonly method: string;
  /** The route's template, never the address itself; null where no route took it. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly isStream: boolean;
  readonly organisation: number | null;
}

interface RequestWatchNeeds {
  /** Counts on, whatever the clock on the wall does. */
  readonly clockMs: () => number;
  readonly newId: () => string;
  readonly ended: (record: RequestRecord) => void;
}

interface Known {
  readonly route: string;
  readonly actor: Actor | null;
}

const TAKEN_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Follows each request from its arrival to the end of its answer. */
export class RequestWatch {
  readonly #known = new WeakMap<Request, Known>();
  readonly #needs: RequestWatchNeeds;

  constructor(needs: RequestWatchNeeds) {
    this.#needs = needs;
  }

  /** Which route took it, and who asks, as soon as that is known. */
  tell(request: Request, route: string, actor: Actor | null): void {
    this.#known.set(request, { route, actor });
  }

  /** To be the first that sees a request. */
  readonly watch: RequestHandler = (request, response, next) => {
    const { clockMs, newId, ended } = this.#needs;
    const begunMs = clockMs();
    const given = request.get("x-request-id");
    const id = given !== undefined && TAKEN_ID.test(given) ? given : newId();
    response.set("X-Request-Id", id);
    response.on("close", () => {
      const known = this.#known.get(request);
      const actor = known?.actor ?? null;
      ended({
        id,
        method: request.method,
        route: known?.route ?? null,
        status: response.statusCode,
        durationMs: clockMs() - begunMs,
        isStream: String(response.getHeader("content-type")).startsWith("text/event-stream"),
        organisation: actor === null || actor.kind === "nobody" ? null : actor.scope.organisation,
      });
    });
    next();
  };
}

/** Follows requests by this process's clock. @param ended told of each once it is answered */
export function requestWatch(ended: (record: RequestRecord) => void): RequestWatch {
  return new RequestWatch({ clockMs: () => performance.now(), newId: randomUUID, ended });
}
