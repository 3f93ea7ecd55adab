import type { TextId } from "../languages/texts.ts";

/** Texts of the parts of a trigger, by the key that a shop file gives them. */
const FIELDS = {
  thresholdC: "triggers.field-threshold-c",
  threshold: "triggers.field-threshold",
  jump: "triggers.field-jump",
  sky: "triggers.field-sky",
  sustainedDays: "triggers.field-sustained",
  armOn: "triggers.field-arm",
  disarmOn: "triggers.field-disarm",
  measure: "triggers.field-measure",
  direction: "triggers.field-direction",
  overDays: "triggers.field-over",
  quietDays: "triggers.field-quiet",
  target: "triggers.field-target",
  baseC: "triggers.field-base",
  clock: "triggers.field-clock",
  offsetDays: "triggers.field-offset",
  "yearly.month": "triggers.field-month",
  "yearly.weekday": "triggers.field-weekday",
  "yearly.nth": "triggers.field-nth",
  "yearly.plusDays": "triggers.field-plus",
  dates: "triggers.field-dates",
  on: "triggers.field-on",
  names: "triggers.field-names",
  name: "triggers.field-name",
  dayOfMonth: "triggers.field-day-of-month",
  businessDaysBeforeEnd: "triggers.field-before-end",
  ranges: "triggers.field-ranges",
  at: "triggers.field-at",
  spend: "triggers.field-spend",
  carryOver: "triggers.field-carry",
  halfSpend: "triggers.field-half",
  steepness: "triggers.field-steepness",
  changes: "triggers.field-changes",
  perChange: "triggers.field-per-change",
  incidents: "triggers.field-incidents",
  usualOrdersPerDay: "triggers.field-usual-orders",
  extraOrders: "triggers.field-extra-orders",
  of: "triggers.field-of",
  withinDays: "triggers.field-within",
  apartDays: "triggers.field-apart",
  days: "triggers.field-days",
  unless: "triggers.field-unless",
  lead: "triggers.field-lead",
  decay: "triggers.field-decay",
  duration: "triggers.field-duration",
  strengthPerUnit: "triggers.field-per-unit",
  strengthPerDayLate: "triggers.field-per-day-late",
  date: "triggers.column-day",
  first: "triggers.column-first",
  last: "triggers.column-last",
  amount: "triggers.column-amount",
  change: "triggers.column-change",
  severity: "triggers.column-severity",
  orders: "triggers.column-orders",
} as const satisfies Record<string, TextId>;

/** The text that names a part of a trigger. */
export function fieldId(key: string): TextId {
  const known: Readonly<Record<string, TextId>> = FIELDS;
  return known[key] ?? "triggers.field-name";
}

const OPTIONS = {
  "max-temperature": "triggers.option-max",
  "min-temperature": "triggers.option-min",
  "mean-temperature": "triggers.option-mean",
  precipitation: "triggers.option-precipitation",
  sunshine: "triggers.option-sunshine",
  up: "triggers.option-up",
  down: "triggers.option-down",
  any: "triggers.option-any",
  dry: "triggers.option-dry",
  sunny: "triggers.option-sunny",
  back: "triggers.option-back",
  forward: "triggers.option-forward",
  either: "triggers.option-either",
  holiday: "triggers.option-holiday",
  bridge: "triggers.option-bridge",
  start: "triggers.option-start",
  end: "triggers.option-end",
  "every-day": "triggers.option-every-day",
} as const satisfies Record<string, TextId>;

/** The text of one choice. */
export function optionId(key: string, option: string): TextId {
  const known: Readonly<Record<string, TextId>> = OPTIONS;
  return known[option] ?? fieldId(key);
}
