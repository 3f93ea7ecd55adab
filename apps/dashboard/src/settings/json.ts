/** What a description is made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether something that was read is JSON through and through. */
export function isJson(value: unknown): value is Json {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isJson);
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** Where something stands: keys, and places in lists. */
export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What stands at a place; undefined where there is nothing. */
export function at(value: Json | undefined, path: Path): Json | undefined {
  let found = value;
  for (const step of path) {
    if (isList(found)) found = found[Number(step)];
    else if (isObject(found)) found = found[String(step)];
    else return undefined;
  }
  return found;
}

/** The same with another value at a place. Undefined takes it away, and with it the group that it leaves empty. */
export function withAt(value: Json | undefined, path: Path, given: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return given;
  if (isList(value) || typeof step === "number") {
    const items = isList(value) ? [...value] : [];
    const item = withAt(items[Number(step)], rest, given);
    items.splice(Number(step), 1, ...(item === undefined ? [] : [item]));
    return items;
  }
  const { [step]: known, ...others } = isObject(value) ? value : {};
  const inner = withAt(known, rest, given);
  if (inner === undefined) return Object.keys(others).length === 0 ? undefined : others;
  // A key keeps its place among the others.
  return isObject(value) && step in value ? { ...value, [step]: inner } : { ...others, [step]: inner };
}

/** Whether two values say the same; the order of keys says nothing. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]))
    );
  }
  return one === other;
}

/** The JSON pointer of a place, as findings name it. */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
