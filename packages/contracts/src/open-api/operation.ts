import type { z } from "zod";
import type { ProblemCode } from "../problem-codes.ts";
import { problemCodes } from "../problem-codes.ts";
import type { AnyRoute } from "../routes/route.ts";
import { BODY_BYTES } from "../routes/route.ts";
import type { ComponentSchemas, JsonSchema } from "./component-schemas.ts";
import { inlineSchema } from "./component-schemas.ts";

/** A parameter of an operation, as OpenAPI writes it. */
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** One answer of an operation, as OpenAPI writes it. */
interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly content?: Content;
}

/** One route, as OpenAPI writes it. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly description: string; readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

type Code = keyof typeof problemCodes;

/** Describes one route for programs. */
export function operationOf(name: string, route: AnyRoute, components: ComponentSchemas): Operation {
  const body = bodyOf(route, components);
  return {
    operationId: name,
    summary: route.summary,
    description: accessInWords(route),
    tags: [route.tag],
    security: route.access === "anyone" ? [] : [{ session: [] }, { token: [] }],
    parameters: [
      ...valuesOf(route.params, "path"),
      ...(route.query === undefined ? [] : valuesOf(route.query, "query")),
      ...headersOf(route),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...success(route, components), ...problems(codesOf(route)) },
  };
}

function accessInWords({ access, wholePartner }: AnyRoute): string {
  if (access === "anyone") return "For anyone.";
  if (access === "signed-in") return "For everyone who is signed in.";
  return `For ${access.join(", ")}${wholePartner === true ? " who is bound to no agreement" : ""}.`;
}

function valuesOf(object: z.ZodObject, place: "path" | "query"): Parameter[] {
  return Object.entries<z.core.$ZodType>(object.shape).map(([name, schema]) => {
    const { description, ...json } = inlineSchema(schema);
    return {
      name,
      in: place,
      required: place === "path" || !isOptional(schema),
      ...(typeof description === "string" ? { description } : {}),
      schema: json,
    };
  });
}

function isOptional(schema: z.core.$ZodType): boolean {
  return schema._zod.optin === "optional";
}

const TEXT: JsonSchema = { type: "string" };

function headersOf(route: AnyRoute): Parameter[] {
  const headers: Parameter[] = [];
  if (createsSomething(route))
    headers.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description: "A name of this request, such as a UUID: sent again within a day, it makes nothing twice.",
      schema: { ...TEXT, maxLength: 200 },
    });
  if (changesVersion(route))
    headers.push({
      name: "If-Match",
      in: "header",
      required: true,
      description: "The ETag of what was read: a change of anything newer is refused.",
      schema: TEXT,
    });
  if ("event" in route)
    headers.push({
      name: "Last-Event-ID",
      in: "header",
      required: false,
      description: "Id of the last event that was read, to go on after it.",
      schema: TEXT,
    });
  return headers;
}

function createsSomething(route: AnyRoute): boolean {
  return "creates" in route;
}

function changesVersion(route: AnyRoute): boolean {
  return "versioned" in route && route.method !== "get";
}

function bodyOf(route: AnyRoute, components: ComponentSchemas): Operation["requestBody"] {
  const description = `At most ${bytesInWords(route.mostBytes ?? BODY_BYTES)}.`;
  const { body, upload } = route;
  if (upload !== undefined)
    return { required: true, description, content: Object.fromEntries(upload.map((type) => [type, { schema: {} }])) };
  if (body === undefined) return undefined;
  return { required: true, description, content: { "application/json": { schema: refTo(body, components) } } };
}

/** 100 kB, 512 MB: whole units, as limits are. */
function bytesInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${String(Math.floor(bytes / 1000))} kB` : `${String(Math.floor(bytes / 1_000_000))} MB`;
}

function refTo(schema: z.ZodType, { nameOf }: ComponentSchemas): JsonSchema {
  const name = nameOf(schema);
  return name === undefined ? {} : { $ref: `#/components/schemas/${name}` };
}

function success(route: AnyRoute, components: ComponentSchemas): Record<string, ResponseObject> {
  if ("mediaTypes" in route)
    return {
      200: {
        description: "The file.",
        content: Object.fromEntries(route.mediaTypes.map((type) => [type, { schema: {} }])),
      },
    };
  if ("event" in route) {
    const description = "Events as they happen; each `data` is a JSON document of the schema.";
    return { 200: { description, content: { "text/event-stream": { schema: refTo(route.event, components) } } } };
  }
  const name = components.nameOf(route.response);
  if (name === undefined) return { 204: { description: "Done." } };
  const versioned = route.versioned === true;
  const tag = { description: "Which version this is; sent with If-Match to change it.", schema: TEXT };
  return {
    [route.status ?? 200]: {
      description: "The answer.",
      ...(versioned ? { headers: { ETag: tag } } : {}),
      content: { "application/json": { schema: refTo(route.response, components) } },
    },
  };
}

function codesOf(route: AnyRoute): Code[] {
  const named = Object.keys(route.params.shape).length > 0 || route.query !== undefined || route.body !== undefined;
  const codes: Code[] = ["unexpected"];
  if (named) codes.push("request-not-understood");
  if (route.access !== "anyone") codes.push("not-signed-in");
  if (typeof route.access === "object") codes.push("not-allowed");
  if (route.body !== undefined) codes.push("body-too-large", "not-json");
  if (route.upload !== undefined) codes.push("body-too-large", "media-type-not-taken");
  if (route.upload !== undefined && typeof route.access === "object" && route.access.includes("partner"))
    codes.push("upload-under-way");
  if (createsSomething(route))
    codes.push(
      "idempotency-in-flight",
      "idempotency-answer-lost",
      "idempotency-key-reused",
      "idempotency-key-malformed",
    );
  if (createsSomething(route) && "secret" in route) codes.push("idempotency-answer-not-kept");
  if (changesVersion(route)) codes.push("version-stale", "version-missing");
  if ("event" in route) codes.push("too-many-streams");
  return codes;
}

function problems(codes: readonly Code[]): Record<string, ResponseObject> {
  const byStatus = new Map<number, Code[]>();
  for (const code of codes) {
    const { status }: ProblemCode = problemCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const told = [...byStatus].map(([status, own]): [string, object] => [
    String(status),
    { description: own.map((code) => `\`${code}\`: ${problemCodes[code].meaning}`).join(" "), content },
  ]);
  return {
    ...Object.fromEntries(told),
    default: { description: "Any other refusal: 404 for what is not there, 422 for what cannot be done.", content },
  };
}
