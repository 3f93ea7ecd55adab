import { civilDay } from "@springtide/calendar";
import type { ImportFinding, Mend } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { backlogChange } from "../src/data/backlog-change.ts";
import { dayByKey, historyCalendar } from "../src/data/calendar/history-calendar.ts";
import { diffPicture } from "../src/data/imports/diff-picture.ts";
import { fieldsOf, mappingWithFields } from "../src/data/imports/mapping-fields.ts";
import {
  accept,
  keyOf,
  leave,
  listedFindings,
  mappingOf,
  newSettling,
  openCounts,
  reopen,
} from "../src/data/imports/settling.ts";
import { readTwoColumns } from "../src/data/two-columns.ts";
import { wordsIn } from "./words-in.ts";

describe("a calendar of what is stored", () => {
  // Two weeks from Monday, 5 January 2026: 100 a day, a part of Tuesday, no Wednesday, no contacts on Thursday, 3 on the second Monday.
  const queue = {
    ...{ queue: "phone", name: "Phone", zone: "Europe/Berlin" },
    offered: [100, 90, null, 0, 100, null, null, 3, 100, 100, 100, 100, null, null],
    open: [20, 20, 20, 20, 20, 0, 0, 20, 20, 20, 20, 20, 0, 0],
    missing: [0, 2, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  };
  const words = wordsIn("en-GB", "EUR", 2026);
  const span = { first: "2026-01-05", last: "2026-01-16" };
  const { rows, days, gaps, sentence } = historyCalendar(queue, "2026-01-05", span, words);

  it("tells days that are counted from those in part, missing, doubtful, closed, and beyond the history", () => {
    const states = ["counted", "part", "none", "zero", "counted", "closed", "closed", "low"];
    expect(days.slice(0, 8).map(({ state }) => state)).toEqual(states);
    expect(days.slice(12).map(({ state }) => state)).toEqual(["outside", "outside"]);
    expect(rows[0]?.map((one) => one?.day)).toEqual([civilDay("2026-01-05"), civilDay("2026-01-12")]);
    expect(gaps.map(({ state }) => state)).toEqual(["part", "none", "zero", "low"]);
    expect(sentence).toBe("6 days are counted whole, 1 only in part, 1 is missing, 2 are doubtful, 2 were closed.");
  });

  it("is walked through by keys and never left by them", () => {
    expect([dayByKey("ArrowDown", 0, 14), dayByKey("ArrowRight", 10, 14), dayByKey("Home", 9, 14)]).toEqual([1, 13, 0]);
    expect(dayByKey("x", 0, 14)).toBeNull();
  });
});

const mend = (id: string, change: Mend["change"]): Mend => ({ id, code: "ignore-queue", words: "", change });
const found = (code: string, weight: ImportFinding["weight"], mends: Mend[]): ImportFinding => ({
  ...{ code, weight, mends, place: {}, found: "", rule: "", remedy: "", rows: 0, sample: [] },
});

describe("what is said about a file", () => {
  const totals = found("totals-queue", "blocks", [mend("ignore-queue:All", { ignoreQueues: ["All"] })]);
  const gaps = found("zeros-left-out", "doubt", [mend("gaps-are-zero", { gaps: "zero" })]);
  const [ignore] = totals.mends;
  if (ignore === undefined) throw new Error("there is a mend");

  it("changes how it is read, and can be taken back one by one in any order", () => {
    const settled = accept(newSettling({ mapping: ImportMapping.parse({ ignoreQueues: ["Test"] }) }), totals, ignore);
    expect(mappingOf(settled).ignoreQueues).toEqual(["Test", "All"]);
    const both = leave(settled, keyOf(gaps));
    expect(listedFindings([gaps], both).map(({ standing }) => standing)).toEqual(["accepted", "left"]);
    expect(openCounts(listedFindings([gaps], both))).toEqual({ blocks: 0, doubt: 0, note: 0 });
    const again = reopen(reopen(both, keyOf(totals)), keyOf(gaps));
    expect(mappingOf(again).ignoreQueues).toEqual(["Test"]);
    expect(openCounts(listedFindings([totals, gaps], again))).toEqual({ blocks: 1, doubt: 1, note: 0 });
  });

  it("names columns by a form and keeps what the form does not show", () => {
    const mapping = ImportMapping.parse({
      columns: { start: "When", staffed: "Agents" },
      queueColumns: { phone: "Calls" },
    });
    const fields = fieldsOf(mapping);
    const said = mappingWithFields(mapping, {
      ...fields,
      columns: { ...fields.columns, offered: "Offered" },
      queue: "phone",
      dateOrder: "dmy",
    });
    expect(said.columns).toEqual({ start: "When", staffed: "Agents", offered: "Offered" });
    expect([said.queueColumns, said.queue, said.datesClear]).toEqual([{}, "phone", true]);
  });
});

it("draws what storing changes by queue, and by weeks without a gap", () => {
  const { queues, weeks, days } = diffPicture({
    contactDays: [
      { queue: "phone", day: "2026-01-05", before: null, after: 10 },
      { queue: "phone", day: "2026-01-06", before: 4, after: 6 },
      { queue: "email", day: "2026-01-19", before: 5, after: null },
    ],
  });
  expect(queues[0]).toEqual({ queue: "phone", added: 1, changed: 1, removed: 0, before: 4, after: 16 });
  expect(weeks.map(({ after }) => after)).toEqual([16, 0, 0]);
  expect(days).toBe(3);
});

describe("a pasted table of days and figures", () => {
  it("is read as sheets write it, with or without a header", () => {
    const read = (text: string) => readTwoColumns(text);
    expect(read("Day\tOrders\n24.11.2026\t1.234,5\n2026-11-25\t7")).toEqual({
      state: "read",
      rows: [
        { date: "2026-11-24", value: 1234.5 },
        { date: "2026-11-25", value: 7 },
      ],
    });
    expect(read("2026-11-24;1,234")).toEqual({ state: "read", rows: [{ date: "2026-11-24", value: 1234 }] });
  });

  it("names the line that is none", () => {
    expect(readTwoColumns("2026-11-24,5\nsoon,6")).toEqual({ state: "unread", line: 2, text: "soon,6" });
    expect(readTwoColumns("11/24/2026,5")).toMatchObject({ state: "unread", line: 1 });
  });
});

it("sends a backlog with what was counted anew, in the unit it was counted in before", () => {
  const asOf = "2026-01-01T08:00:00Z";
  const stored = ["email", "form"].map((queue) => ({ queue, asOf, unit: "case" as const, openItems: 5, byAge: [] }));
  const now = "2026-02-01T08:00:00Z";
  expect(backlogChange(stored, { email: 9, form: null, social: 2 }, now)).toEqual([
    { queue: "email", asOf: now, unit: "case", openItems: 9, byAge: [] },
    { queue: "social", asOf: now, unit: null, openItems: 2, byAge: [] },
  ]);
});
