import { z } from "zod";
import type { AnyRoute } from "../routes/route.ts";
import { Problem } from "../problem.ts";

/** A JSON Schema (2020-12), which is what OpenAPI 3.1 describes data by. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schemas of all routes, by the names they are referred to. */
export interface ComponentSchemas {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** What a schema of a route is called; undefined where it says nothing, as that of an empty answer. */
  readonly nameOf: (schema: z.ZodType) => string | undefined;
}

/** Names and describes what the routes take and give; a schema that several have stands there once. */
export function componentSchemas(routes: Readonly<Record<string, AnyRoute>>): ComponentSchemas {
  const taken = new Map<z.ZodType, string>();
  const given = new Map<z.ZodType, string>([[Problem, "Problem"]]);
  for (const [name, route] of Object.entries(routes)) {
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    if (route.body !== undefined && !taken.has(route.body)) taken.set(route.body, `${title}Request`);
    const answer = "response" in route ? route.response : "event" in route ? route.event : undefined;
    if (answer !== undefined && !saysNothing(answer) && !given.has(answer))
      given.set(answer, `${title}${"event" in route ? "Event" : "Answer"}`);
  }
  return {
    schemas: { ...described(taken, "input"), ...described(given, "output") },
    nameOf: (schema) => taken.get(schema) ?? given.get(schema),
  };
}

/** One schema that stands in the place where it is used, such as that of a parameter. */
export function inlineSchema(schema: z.core.$ZodType): JsonSchema {
  return withoutKeys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), ["$schema"]);
}

function withoutKeys(json: object, keys: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}

function described(names: ReadonlyMap<z.ZodType, string>, io: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  // What several schemas have in common, and nobody named, comes under a name that would be the same for both directions.
  const called = (id: string): string => (id === "__shared" ? (io === "input" ? "InRequests" : "InAnswers") : id);
  const uri = (id: string): string => `#/components/schemas/${called(id)}`;
  const { schemas } = z.toJSONSchema(registry, { uri, io, unrepresentable: "any" });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      called(name),
      withoutOwnRoot(withoutKeys(schema, ["$schema", "$id"]), called(name)),
    ]),
  );
}

/** Pointers are from the root of a schema of its own; seen from the whole document that root is its name. */
function withoutOwnRoot(json: JsonSchema, name: string): JsonSchema {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]: [string, unknown]) => [
        key,
        key === "$ref" && typeof inner === "string" ? fromDocument(inner, name) : rename(inner),
      ]),
    );
  };
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, rename(value)]));
}

function fromDocument(ref: string, name: string): string {
  const whole = /^#(\/\$defs\/|$)/.test(ref) ? `#/components/schemas/${name}${ref.slice(1)}` : ref;
  return whole.replace(/^(#[^#]*)#/, "$1");
}

function saysNothing(schema: z.ZodType): boolean {
  return schema instanceof z.ZodUndefined;
}
