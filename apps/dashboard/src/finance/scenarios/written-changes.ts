import type { Json, JsonObject, Path } from "../../settings/json.ts";
import { at, isList, isObject, withAt } from "../../settings/json.ts";
import type { DriverGroup } from "./driver-rows.ts";
import type { Figure } from "../read-figure.ts";
import { readFigure } from "../read-figure.ts";
import { typedJson } from "./typed-json.ts";
import { tiersOfText } from "./written-tiers.ts";

/** Fields of lists that go to the server as figures. */
const FIGURES = new Set(["needsPerHour", "leastHeads"]);

/** What stands in a field, as somebody wrote it. */
export function textAt(changes: JsonObject, path: Path): string {
  return typedJson(at(changes, path));
}

/** The changes with another text in a field; an empty one takes the change away. */
export function withText(changes: JsonObject, path: Path, text: string): JsonObject {
  return withValue(changes, path, text === "" ? undefined : text);
}

/** The changes with another value at a place. */
export function withValue(changes: JsonObject, path: Path, value: Json | undefined): JsonObject {
  const next = withAt(changes, path, value);
  return isObject(next) ? next : {};
}

/**
 * The changes as the server reads them: figures as figures, and marks of the reader's language as the point they stand for. Whatever else was
 * written goes as it is, so that it is the server who says what is wrong with it.
 */
export function sentChanges(changes: JsonObject, groups: readonly DriverGroup[], locale: string): JsonObject {
  let sent = changes;
  for (const { rows } of groups)
    for (const { path, as } of rows) {
      const value = at(sent, path);
      if (typeof value === "string")
        sent = withValue(sent, path, as === "tiers" ? tiersOfText(value) : sentValue(value, as === "number", locale));
    }
  for (const list of ["volume", "hours"]) {
    const items = at(sent, [list]);
    if (!isList(items)) continue;
    sent = withValue(sent, [list], items.length === 0 ? undefined : items.map((item) => sentItem(item, locale)));
  }
  return sent;
}

/** How many figures a scenario takes otherwise. */
export function changeCount(changes: Json | undefined): number {
  if (isList(changes)) return changes.length;
  if (isObject(changes)) return Object.values(changes).reduce((sum: number, one) => sum + changeCount(one), 0);
  return changes === undefined ? 0 : 1;
}

function sentItem(item: Json, locale: string): Json {
  if (!isObject(item)) return item;
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      typeof value === "string" ? sentValue(value, FIGURES.has(key), locale) : value,
    ]),
  );
}

function sentValue(text: string, isFigure: boolean, locale: string): Figure {
  const bare = text.trim();
  if (isFigure) return readFigure(bare, locale);
  const [, sign = "", digits = "", rest = ""] = /^([+-]?)(\d[\d.,]*\d)(.*)$/s.exec(bare) ?? [];
  const figure = /[.,]/.test(digits) ? readFigure(digits, locale) : "";
  return typeof figure === "string" ? bare : `${sign}${String(figure)}${rest}`;
}
