import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type {
  AnyRoute,
  BodyOf,
  EventOf,
  FileRoute,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Route,
  StreamRoute,
} from "@springtide/contracts";
import type { Actor } from "../people/actor.ts";
import type { Answer, FileAnswer } from "./answer.ts";
import type { ReadyAnswer } from "./ready-answer.ts";

/** Where a request comes from. */
export interface Caller {
  /** The network address it came from. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
}

/** One request, read and allowed: all that a handler is given. */
export interface AnyCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The bytes of a file that is sent, as they arrive; undefined for routes that take none. */
  readonly upload: Readable | undefined;
  /** Who asks; nobody where anyone may ask and no sign-in came along. */
  readonly actor: Actor;
  /** Which version a change is meant for, as `requireVersion` reads it; null where the route has no versions. */
  readonly ifMatch: string | null;
  /** The last event that a stream's reader has had; null at its first call. */
  readonly lastEventId: string | null;
  readonly caller: Caller;
  /** Aborted when the caller hangs up, or the server stops. */
  readonly signal: AbortSignal;
}

/** One request to a route of the contract. */
interface Call<R extends AnyRoute> extends AnyCall {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly upload: R extends { readonly upload: readonly string[] } ? Readable : undefined;
}

/** Sends events until its promise is kept; the stream ends with it. The first tells how things stand, so that a reader can resume. */
export type Streaming<Event> = (tell: (event: Event) => void) => Promise<void>;

/** What a JSON route's handler may give back; a versioned one has its version with it. */
type AnswerOf<R extends Route> = R extends { readonly versioned: true }
  ? Answer<ResponseOf<R>>
  : ResponseOf<R> | Answer<ResponseOf<R>> | ReadyAnswer;

/** What answers one route. A stream's handler refuses what it must, then gives back what sends the events. */
type HandlerOf<R extends AnyRoute> = R extends StreamRoute
  ? (call: Call<R>) => Promise<Streaming<EventOf<R>>>
  : R extends FileRoute
    ? (call: Call<R>) => Promise<FileAnswer | ReadyAnswer>
    : R extends Route
      ? (call: Call<R>) => Promise<AnswerOf<R>>
      : never;

/** What answers each route of an area. */
export type Handlers<Routes extends Readonly<Record<string, AnyRoute>>> = {
  readonly [Name in keyof Routes]: HandlerOf<Routes[Name]>;
};
