import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AnyRoute } from "../src/index.ts";
import { openApiDocument, routes } from "../src/index.ts";

const all = Object.entries<AnyRoute>(routes);
const document: unknown = JSON.parse(JSON.stringify(openApiDocument("1.2.3")));

/** Every value that stands under a key of this name, wherever it is. */
function under(key: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    ...(name === key ? [inner] : []),
    ...under(key, inner),
  ]);
}

function at(pointer: string): unknown {
  const steps = pointer
    .slice(2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  let found: unknown = document;
  for (const step of steps) found = z.record(z.string(), z.unknown()).safeParse(found).data?.[step];
  return found;
}

const Operations = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
      }),
    ),
  ),
});
const { paths } = Operations.parse(document);

describe("the description of the API for programs", () => {
  it("refers to nothing that is not there", () => {
    const refs = z.array(z.string()).parse(under("$ref", document));
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter((ref) => !ref.startsWith("#/") || at(ref) === undefined)).toEqual([]);
  });

  it("has every route once, under a name of its own", () => {
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    const expected = all.map(
      ([name, { method, path }]) => `${name} ${method} ${path.replace(/:(\w+)/g, (_, part: string) => `{${part}}`)}`,
    );
    expect(told.sort()).toEqual(expected.sort());
  });

  it("declares each part of an address that changes, and no other", () => {
    for (const [path, methods] of Object.entries(paths))
      for (const { operationId, parameters } of Object.values(methods)) {
        const declared = parameters.filter((parameter) => parameter.in === "path");
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(declared.map(({ name }) => name).sort(), operationId).toEqual(named.sort());
        expect(declared.every(({ required }) => required)).toBe(true);
      }
  });
});

/** Names of fields that only their holder may know. */
const SECRETS = /^(secret|token|link|password)$/i;

/** The names of all fields that a schema's values may have, at any depth; of those that are told in parts, the parts alone. */
function fieldsOf(schema: z.ZodType): string[] {
  const properties = under("properties", z.toJSONSchema(schema, { unrepresentable: "any" }));
  return properties.flatMap((group) =>
    Object.entries(z.record(z.string(), z.unknown()).parse(group))
      .filter(([, field]) => under("properties", field).length === 0)
      .map(([name]) => name),
  );
}

describe("a route whose answer shows a secret", () => {
  const showing = all.filter(
    ([, route]) => "response" in route && fieldsOf(route.response).some((name) => SECRETS.test(name)),
  );

  it("says so, so that its answer is kept nowhere", () => {
    expect(showing.map(([name]) => name)).toEqual(
      expect.arrayContaining(["invite", "makePasswordLink", "makeAccessToken", "makeWebhook", "rotateWebhookSecret"]),
    );
    expect(showing.filter(([, route]) => !("secret" in route)).map(([name]) => name)).toEqual([]);
  });
});

describe("a route that makes something once", () => {
  it("takes no file: what was sent under a key is told apart by its content, which a file shows too late", () => {
    const creating = all.filter(([, route]) => "creates" in route);
    expect(creating.length).toBeGreaterThan(3);
    expect(creating.filter(([, route]) => route.upload !== undefined)).toEqual([]);
  });
});
