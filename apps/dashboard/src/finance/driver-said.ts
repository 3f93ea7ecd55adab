import type { ComparisonResult } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { SubjectNames } from "./subject-names.ts";

type Side = NonNullable<ComparisonResult["sensitivity"]>["byLedger"][number]["low"];

/** Drivers of the whole plan, and those of one of its parts: their ids begin so. */
const WHOLE = ["volume", "aht", "patience", "absence", "target", "people", "wages"] as const;
const OF_PART = ["price", "date", "strength"] as const;

/** What a driver of the plan is called, by its id; null for what is none. */
export function driverSaid(id: string, names: SubjectNames, { say }: Pick<Words, "say">): string | null {
  const whole = WHOLE.find((one) => one === id);
  if (whole !== undefined) return say(`finance.swung-${whole}`);
  const part = OF_PART.find((one) => id.startsWith(`${one}-`));
  return part === undefined ? null : say(`finance.swung-${part}`, { name: names(id.slice(part.length + 1)) });
}

/** "−10%", "+5 points", "+12 days": how far a driver is swung; as it was stored where nothing says it apart. */
export function swingSaid({ swing, words: stored }: Side, { say, signed, share, count }: Words): string {
  if (swing === undefined) return stored;
  const { unit, by } = swing;
  if (unit === "percent") return signed(by / 100, share);
  return say(`finance.swing-${unit}`, { by: signed(by, count), count: Math.abs(by) });
}
