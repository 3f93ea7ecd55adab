import type { FieldKind } from "./fields.ts";
import type { Json } from "./json.ts";

/** What is typed into a field, as the description writes it: nothing for an empty field, a number where it is one. */
export function readText(kind: FieldKind, text: string): Json | undefined {
  const written = text.trim();
  if (written === "") return undefined;
  if (kind === "number" || kind === "money") {
    const number = Number(written.replace(",", "."));
    return Number.isNaN(number) ? written : number;
  }
  return kind === "text" ? text : written;
}

/** A value as it stands in a field. */
export function writtenText(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : JSON.stringify(value);
}
