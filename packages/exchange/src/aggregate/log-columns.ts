import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { Column, ColumnPlan } from "../contacts/columns.ts";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { quoted } from "../contacts/refused-rows.ts";
import { plainName, recogniseLog } from "../doctor/recognise-log.ts";

/** The columns of a log that somebody named. */
export interface NamedLogColumns {
  readonly start?: string | undefined;
  readonly time?: string | undefined;
  readonly by?: string | undefined;
  readonly handle?: string | undefined;
  readonly wait?: string | undefined;
  readonly abandoned?: string | undefined;
}

/** Names under which columns are found where nobody names them; letters and figures alone count. */
const USUAL_NAMES = {
  start: [
    "contactstart",
    "ts",
    "timestamp",
    "datetime",
    "start",
    "starttime",
    "startedat",
    "callstart",
    "createdat",
    "created",
    "date",
  ],
  time: ["time", "timeofday", "starttime"],
  handle: ["handleseconds", "handles", "handlingseconds", "handletime", "handlingtime", "aht"],
  wait: ["waitseconds", "waits", "waittime", "waitingtime", "queuetime"],
  abandoned: ["abandoned", "isabandoned", "abandon"],
} as const;

const REMEDIES = {
  start: "Name the column of the contact's time with --start.",
  time: "Name the column of the time of day with --time, or leave it out.",
  by: "Name a column of this file with --by, or leave it out to count all contacts together.",
  handle: "Name the column of handling times with --handle, or leave it out.",
  wait: "Name the column of waiting times with --wait, or leave it out.",
  abandoned: "Name the column that says who gave up with --abandoned, or leave it out.",
} as const;

/** Whether these column names hold what is needed: how the separator of a log is found. */
export function isLogHeader(columns: readonly string[], named: NamedLogColumns): boolean {
  const given = [named.start, named.time, named.by, named.handle, named.wait, named.abandoned];
  const all = given.every((name) => name === undefined || indexOf(columns, name) >= 0);
  return all && (named.start !== undefined || usual(columns, "start") >= 0);
}

/**
 * Finds the columns of a log: those named, and the others by the list it is recognised as or by their usual names.
 * @throws Refusal codes missing-column, doubled-column
 */
export function logColumns(columns: readonly string[], named: NamedLogColumns, file: string): ColumnPlan {
  const findings: Finding[] = [];
  const column = (role: keyof typeof REMEDIES): Column | null => {
    const name = named[role];
    const at = name === undefined ? (role === "by" ? -1 : usual(columns, role)) : indexOf(columns, name);
    if (at >= 0) {
      const written = columns[at] ?? "";
      if (columns.includes(written, at + 1)) findings.push(doubled(written, file));
      return { at, name: written };
    }
    if (name !== undefined || role === "start") findings.push(missing(name ?? "timestamp", columns, role, file));
    return null;
  };
  const start = column("start");
  const isDate = start !== null && plainName(start.name) === "date";
  const time = named.time !== undefined || isDate ? column("time") : null;
  const queue = column("by");
  const [aht, wait, abandoned] = [column("handle"), column("wait"), column("abandoned")];
  if (start === null || findings.length > 0) throw new Refusal(findings);
  return {
    layout: "contacts",
    width: columns.length,
    start,
    time: time?.at === start.at ? null : time,
    queue: queue ?? 0,
    offered: [],
    handled: null,
    abandoned,
    aht,
    wait,
  };
}

function usual(columns: readonly string[], role: keyof typeof USUAL_NAMES): number {
  const known = columns.map(plainName);
  const recognised = role === "start" ? recogniseLog(columns) : null;
  if (recognised !== null) return recognised.startAt;
  return USUAL_NAMES[role].map((name) => known.indexOf(name)).find((at) => at >= 0) ?? -1;
}

function indexOf(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  return exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
}

function missing(name: string, columns: readonly string[], role: keyof typeof REMEDIES, file: string): Finding {
  const shown = columns.slice(0, 12).map(quoted).join(", ");
  return {
    code: "missing-column",
    place: { file, row: 1, column: name },
    found: `the columns ${shown}${columns.length > 12 ? ` and ${columns.length - 12} more` : ""}`,
    rule: role === "start" ? "each contact needs its time" : `there is no column "${name}"`,
    remedy: `${didYouMean(name, columns)}${REMEDIES[role]}`,
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
