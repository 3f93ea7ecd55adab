import { basename } from "node:path";
import type { TimeZone } from "@springtide/calendar";
import { type OpeningBacklog, WorkUnit } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { readingsOf, type Sheet } from "../roster/sheet.ts";
import { readWrittenTime, instantOf, localMsOf } from "../series/written-time.ts";
import { readTableText } from "../xlsx/read-table-text.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** "0-4h", "4-24 h", "1-3d", "3d+": the hours from and until which items have waited. */
const AGE = /^(?:age_?)?(\d+)(?:\s*(?:-|_|to)\s*(\d+))?\s*(h|d)(?:ours?|ays?)?(\+)?$/i;

interface AgeColumn {
  readonly at: number;
  readonly fromHours: number;
  /** Null: as long as may be. */
  readonly toHours: number | null;
}

/** What the readers of a backlog know beside it. */
export interface BacklogReading {
  readonly queues: readonly string[];
  /** Of times without an offset. */
  readonly zone: TimeZone;
}

/** Reads the opening backlog (see `backlogOfText`). @throws Refusal if it cannot be read */
export async function readBacklog(path: string, reading: BacklogReading): Promise<OpeningBacklog[]> {
  return backlogOfText(
    await readTableText({ path, what: "an opening backlog", largestMegabytes: 5 }),
    basename(path),
    reading,
  );
}

/**
 * Reads what was open in queues of deferred work at a moment: a row a queue with the columns as_of (a time, with its offset or by the
 * shop's clock), queue, open_items and, if there are any, columns of ages such as `0-4h`, `4-24h`, `1-3d`, `3d+`, which add up to
 * open_items, and a column unit, case or message, where items are not in the queue's own unit. What one queue says against the shop is
 * looked at when the two are put together (`withOpeningBacklog` of the season).
 * @throws Refusal with row and column of each cell that cannot be read, queues that are not the shop's, a queue twice for one moment,
 *   ages that do not add up
 */
export function backlogOfText(text: string, file: string, { queues, zone }: BacklogReading): OpeningBacklog[] {
  const sheet = sheetOf(readingsOf(text, file), file);
  const head = (sheet.rows[0]?.cells ?? []).map((name) => name.trim().toLowerCase());
  const ages = ageColumns(head);
  const refused = new RefusedRows(file, false);
  const seen = new Map<string, number>();
  const backlog = sheet.rows.slice(1).map(({ row, cells }): OpeningBacklog => {
    const cell = (name: string): string => cells[head.indexOf(name)] ?? "";
    const refuse = (name: string, trouble: Trouble): void => {
      refused.add(row, name, quoted(cell(name)), trouble);
    };
    const count = (at: number): number => {
      const written = cells[at] ?? "";
      if (/^\d{1,9}$/.test(written)) return Number(written);
      refused.add(row, head[at], quoted(written), NOT_A_COUNT);
      return 0;
    };
    const asOfMs = instantIn(cell("as_of"), zone);
    if (asOfMs === null) refuse("as_of", NOT_A_MOMENT);
    const queue = cell("queue");
    if (!queues.includes(queue)) refuse("queue", unknownQueue(queue, queues));
    const openItems = count(head.indexOf("open_items"));
    const byAge = ages.map(({ at, fromHours, toHours }) => ({
      fromHours,
      toHours,
      items: cells[at] === "" ? 0 : count(at),
    }));
    const sum = byAge.reduce((total, { items }) => total + items, 0);
    if (byAge.length > 0 && sum !== openItems) refuse("open_items", { ...UNEQUAL, rule: `its ages add up to ${sum}` });
    const key = `${queue} ${asOfMs ?? ""}`;
    const before = seen.get(key);
    if (before !== undefined) refuse("queue", { ...TWICE, rule: `row ${before} tells of the same queue and moment` });
    seen.set(key, before ?? row);
    const written = cell("unit").toLowerCase();
    const unit = WorkUnit.nullable().safeParse(written === "" ? null : written);
    if (!unit.success) refuse("unit", NOT_A_UNIT);
    return {
      ...{ queue, openItems, byAge, unit: unit.data ?? null },
      asOf: zone.formatInstant(asOfMs ?? 0),
      place: { file, row },
    };
  });
  if (refused.total > 0) throw refused.refusal();
  return backlog;
}

const NOT_A_COUNT = {
  code: "not-a-count",
  rule: "items are counted in whole numbers from 0 on",
  remedy: "Correct it; write 0 where nothing is open.",
};
const NOT_A_MOMENT = {
  code: "not-a-time",
  rule: "a backlog is as of a moment, such as 2026-10-25T08:00:00+01:00",
  remedy: "Write the time, with its offset where the clocks change.",
};
const NOT_A_UNIT = {
  code: "not-a-unit",
  rule: "items are cases or messages",
  remedy: "Write case or message, or leave the cell empty for the queue's own unit.",
};
const UNEQUAL = { code: "ages-unequal-open", remedy: "Correct the ages or the number of open items." };
const TWICE = { code: "backlog-twice", remedy: "Take one of the two out." };

function unknownQueue(found: string, queues: readonly string[]): Trouble {
  return {
    code: "unknown-queue",
    rule: `the shop's queues are ${queues.join(", ")}`,
    remedy: `${didYouMean(found, queues)}Name one of them.`,
  };
}

/** A local time that comes twice is none that could be told: it needs its offset. */
function instantIn(text: string, zone: TimeZone): number | null {
  const read = readWrittenTime(text, "ymd");
  if ("code" in read) return null;
  if (!Number.isNaN(read.offsetMinutes)) return instantOf(read);
  const day = Math.floor(localMsOf(read) / DAY_MS);
  const [instant, second] = zone.instantsOf(day, read.msOfDay / MINUTE_MS);
  return second === undefined ? (instant ?? null) : null;
}

function ageColumns(head: readonly string[]): AgeColumn[] {
  return head.flatMap((name, at) => {
    const match = AGE.exec(name);
    if (match === null) return [];
    const [, from = "0", to, unit = "h", more] = match;
    const hours = unit.toLowerCase() === "d" ? 24 : 1;
    const isOpen = more !== undefined || to === undefined;
    return [{ at, fromHours: Number(from) * hours, toHours: isOpen ? null : Number(to) * hours }];
  });
}

function sheetOf(sheets: readonly Sheet[], file: string): Sheet {
  const needed = ["as_of", "queue", "open_items"];
  const sheet = sheets.find(({ rows }) =>
    needed.every((name) => rows[0]?.cells.some((cell) => cell.trim().toLowerCase() === name)),
  );
  if (sheet !== undefined) return sheet;
  throw new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${(sheets[0]?.rows[0]?.cells ?? []).join(", ")}`,
    rule: `an opening backlog has the columns ${needed.join(", ")}; ages such as 0-4h, 4-24h, 1-3d and 3d+ may follow`,
    remedy: "Name the columns so.",
  });
}
