import type { ContactMapping, Shop } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "./did-you-mean.ts";
import { quoted } from "./refused-rows.ts";

/** The names columns have where no mapping says otherwise. */
const OWN_NAMES = {
  intervals: { start: "interval_start", aht: "aht_seconds" },
  days: { start: "date", aht: "aht_seconds" },
  contacts: { start: "contact_start", aht: "handle_seconds" },
} as const;

/** A column that is read: where it stands and what it is called. */
export interface Column {
  readonly at: number;
  readonly name: string;
}

/** Where in a row of this file each thing stands. */
export interface ColumnPlan {
  readonly layout: ContactMapping["layout"];
  /** Cells that every row must have. */
  readonly width: number;
  /** One column, or two where date and time stand apart. */
  readonly start: Column;
  readonly time: Column | null;
  /** The column that names the queue; or the queue (index in the shop) of every row; or a column of contacts for each queue. */
  readonly queue: Column | number | null;
  readonly offered: readonly { readonly queue: number; readonly column: Column }[];
  readonly handled: Column | null;
  readonly abandoned: Column | null;
  readonly aht: Column | null;
  /** How long each contact of a log waited. */
  readonly wait: Column | null;
}

interface Wanted {
  readonly field: string;
  readonly name: string;
  readonly required: boolean;
}

/** The mapping of a file in our own form; a `date` column in place of `interval_start` makes its rows days. */
export function ownForm(mapping: ContactMapping, mapped: boolean, columns: readonly string[]): ContactMapping {
  const daily = !mapped && columns.includes("date") && !columns.includes("interval_start");
  return daily ? { ...mapping, layout: "days" } : mapping;
}

/** Whether these column names hold every column that is needed: how the separator of a file is found. */
export function hasNeededColumns(columns: readonly string[], mapping: ContactMapping): boolean {
  return wantedColumns(mapping)
    .filter(({ required }) => required)
    .every(({ name }) => columns.includes(name));
}

/**
 * Finds the columns that a mapping names among those of a file.
 * @throws Refusal codes missing-column, doubled-column, unknown-queue (of the mapping), mapping-incomplete
 */
export function planColumns(columns: readonly string[], mapping: ContactMapping, shop: Shop, file: string): ColumnPlan {
  const findings: Finding[] = [];
  const found = new Map<string, Column>();
  for (const { field, name, required } of wantedColumns(mapping)) {
    const at = columns.indexOf(name);
    if (at < 0 && !required) continue;
    if (at < 0) findings.push(missing(name, field, columns, file));
    else if (columns.indexOf(name, at + 1) >= 0) findings.push(doubled(name, file));
    else found.set(field, { at, name });
  }
  const queueIndex = (id: string, field: string): number => {
    const index = shop.queues.findIndex((queue) => queue.id === id);
    if (index < 0) findings.push(unknownQueue(id, field, shop));
    return index;
  };
  const wide = Object.keys(mapping.queueColumns);
  const constant = wide.length === 0 && mapping.queue !== undefined ? queueIndex(mapping.queue, "/queue") : null;
  for (const [name, id] of Object.entries(mapping.queueNames)) queueIndex(id, `/queueNames/${name}`);
  const offered = wide.flatMap((id) => {
    const column = found.get(`/queueColumns/${id}`);
    const queue = queueIndex(id, `/queueColumns/${id}`);
    return column === undefined ? [] : [{ queue, column }];
  });
  const count = found.get("/columns/offered");
  if (count !== undefined) offered.push({ queue: -1, column: count });
  const start = found.get("/columns/start") ?? found.get("/columns/start/0");
  if (findings.length > 0 || start === undefined) throw new Refusal(findings);
  return {
    layout: mapping.layout,
    width: columns.length,
    start,
    time: found.get("/columns/start/1") ?? null,
    queue: wide.length > 0 ? null : (constant ?? found.get("/columns/queue") ?? null),
    offered,
    handled: found.get("/columns/handled") ?? null,
    abandoned: found.get("/columns/abandoned") ?? null,
    aht: found.get("/columns/aht") ?? null,
    wait: null,
  };
}

function wantedColumns(mapping: ContactMapping): Wanted[] {
  const { columns, layout } = mapping;
  const own = OWN_NAMES[layout];
  const start = columns.start ?? own.start;
  const wide = Object.entries(mapping.queueColumns);
  const wanted: Wanted[] = Array.isArray(start)
    ? start.map((name, at) => ({ field: `/columns/start/${at}`, name, required: true }))
    : [{ field: "/columns/start", name: start, required: true }];
  const optional = (field: string, named: string | undefined, fallback: string): void => {
    wanted.push({ field, name: named ?? fallback, required: named !== undefined });
  };
  if (wide.length === 0 && mapping.queue === undefined)
    wanted.push({ field: "/columns/queue", name: columns.queue ?? "queue", required: true });
  for (const [id, name] of wide) wanted.push({ field: `/queueColumns/${id}`, name, required: true });
  if (wide.length === 0 && layout !== "contacts")
    wanted.push({ field: "/columns/offered", name: columns.offered ?? "offered", required: true });
  // Where each queue has a column of its own, there is no telling whose handling times others would be.
  if (wide.length > 0) return wanted;
  if (layout !== "contacts") optional("/columns/handled", columns.handled, "handled");
  optional("/columns/abandoned", columns.abandoned, "abandoned");
  optional("/columns/aht", columns.aht, own.aht);
  return wanted;
}

function missing(name: string, field: string, columns: readonly string[], file: string): Finding {
  const shown = columns.slice(0, 12).map(quoted).join(", ");
  const more = columns.length > 12 ? ` and ${columns.length - 12} more` : "";
  const only = columns.length === 1 ? " If that is several columns in one, name the separator (delimiter)." : "";
  return {
    code: "missing-column",
    place: { file, row: 1, column: name },
    found: columns.length === 1 ? `the single column ${shown}` : `the columns ${shown}${more}`,
    rule: `a column "${name}" is needed`,
    remedy: `${didYouMean(name, columns)}Name the column in the header, or say in the mapping (${field}) which one it is.${only}`,
  };
}

function doubled(name: string, file: string): Finding {
  return {
    code: "doubled-column",
    place: { file, row: 1, column: name },
    found: `the column "${name}" twice`,
    rule: "a column that is read must have a name of its own",
    remedy: "Rename or take out one of them.",
  };
}

function unknownQueue(id: string, field: string, shop: Shop): Finding {
  const ids = shop.queues.map((queue) => queue.id);
  return {
    code: "unknown-queue",
    place: { field: `/contacts${field}` },
    found: quoted(id),
    rule: "the mapping can only name queues of the shop",
    remedy: `${didYouMean(id, ids)}The shop's queues are ${ids.join(", ")}.`,
  };
}
