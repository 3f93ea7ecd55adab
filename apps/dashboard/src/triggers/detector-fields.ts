import type { TriggerText } from "@springtide/contracts";

export type TriggerKind = TriggerText["kind"];

/** How one part of a detector is edited. Names are those of the shop file. */
export type DetectorField =
  | {
      readonly key: string;
      readonly control: "number";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** Moved by a slider as well: what is looked at most. */
      readonly isDialled?: true;
    }
  | { readonly key: string; readonly control: "quantity" }
  | { readonly key: string; readonly control: "choice"; readonly options: readonly string[] }
  | { readonly key: string; readonly control: "month-day" | "clock" | "share" | "trigger" | "triggers" }
  | { readonly key: string; readonly control: "rows"; readonly columns: readonly string[] };

const number = (key: string, min: number, max: number, step = 1): DetectorField => ({
  key,
  control: "number",
  min,
  max,
  step,
});
const dialled = (key: string, min: number, max: number, step: number): DetectorField => ({
  ...{ key, control: "number", min, max, step },
  isDialled: true,
});
const choice = (key: string, ...options: string[]): DetectorField => ({ key, control: "choice", options });
const rows = (key: string, ...columns: string[]): DetectorField => ({ key, control: "rows", columns });

const SEASON: readonly DetectorField[] = [
  { key: "armOn", control: "month-day" },
  { key: "disarmOn", control: "month-day" },
];
const SKY = choice("sky", "any", "dry", "sunny");
const RUN = number("sustainedDays", 1, 14);
const MEASURE = choice(
  "measure",
  "max-temperature",
  "min-temperature",
  "mean-temperature",
  "precipitation",
  "sunshine",
);
const UP_DOWN = choice("direction", "up", "down");
const AFTER = number("offsetDays", -60, 60);

/** What is edited of each kind of detector, in the order of the form. */
export const DETECTOR_FIELDS: Readonly<Record<TriggerKind, readonly DetectorField[]>> = {
  "first-warm-day": [dialled("thresholdC", -10, 40, 0.5), SKY, RUN, ...SEASON],
  "first-crossing": [MEASURE, UP_DOWN, { key: "threshold", control: "quantity" }, SKY, RUN, ...SEASON],
  "first-frost": [dialled("thresholdC", -20, 15, 0.5), RUN, ...SEASON],
  "first-snow": [RUN, ...SEASON],
  "weather-jump": [
    MEASURE,
    UP_DOWN,
    { key: "jump", control: "quantity" },
    number("overDays", 2, 60),
    RUN,
    number("quietDays", 0, 180),
    ...SEASON,
  ],
  "degree-days": [dialled("target", 5, 2000, 5), number("baseC", -20, 30, 0.5), ...SEASON],
  "sunset-before": [{ key: "clock", control: "clock" }],
  "clock-change": [choice("direction", "back", "forward", "either"), dialled("offsetDays", -14, 60, 1)],
  "calendar-date": [
    number("yearly.month", 1, 12),
    number("yearly.weekday", 1, 7),
    number("yearly.nth", -5, 5),
    number("yearly.plusDays", -60, 60),
    rows("dates", "date"),
  ],
  "public-holiday": [choice("on", "holiday", "bridge"), AFTER, rows("names", "name")],
  payday: [number("dayOfMonth", 1, 31), number("businessDaysBeforeEnd", 0, 15)],
  "date-ranges": [rows("ranges", "first", "last"), choice("at", "start", "end", "every-day"), AFTER],
  campaign: [
    rows("spend", "date", "amount"),
    { key: "carryOver", control: "share" },
    number("halfSpend", 0, 1_000_000_000, 100),
    number("steepness", 0.5, 5, 0.1),
  ],
  "price-change": [
    rows("changes", "date", "change"),
    choice("direction", "up", "down", "either"),
    { key: "perChange", control: "share" },
  ],
  "delivery-incident": [rows("incidents", "date", "severity")],
  "order-contacts": [number("usualOrdersPerDay", 0, 1_000_000_000, 10), rows("extraOrders", "date", "orders")],
  "all-of": [{ key: "of", control: "triggers" }, dialled("withinDays", 0, 60, 1)],
  "any-of": [{ key: "of", control: "triggers" }, dialled("apartDays", 0, 180, 1)],
  after: [{ key: "of", control: "trigger" }, dialled("days", 1, 60, 1)],
  "not-within": [{ key: "of", control: "trigger" }, { key: "unless", control: "trigger" }, dialled("days", 0, 60, 1)],
};

/** All kinds, in the order in which they are offered. */
export const TRIGGER_KINDS: readonly TriggerKind[] = [
  "first-warm-day",
  "first-crossing",
  "first-frost",
  "first-snow",
  "weather-jump",
  "degree-days",
  "sunset-before",
  "clock-change",
  "calendar-date",
  "public-holiday",
  "payday",
  "date-ranges",
  "campaign",
  "price-change",
  "delivery-incident",
  "order-contacts",
  "all-of",
  "any-of",
  "after",
  "not-within",
];
