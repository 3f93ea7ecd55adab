import type { JsonSchema } from "./component-schemas.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** One field of a document, as people read of it. */
export interface SchemaField {
  /** Where it stands: `queues[].name`. */
  readonly path: string;
  /** `text`, `number`, `"ready" or "failed"`, `list of ...`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/**
 * The fields of what a schema describes, in their order, those inside others below them.
 * @param depth how many levels of fields within fields are told
 */
export function schemaFields(document: OpenApiDocument, schema: JsonSchema, depth: number): SchemaField[] {
  return fieldsUnder(document, schema, { path: "", depth, above: [] });
}

interface FieldPlace {
  readonly path: string;
  readonly depth: number;
  /** Names of the schemas that this one stands in; JSON that may hold any JSON stands in itself. */
  readonly above: readonly string[];
}

function fieldsUnder(document: OpenApiDocument, given: JsonSchema, place: FieldPlace): SchemaField[] {
  const { path: under, depth } = place;
  const above = withName(given, place.above);
  if (depth === 0 || above === null) return [];
  const schema = resolved(document, given);
  const forms = formsOf(schema);
  if (forms.length > 0) return distinct(forms.flatMap((form) => fieldsUnder(document, form, { ...place, above })));
  const items = asSchema(schema["items"]);
  if (items !== null) return fieldsUnder(document, items, { path: `${under}[]`, depth, above });
  const required = listOf(schema["required"]);
  return Object.entries(asSchema(schema["properties"]) ?? {}).flatMap(([name, value]) => {
    const field = asSchema(value) ?? {};
    const path = under === "" ? name : `${under}.${name}`;
    const told = resolved(document, field);
    const description = field["description"] ?? told["description"];
    return [
      {
        path,
        type: typeInWords(document, field, above),
        isRequired: required.includes(name),
        description: typeof description === "string" ? description : "",
      },
      ...fieldsUnder(document, field, { path, depth: depth - 1, above }),
    ];
  });
}

/** What stands there, in a few words. */
function typeInWords(document: OpenApiDocument, given: JsonSchema, standsIn: readonly string[]): string {
  const above = withName(given, standsIn);
  if (above === null) return "the same again";
  const schema = resolved(document, given);
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const values = listOf(schema["enum"]);
  if (values.length > 0) return values.map((value) => JSON.stringify(value)).join(" or ");
  const forms = formsOf(schema);
  if (forms.length > 0) return [...new Set(forms.map((form) => typeInWords(document, form, above)))].join(" or ");
  const items = asSchema(schema["items"]);
  if (items !== null) return `list of ${typeInWords(document, items, above)}`;
  const { type, format } = schema;
  if (type === "string") return typeof format === "string" ? `text (${format})` : "text";
  if (type === "object") return "object";
  return typeof type === "string" ? type : "anything";
}

/** The names with that of this schema, if it has one; null where it is among them already. */
function withName({ $ref: name }: JsonSchema, above: readonly string[]): readonly string[] | null {
  if (typeof name !== "string") return above;
  return above.includes(name) ? null : [...above, name];
}

function formsOf(schema: JsonSchema): JsonSchema[] {
  const forms = ["oneOf", "anyOf", "allOf"].flatMap((key) => listOf(schema[key]));
  return forms.map(asSchema).filter((form) => form !== null);
}

/** Several forms may have the same field; it is told once. */
function distinct(fields: readonly SchemaField[]): SchemaField[] {
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}

function resolved(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { $ref: ref } = schema;
  if (typeof ref !== "string") return schema;
  const steps = ref.replace("#/components/schemas/", "").split("/");
  let found: unknown = document.components.schemas;
  for (const step of steps) found = asSchema(found)?.[step];
  return asSchema(found) ?? {};
}

function asSchema(value: unknown): JsonSchema | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
