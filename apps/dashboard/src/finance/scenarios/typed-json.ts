import type { Json } from "../../settings/json.ts";
import { isList, isObject } from "../../settings/json.ts";

/** A value as it would be typed: lists with commas between, others in JSON; "" for nothing. */
export function typedJson(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (isList(value)) return value.map(typedJson).join(", ");
  return isObject(value) ? JSON.stringify(value) : String(value);
}
