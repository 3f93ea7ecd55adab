import { z } from "zod";
import type { LinkRights, Role } from "../people.ts";

/** Who may call a route: anyone, everyone who is signed in, or members with one of the roles. */
export type Access = "anyone" | "signed-in" | readonly Role[];

/** Everyone of the organisation itself, partners apart. */
export const MEMBERS = ["owner", "planner", "finance", "viewer"] as const satisfies Access;
/** Those who change what is planned. */
export const PLANNERS = ["owner", "planner"] as const satisfies Access;

/** The part of the API that a route belongs to: a chapter of its reference. */
type Tag = string;

interface Address {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With its parameters as `:name`; begins with `/api/` unless other programs fix it. */
  readonly path: string;
  /** One line for the reference. */
  readonly summary: string;
  readonly tag: Tag;
  readonly access: Access;
  /** It tells of all agreements of a partner, so it is closed to those of its users who are bound to some. */
  readonly wholePartner?: true;
  /** What a link for a partner has to be good for to ask it; closed to every link if not given. */
  readonly byLink?: LinkRights;
  readonly params: z.ZodObject;
  /** Of text, as it stands in the address; strict, so that a misspelt key is refused. */
  readonly query?: z.ZodObject;
  /** What is sent with it, as JSON. */
  readonly body?: z.ZodType;
  /** The largest body, bytes; `BODY_BYTES` if not given. */
  readonly mostBytes?: number;
  /** Media types of a file that is sent instead of JSON; the handler reads it as it arrives. */
  readonly upload?: readonly string[];
}

/** The largest body of a route that names no other, bytes: a question takes less. */
export const BODY_BYTES = 100_000;

/** One route of the API that answers with JSON, defined once for server, client and reference. */
export interface Route extends Address {
  /** `NOTHING` for those that answer without a body. */
  readonly response: z.ZodType;
  /** 200 if not given, 204 where there is nothing to answer. */
  readonly status?: 200 | 201 | 202;
  /** It makes something new, so it takes an Idempotency-Key: the same request sent again makes nothing twice. */
  readonly creates?: true;
  /** Its answer shows a secret once: it is kept nowhere, neither to be sent again nor on its way. */
  readonly secret?: true;
  /** Its answer has a version as its ETag; a change of it must name the version that it changes by If-Match. */
  readonly versioned?: true;
}

/** A route that answers with a file of one of the media types, the first if none is asked for. */
export interface FileRoute extends Address {
  readonly mediaTypes: readonly [string, ...string[]];
}

/** A route that answers with a stream of server-sent events, each `data` a JSON document of the schema. */
export interface StreamRoute extends Address {
  readonly event: z.ZodType;
}

export type AnyRoute = Route | FileRoute | StreamRoute;

/** Parameters of an address that has none. */
export const NO_PARAMS = z.object({});

/** The answer of a route that only does something. */
export const NOTHING = z.undefined();

/** The values of a route's parameters. */
export type ParamsOf<R extends AnyRoute> = z.output<R["params"]>;
/** What was asked for behind the question mark; undefined for routes that take nothing there. */
export type QueryOf<R extends AnyRoute> = R extends { readonly query: infer Query extends z.ZodType }
  ? z.output<Query>
  : undefined;
/** What a route takes as its body; undefined for those that take none. */
export type BodyOf<R extends AnyRoute> = R extends { readonly body: infer Body extends z.ZodType }
  ? z.output<Body>
  : undefined;
/** What a JSON route answers. */
export type ResponseOf<R extends Route> = z.output<R["response"]>;
/** What a stream tells, event by event. */
export type EventOf<R extends StreamRoute> = z.output<R["event"]>;
