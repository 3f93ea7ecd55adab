import type { TextId } from "../languages/texts.ts";
import type { FieldGroup } from "./fields.ts";
import type { Json, Path } from "./json.ts";
import { at, isList, isObject } from "./json.ts";
import { AGREEMENT_FIELDS, TEAM_FIELDS } from "./people-fields.ts";
import { QUEUE_FIELDS } from "./queue-fields.ts";
import { PLAN_FIELDS, SHOP_FIELDS, SITE_FIELDS, VALUE_FIELDS } from "./site-fields.ts";

/** A part of the description that is shown and changed by forms. */
export interface FormPart {
  readonly part: string;
  readonly title: TextId;
  readonly note: TextId;
  /** Key of the description that it shows; null for what stands at its top. */
  readonly key: string | null;
  readonly groups: readonly FieldGroup[];
  /** Of a list of several: what a new one begins as. */
  readonly list?: { readonly add: TextId; readonly blank: Json };
}

/** The parts with forms, in the order of the page. */
export const FORM_PARTS: readonly FormPart[] = [
  { part: "shop", title: "settings.shop", note: "settings.shop-note", key: null, groups: SHOP_FIELDS },
  {
    part: "sites",
    title: "settings.sites",
    note: "settings.sites-note",
    key: "sites",
    groups: SITE_FIELDS,
    list: {
      add: "settings.add-site",
      blank: { id: "", zone: "", openingHours: { week: [{ days: "mon-fri", hours: "08:00-18:00" }] } },
    },
  },
  {
    part: "queues",
    title: "settings.queues",
    note: "settings.queues-note",
    key: "queues",
    groups: QUEUE_FIELDS,
    list: {
      add: "settings.add-queue",
      blank: { id: "", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
    },
  },
  {
    part: "teams",
    title: "settings.teams",
    note: "settings.teams-note",
    key: "teams",
    groups: TEAM_FIELDS,
    list: { add: "settings.add-team", blank: { id: "", serves: [], costPerHour: 0 } },
  },
  {
    part: "agreements",
    title: "settings.agreements",
    note: "settings.agreements-note",
    key: "agreements",
    groups: AGREEMENT_FIELDS,
    list: {
      add: "settings.add-agreement",
      blank: { id: "", partner: "", serves: [], seats: 0, minimumBlock: "4h", pricePerHour: 0 },
    },
  },
  { part: "value", title: "settings.value", note: "settings.value-note", key: "customerValue", groups: VALUE_FIELDS },
  { part: "plan", title: "settings.plan", note: "settings.plan-note", key: "plan", groups: PLAN_FIELDS },
];

/** Every part of the page by the word that stands for it in an address. */
export const PARTS = [...FORM_PARTS.map(({ part }) => part), "rest", "text", "organisation", "telling"] as const;

/** One thing of a part: the part itself, or one of its list. */
export interface Item {
  readonly path: Path;
  readonly value: Json | undefined;
  /** Null for a part that is no list. */
  readonly id: string | null;
  readonly name: string | null;
}

/** What a part shows of a description. */
export function itemsOf({ key, list }: FormPart, description: Json): Item[] {
  if (key === null) return [{ path: [], value: description, id: null, name: null }];
  const value = at(description, [key]);
  if (list === undefined) return [{ path: [key], value, id: null, name: null }];
  return (isList(value) ? value : []).map((item, index) => ({
    path: [key, index],
    value: item,
    id: textAt(item, "id") ?? "",
    name: textAt(item, "name") ?? textAt(item, "partner"),
  }));
}

/** Ids and names of a list such as the queues, in its order. */
export function namesIn(description: Json, key: string): { readonly id: string; readonly name: string }[] {
  const list = at(description, [key]);
  return (isList(list) ? list : []).flatMap((item) => {
    const id = textAt(item, "id");
    return id === null ? [] : [{ id, name: textAt(item, "name") ?? id }];
  });
}

/** Keys of a thing that no field shows. */
export function unshownKeys({ groups, key }: FormPart, value: Json | undefined): string[] {
  if (!isObject(value) || key === null) return [];
  const shown = new Set(["id", ...groups.flatMap(({ fields }) => fields.map(({ path }) => path[0] ?? ""))]);
  return Object.keys(value).filter((one) => !shown.has(one));
}

function textAt(item: Json, key: string): string | null {
  const found = at(item, [key]);
  return typeof found === "string" ? found : null;
}
