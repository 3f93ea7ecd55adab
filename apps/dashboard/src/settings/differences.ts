import type { Json, JsonObject } from "./json.ts";
import { isList, isObject, isSame } from "./json.ts";

/** A step into a description: a key, or the item of a list that has this id. */
export type Step = { readonly key: string } | { readonly id: string };

/** One thing that differs between what was read, what one made of it, and what is stored now. Undefined: not there. */
export interface Difference {
  readonly steps: readonly Step[];
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
  /** Who changed it. `both`: each to something else. */
  readonly by: "me" | "them" | "both";
}

/** Groups that people look at as a whole. */
const WHOLE = new Set(["openingHours", "labourRules", "contacts", "tariff", "response"]);

/**
 * What differs, field by field, in the order of the descriptions. Items of lists are told by their ids, wherever they stand.
 * @param base what both began with
 */
export function differences(base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Difference[] {
  return found([], base, mine, theirs);
}

/** What was changed, with nobody else at it. */
export function changesOf(base: Json | undefined, mine: Json | undefined): Difference[] {
  return differences(base, mine, base);
}

/** What is stored now, with those of one's own changes that are chosen. */
export function merged(theirs: Json, chosen: readonly Difference[]): Json {
  return chosen.reduce(
    (description: Json, { steps, mine }) => withStep(description, steps, mine) ?? description,
    theirs,
  );
}

/** Names a difference among others. */
export function keyOf({ steps }: Pick<Difference, "steps">): string {
  return steps.map((step) => ("id" in step ? `#${step.id}` : step.key)).join("/");
}

function found(
  steps: readonly Step[],
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
): Difference[] {
  const [byMe, byThem] = [!isSame(base, mine), !isSame(base, theirs)];
  if ((!byMe && !byThem) || (byMe && byThem && isSame(mine, theirs))) return [];
  const inner = partsOf(steps, [base, mine, theirs]);
  if (inner !== null) return inner.flatMap(({ step, values: [b, m, t] }) => found([...steps, step], b, m, t));
  return [{ steps, base, mine, theirs, by: byMe ? (byThem ? "both" : "me") : "them" }];
}

interface Part {
  readonly step: Step;
  readonly values: readonly (Json | undefined)[];
}

/** The parts of three groups, or of three lists whose items have ids; null where they are told as a whole. */
function partsOf(steps: readonly Step[], values: readonly (Json | undefined)[]): Part[] | null {
  const last = steps.at(-1);
  if (last !== undefined && "key" in last && WHOLE.has(last.key)) return null;
  const groups = values.filter(isObject);
  if (groups.length === values.length)
    return unionOf(groups.map((group) => Object.keys(group))).map((key) => ({
      step: { key },
      values: groups.map((group) => group[key]),
    }));
  const lists = values.map(byId);
  if (!lists.every((list) => list !== null)) return null;
  return unionOf(lists.map((list) => [...list.keys()])).map((id) => ({
    step: { id },
    values: lists.map((list) => list.get(id)),
  }));
}

function unionOf(keys: readonly (readonly string[])[]): string[] {
  return [...new Set(keys.flat())];
}

/** Items by their ids; null where not all of them have one. */
function byId(value: Json | undefined): Map<string, JsonObject> | null {
  if (!isList(value) || value.length === 0) return null;
  const items = new Map<string, JsonObject>();
  for (const item of value) {
    const id = isObject(item) ? item["id"] : undefined;
    if (!isObject(item) || typeof id !== "string") return null;
    items.set(id, item);
  }
  return items;
}

function withStep(value: Json | undefined, steps: readonly Step[], given: Json | undefined): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return given;
  if ("id" in step) {
    const items = isList(value) ? [...value] : [];
    const place = items.findIndex((item) => isObject(item) && item["id"] === step.id);
    const inner = withStep(items[place], rest, given);
    const now = inner === undefined ? [] : [inner];
    if (place < 0) items.push(...now);
    else items.splice(place, 1, ...now);
    return items;
  }
  const group = isObject(value) ? value : {};
  const inner = withStep(group[step.key], rest, given);
  if (inner !== undefined) return { ...group, [step.key]: inner };
  return Object.fromEntries(Object.entries(group).filter(([key]) => key !== step.key));
}
