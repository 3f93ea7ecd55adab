import { z } from "zod";

/**
 * The part of a schema that speaks of the value at a path, so that a refusal can say what belongs there; null where the
 * path leads out of the schema. Of a discriminated union the option is taken that the value names.
 * @param value the whole value that was parsed
 */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): z.core.$ZodType | null {
  const shape = withoutWrappers(schema, value);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const inner = childOf(shape, key);
  return inner === null ? null : schemaAt(inner, rest, childValue(value, key));
}

/** The keys an object may have at a path; empty where it is not an object with named keys. */
export function knownKeysAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): readonly string[] {
  const found = schemaAt(schema, path, value);
  const shape = found === null ? null : withoutWrappers(found, valueAt(value, path));
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

/** What a schema says of itself: its own description, or that of what it wraps. */
export function descriptionOf(schema: z.core.$ZodType): string | null {
  for (let current: z.core.$ZodType | null = schema; current !== null; current = wrappedBy(current)) {
    const { description } = z.globalRegistry.get(current) ?? {};
    if (description !== undefined) return description;
  }
  return null;
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(childValue, value);
}

function childValue(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function childOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<PropertyKey, z.core.$ZodType>> = schema.shape;
    return Object.hasOwn(shape, key) ? (shape[key] ?? null) : null;
  }
  if (schema instanceof z.ZodArray) return schema.def.element;
  if (schema instanceof z.ZodRecord) return schema.def.valueType;
  return null;
}

function withoutWrappers(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  let current = schema;
  for (;;) {
    const inner = wrappedBy(current) ?? optionFor(current, value);
    if (inner === null) return current;
    current = inner;
  }
}

/** What is written before it is transformed, defaulted or left out. */
function wrappedBy(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.def.in;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return schema.def.innerType;
  return null;
}

function optionFor(schema: z.core.$ZodType, value: unknown): z.core.$ZodType | null {
  if (!(schema instanceof z.ZodUnion)) return null;
  const options: readonly z.core.$ZodType[] = schema.def.options;
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return options.find((option) => isFormOf(option, value)) ?? null;
  const { discriminator } = schema.def;
  return (
    options.find((option) => {
      const kind = childOf(option, discriminator);
      return kind !== null && z.safeParse(kind, childValue(value, discriminator)).success;
    }) ?? null
  );
}

/** Whether an option of a union speaks of a list, a group of keys or a plain value, as the value is one. */
function isFormOf(option: z.core.$ZodType, value: unknown): boolean {
  if (Array.isArray(value)) return option instanceof z.ZodArray;
  if (typeof value !== "object" || value === null)
    return !(option instanceof z.ZodArray || option instanceof z.ZodObject);
  return option instanceof z.ZodObject;
}
