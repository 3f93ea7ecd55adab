import type { AnyRoute, EventOf, FileRoute, ResponseOf, Route, StreamRoute } from "@springtide/contracts";
import type { z } from "zod";

/** What may go with any request. */
interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** The ETag of what is to be changed; `*` changes whatever is there. */
  readonly ifMatch?: string;
  /** Names a request that makes something; one is made up for each call if not given. */
  readonly idempotencyKey?: string;
}

/**
 * May be left out where nothing in it has to be given; zod's type of an object without keys has every key, with no value. A value of several
 * shapes is taken whole, whichever of them it has.
 */
type Part<Key extends string, Value> = [Value] extends [Record<string, never>]
  ? { readonly [K in Key]?: Value }
  : Partial<Value> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

/** All that a route asks for. */
export type RouteCall<R extends AnyRoute> = CallOptions &
  Part<"params", z.input<R["params"]>> &
  (R extends { readonly query: infer Query extends z.ZodType } ? Part<"query", z.input<Query>> : unknown) &
  (R extends { readonly body: infer Body extends z.ZodType } ? Part<"body", z.input<Body>> : unknown) &
  (R extends { readonly upload: readonly string[] } ? { readonly upload: Blob } : unknown) &
  (R extends { readonly versioned: true; readonly method: "put" | "patch" | "delete" | "post" }
    ? { readonly ifMatch: string }
    : unknown);

/** A value and which version of it this is, to be sent as `ifMatch` with a change of it. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}

/** A file as it was sent. */
export interface FetchedFile {
  readonly body: Blob;
  readonly mediaType: string;
  /** What to call it when it is saved; null where the server names none. */
  readonly fileName: string | null;
}

type Answer<R extends AnyRoute> = R extends StreamRoute
  ? AsyncGenerator<EventOf<R>, void>
  : R extends FileRoute
    ? Promise<FetchedFile>
    : R extends Route
      ? Promise<R extends { readonly versioned: true } ? Versioned<ResponseOf<R>> : ResponseOf<R>>
      : never;

type Ask<R extends AnyRoute> =
  Partial<RouteCall<R>> extends RouteCall<R> ? (call?: RouteCall<R>) => Answer<R> : (call: RouteCall<R>) => Answer<R>;

/** A function for each route. */
export type ApiClient<Routes extends Readonly<Record<string, AnyRoute>>> = {
  readonly [Name in keyof Routes]: Ask<Routes[Name]>;
};

/** A call as it is worked on, whatever its route. */
export interface AnyCall extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly upload?: Blob;
}
