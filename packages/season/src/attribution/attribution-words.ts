import { civilDay, weekday } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import type { Attribution, AttributionStep, Cause } from "./attribution.ts";

/** One row of the table that shows where contacts come from. */
export interface AttributionRow {
  /** "Time of the year", "First sunny 18 °C day". */
  readonly name: string;
  /** "+12 %", "times 2.4"; empty for the first row. */
  readonly effect: string;
  readonly contacts: number;
  /** Contacts after this step. */
  readonly after: number;
}

/** A step that moves less than this, in contacts, is left out of the rows. */
const WORTH_A_ROW = 0.05;

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The steps that are worth a row, in words; what the others move is in the row after them, so that the last is the forecast. */
export function attributionRows(
  attribution: Attribution,
  shop: Pick<Shop, "triggers" | "adjustments">,
): AttributionRow[] {
  let after = 0;
  let skipped = 0;
  const rows: AttributionRow[] = [];
  for (const step of attribution.steps) {
    after += step.contacts;
    if (step.cause.kind !== "base" && Math.abs(step.contacts) < WORTH_A_ROW) {
      skipped += step.contacts;
      continue;
    }
    const contacts = step.contacts + skipped;
    skipped = 0;
    rows.push({ name: causeInWords(step.cause, attribution.day, shop), effect: effectInWords(step), contacts, after });
  }
  const last = rows.pop();
  return last === undefined ? [] : [...rows, { ...last, contacts: last.contacts + skipped, after }];
}

/** What a step stands for, as page and program say it. */
export function causeInWords(cause: Cause, day: string, shop: Pick<Shop, "triggers" | "adjustments">): string {
  switch (cause.kind) {
    case "base":
      return "An ordinary day";
    case "weekday":
      return `It is a ${WEEKDAYS[weekday(civilDay(day)) - 1] ?? "weekday"}`;
    case "trend":
      return "Trend of the years";
    case "season":
      return "Time of the year";
    case "turn-of-month":
      return "Time of the month";
    case "holiday":
      return "Public holiday, or a day beside one";
    case "closed-day":
      return "Closed";
    case "level":
      return "Level of the last weeks";
    case "weather":
      return "Weather";
    case "methods":
      return "What other methods say";
    case "spread":
      return "Spread of the possible seasons";
    case "other":
      return cause.name;
    case "trigger":
      return shop.triggers.find(({ id }) => id === cause.id)?.name ?? cause.id;
    case "adjustment": {
      const made = shop.adjustments.find(({ id }) => id === cause.id);
      return made === undefined ? cause.id : `${made.name}, by ${made.who}: ${made.why}`;
    }
  }
}

function effectInWords({ cause, factor }: AttributionStep): string {
  if (factor === null) return cause.kind === "base" ? "" : "added";
  if (factor >= 2) return `times ${(Math.round(factor * 10) / 10).toString()}`;
  const percent = Math.round(1000 * (factor - 1)) / 10;
  return `${percent < 0 ? "-" : "+"}${Math.abs(percent).toString()} %`;
}
