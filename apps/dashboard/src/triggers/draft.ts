import type { Shop, Trigger } from "@springtide/contracts";
import { parseOrRefuse, resolveTrigger, TriggerText } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { TriggerKind } from "./detector-fields.ts";

/** A value of a description, as JSON has it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A trigger as it is written, perhaps not yet right. */
export type Draft = Record<string, Json>;

/** A draft read: the trigger, or what is wrong with it. */
export type ReadDraft =
  | { readonly trigger: Trigger; readonly findings: readonly [] }
  | { readonly trigger: null; readonly findings: readonly Finding[] };

/** Reads a draft by the rules of the shop file. */
export function readDraft(draft: Draft, shop: Parameters<typeof resolveTrigger>[1]): ReadDraft {
  try {
    return { trigger: resolveTrigger(parseOrRefuse(TriggerText, draft), shop), findings: [] };
  } catch (error) {
    if (error instanceof Refusal) return { trigger: null, findings: error.findings };
    throw error;
  }
}

/** The value at a place such as "yearly.month"; undefined where nothing is written. */
export function valueAt(draft: Draft, key: string): Json | undefined {
  return key.split(".").reduce<Json | undefined>((value, part) => (isRecord(value) ? value[part] : undefined), draft);
}

/** The draft with another value at a place; undefined takes it out, and what is empty then with it. */
export function withValue(draft: Draft, key: string, value: Json | undefined): Draft {
  const [part = "", ...rest] = key.split(".");
  const { [part]: before, ...others } = draft;
  const inner = rest.length === 0 ? value : withValue(isRecord(before) ? before : {}, rest.join("."), value);
  const isGone = inner === undefined || (rest.length > 0 && isRecord(inner) && Object.keys(inner).length === 0);
  return isGone ? others : { ...draft, [part]: inner };
}

/** Whether a value has keys. */
export function isRecord(value: Json | undefined): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}

/** A draft of another kind: what all kinds share stays. */
export function asKind(
  { id = "", name = "", response = {} }: Draft,
  kind: TriggerKind,
  others: readonly string[],
): Draft {
  const [first = "", second = first] = others;
  return { id, kind, name, ...STARTS[kind]({ first, second }), response };
}

/** A draft to begin with. */
export function newDraft(shop: Shop, name: string): Draft {
  const used = new Set(shop.triggers.map(({ id }) => id));
  const free = Array.from({ length: used.size + 1 }, (_, i) => `trigger-${String(i + 1)}`).find((id) => !used.has(id));
  const lift = Object.fromEntries(shop.queues.slice(0, 1).map(({ id }) => [id, "+50%"]));
  return {
    id: free ?? "",
    kind: "first-warm-day",
    name,
    ...STARTS["first-warm-day"](NO_OTHERS),
    response: { decay: "7d", lift },
  };
}

interface Others {
  readonly first: string;
  readonly second: string;
}

const NO_OTHERS: Others = { first: "", second: "" };
const WARM = { measure: "max-temperature", direction: "up" };

/** What a trigger of a kind begins with; lists of days begin empty and are asked for. */
const STARTS: Readonly<Record<TriggerKind, (others: Others) => Draft>> = {
  "first-warm-day": () => ({ thresholdC: 18, sky: "sunny", armOn: "02-01", disarmOn: "06-30" }),
  "first-crossing": () => ({ ...WARM, threshold: "25 C", armOn: "05-01", disarmOn: "09-30" }),
  "first-frost": () => ({ thresholdC: 0 }),
  "first-snow": () => ({}),
  "weather-jump": () => ({ ...WARM, jump: "8 C" }),
  "degree-days": () => ({ baseC: 5, target: 150 }),
  "sunset-before": () => ({ clock: "18:00" }),
  "clock-change": () => ({ direction: "back", offsetDays: 1 }),
  "calendar-date": () => ({ yearly: { month: 11, weekday: 4, nth: 4, plusDays: 1 } }),
  "public-holiday": () => ({ on: "holiday" }),
  payday: () => ({ businessDaysBeforeEnd: 0 }),
  "date-ranges": () => ({ ranges: [] }),
  campaign: () => ({ spend: [], halfSpend: 1000 }),
  "price-change": () => ({ changes: [] }),
  "delivery-incident": () => ({ incidents: [] }),
  "order-contacts": () => ({ usualOrdersPerDay: 100, extraOrders: [] }),
  "all-of": ({ first, second }) => ({ of: [first, second] }),
  "any-of": ({ first, second }) => ({ of: [first, second] }),
  after: ({ first }) => ({ of: first, days: 7 }),
  "not-within": ({ first, second }) => ({ of: first, unless: second, days: 14 }),
};
