import type { Json } from "../../settings/json.ts";
import { isObject } from "../../settings/json.ts";

/** Prices by quantity in one field: "0: 29.35; 60: 27.10" is 29.35 from the first unit on, and 27.10 from the sixtieth. */
export function tiersText(tiers: Json | readonly { readonly from: number; readonly price: number }[]): string {
  if (!isTiers(tiers)) return typeof tiers === "string" ? tiers : "";
  return tiers.map(({ from, price }) => `${String(from)}: ${String(price)}`).join("; ");
}

/** What was written as tiers; as it was written where it cannot be read, so that it is the server who says what is wrong with it. */
export function tiersOfText(text: string): Json {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  const read = parts.map((part) => /^\s*(\d+(?:[.,]\d+)?)\s*:\s*(\d+(?:[.,]\d+)?)\s*$/.exec(part));
  if (parts.length === 0 || read.some((one) => one === null)) return text;
  return read.map((one) => ({ from: figure(one?.[1]), price: figure(one?.[2]) }));
}

function figure(text = ""): number {
  return Number(text.replace(",", "."));
}

function isTiers(tiers: unknown): tiers is readonly { readonly from: number; readonly price: number }[] {
  return (
    Array.isArray(tiers) &&
    tiers.every((one: Json) => isObject(one) && typeof one["from"] === "number" && typeof one["price"] === "number")
  );
}
