import type { Draft, Json } from "./draft.ts";
import { isList, isRecord } from "./draft.ts";
import { asText } from "./row-text.ts";

/** A shop as it is described, as the API gives it. */
export type Description = Record<string, Json>;

/** The triggers of a description as they are written. */
function triggersOf({ triggers }: Description): readonly Draft[] {
  return isList(triggers) ? triggers.filter(isRecord) : [];
}

/** One trigger of a description; null where it is not there. */
export function triggerIn(description: Description, id: string): Draft | null {
  return triggersOf(description).find((trigger) => trigger["id"] === id) ?? null;
}

/**
 * The description with one trigger written otherwise.
 * @param id the trigger that is replaced; null adds a new one
 * @param draft null takes it out
 */
export function withTrigger(description: Description, id: string | null, draft: Draft | null): Description {
  const before = triggersOf(description);
  const added = draft === null ? [] : [draft];
  const isThere = id !== null && before.some((trigger) => trigger["id"] === id);
  const triggers = isThere
    ? before.flatMap((trigger) => (trigger["id"] === id ? added : [trigger]))
    : [...before, ...added];
  return { ...description, triggers };
}

/** A place in which two ways of writing a trigger differ. */
export interface Difference {
  readonly place: string;
  /** "" where nothing is written. */
  readonly theirs: string;
  readonly mine: string;
}

/** Where two ways of writing a trigger differ, place by place; a whole that is gone differs in all its places. */
export function differences(theirs: Draft | null, mine: Draft | null): readonly Difference[] {
  const [left, right] = [placesOf(theirs ?? {}), placesOf(mine ?? {})];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((place) => {
    const pair = { place, theirs: left.get(place) ?? "", mine: right.get(place) ?? "" };
    return pair.theirs === pair.mine ? [] : [pair];
  });
}

/** Whether two ways of writing a trigger are the same. */
export function isSame(a: Draft | null, b: Draft | null): boolean {
  return (a === null) === (b === null) && differences(a, b).length === 0;
}

function placesOf(value: Draft, before = ""): Map<string, string> {
  const places = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    const place = before === "" ? key : `${before} ${key}`;
    if (isRecord(inner)) for (const [at, text] of placesOf(inner, place)) places.set(at, text);
    else places.set(place, isList(inner) ? inner.map(asText).join("; ") : asText(inner));
  }
  return places;
}

/** A finding's place within the trigger that is edited, as its pointer begins in a description: "/triggers/3/thresholdC" is "/thresholdC". */
export function placeInTrigger(field: string | undefined): string {
  return (field ?? "").replace(/^\/triggers\/\d+/, "");
}
