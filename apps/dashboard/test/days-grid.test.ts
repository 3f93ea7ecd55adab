import { civilDay } from "@springtide/calendar";
import type { MeanIntervals } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../src/days/columns.ts";
import { cellOf, netTone } from "../src/days/cells.ts";
import { differenceOf, withLayers } from "../src/days/description.ts";
import { NO_EDITS } from "../src/days/edits.ts";
import type { QueueSource } from "../src/days/figures.ts";
import { rollUp } from "../src/days/figures.ts";
import { copiedText, filledDown, filledRight, pasted, typed } from "../src/days/grid-edits.ts";
import { gridRows } from "../src/days/grid-rows.ts";
import { limitsText, readLimits, USUAL_LIMITS, writeLimits } from "../src/days/limits.ts";
import { previewedIndex } from "../src/days/previewed-index.ts";
import { selectionInWords } from "../src/days/selection-words.ts";
import { zoomFrom, zoomsOf } from "../src/days/zoom.ts";
import { indexPlan, intervalsOfDay } from "../src/plan-index/plan-index.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "USD", 2026);
const german = wordsIn("de-DE", "USD", 2026);
const index = indexPlan(fixturePlan({ firstDay: "2026-02-26", days: 20 }));
const [plain] = index.plan.staffing.filter(({ queue }) => queue === "phone");

/** Four quarter hours of a queue: so many contacts, so long, needed, there. */
function quarters(rows: readonly (readonly [contacts: number, aht: number, need: number, own: number])[]): QueueSource {
  const column = (i: 0 | 1 | 2 | 3): number[] => rows.map((row) => row[i]);
  const none = rows.map(() => 0);
  if (plain === undefined) throw new Error("nobody is staffed");
  const staffing = {
    ...plain,
    required: column(2),
    own: column(3),
    overflow: none,
    serviceLevel: rows.map(() => 0.8),
  };
  const means: MeanIntervals = {
    queue: "phone",
    contacts: Float32Array.from(column(0)),
    ahtSeconds: Float32Array.from(column(1)),
  };
  return {
    staffing,
    means,
    contacts: means.contacts,
    seconds: rows.map(() => 900),
    served: [],
  };
}

describe("figures rolled up", () => {
  it("add contacts up, weigh handling times by them, and set no surplus off against a shortage", () => {
    const source = quarters([
      [10, 300, 4, 6],
      [30, 500, 8, 5],
      [0, 900, 0, 0],
      [0, 900, 0, 0],
    ]);
    const figures = rollUp(source, { from: 0, to: 4 });
    expect(figures).toMatchObject({ hours: 1, openHours: 1, contacts: 40, ahtSeconds: 450, requiredHours: 3 });
    expect([figures.ownHours, figures.underHours, figures.overHours]).toEqual([2.75, 0.75, 0.5]);
    expect(netTone(figures, USUAL_LIMITS)).toBe("under");
    expect(netTone(figures, { under: 0.25, over: 0.1 })).toBe("over");
    const net = cellOf("net", figures, { limits: USUAL_LIMITS, targetShare: 0.8, unit: "heads", pending: "", words });
    expect([net.text, net.said]).toEqual(["−0.8", "In this time −0.8 at some moments and +0.5 at others."]);
  });

  it("weigh service and hanging up by those offered, waits by those answered, occupancy by agents' hours", () => {
    const source = quarters([
      [10, 300, 4, 4],
      [30, 300, 8, 8],
    ]);
    const figures = rollUp(
      {
        ...source,
        served: [
          {
            from: 0,
            to: 2,
            contacts: [10, 30],
            planned: {
              agents: [4, 8],
              serviceLevel: { mean: [1, 0.6], p10: [1, 0.5], p90: [1, 0.7] },
              abandonShare: [0, 0.2],
              occupancy: [0.5, 0.8],
              meanQueue: [0, 2],
              asaSeconds: [5, 60],
              day: null,
            },
          },
        ],
      },
      { from: 0, to: 2 },
    );
    expect(figures.service?.serviceLevel).toBeCloseTo(28 / 40);
    expect(figures.service?.abandonShare).toBeCloseTo(6 / 40);
    expect(figures.service?.asaSeconds).toBeCloseTo((10 * 5 + 24 * 60) / 34);
    expect(figures.service?.occupancy).toBeCloseTo((4 * 0.5 + 8 * 0.8) / 12);
    expect(rollUp(source, { from: 0, to: 2 }).service).toBeNull();
  });
});

describe("columns", () => {
  it("keep the hours of a day on which the clocks change, and reach over the plan's weeks", () => {
    const change = civilDay("2026-03-08") - index.firstDay;
    expect(columnsOf(index, "60", change, words)).toHaveLength(23);
    expect(
      columnsOf(index, "60", change, words)
        .map(({ label }) => label)
        .slice(0, 4),
    ).toEqual(["00:00", "01:00", "03:00", "04:00"]);
    const back = indexPlan(fixturePlan({ firstDay: "2026-11-01", days: 1 }));
    const hours = columnsOf(back, "60", 0, words);
    expect(hours.slice(1, 3).map(({ label, to, from }) => [label, to - from])).toEqual([
      ["01:00 (1st)", 4],
      ["01:00 (2nd)", 4],
    ]);
    expect(columnsOf(index, "day", 6, words).map(({ label }) => label)[0]).toBe("Mon 2 Mar");
    const weeks = columnsOf(index, "week", 0, words);
    expect(weeks.map(({ label }) => label)).toEqual(["W9", "W10", "W11", "W12"]);
    expect([weeks[0]?.from, weeks.at(-1)?.to]).toEqual([0, index.grid.startsMs.length]);
  });

  it("are none finer than the plan", () => {
    expect(zoomsOf(30)).toEqual(["30", "60", "day", "week"]);
    expect([zoomFrom("15", 30), zoomFrom("60", 15), zoomFrom(null, 60)]).toEqual(["30", "60", "60"]);
  });
});

describe("limits", () => {
  it("come back from an address, but for the usual and for those too long for one", () => {
    const limits = { phone: { under: 0.05, over: 0.5 }, email: USUAL_LIMITS };
    expect(writeLimits(limits)).toBe("phone:5:50");
    expect(readLimits(`${limitsText(limits)},nonsense,x:1`)).toEqual({ phone: limits.phone });
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`queue-${String(i)}`, limits.phone]));
    expect([writeLimits(many), writeLimits({})]).toEqual([null, null]);
  });
});

describe("the grid as it is edited", () => {
  const day = 4;
  const { from } = intervalsOfDay(index, day);
  const contacts = Float32Array.from(index.grid.startsMs, (_, t) => (t - from >= 32 && t - from < 72 ? 10 : 0));
  const means = ["phone", "email"].map((queue) => ({ queue, contacts, ahtSeconds: contacts.map(() => 300) }));
  const gridWith = (edits: typeof NO_EDITS, said = words) => {
    const columns = columnsOf(index, "60", day, said);
    const material = { means, edits, played: [], tried: [] };
    const rows = gridRows({
      index,
      queues: ["phone", "email"],
      columns,
      unit: "heads",
      limits: {},
      material,
      pending: "…",
      withService: true,
      words: said,
    });
    return { index, rows, columns, expected: () => contacts, words: said };
  };
  const grid = gridWith(NO_EDITS);
  const email = grid.rows.findIndex(({ queue }) => queue === "email");
  const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });
  const volumes = (answer: ReturnType<typeof typed>, row: number, columns: readonly number[]): unknown[] => {
    if ("problem" in answer) throw new Error(answer.problem.sentence);
    const after = gridWith(answer.edits);
    return columns.map((column) => after.rows[row]?.cells[column]?.text);
  };

  it("has no wait for what waits in a pile, and marks what was changed with what the plan has", () => {
    expect(grid.rows.filter(({ queue }) => queue === "email").map(({ measure }) => measure)).toEqual(
      index.plan.staffing[1]?.model === "workload"
        ? ["volume", "aht", "required", "own", "partner", "net"]
        : grid.rows.slice(0, 10).map(({ measure }) => measure),
    );
    const answer = typed(grid, NO_EDITS, cell(0, 9), "60");
    expect(volumes(answer, 0, [8, 9])).toEqual(["40", "60"]);
    if ("problem" in answer) throw new Error(answer.problem.sentence);
    expect(gridWith(answer.edits).rows[0]?.cells[9]).toMatchObject({ isChanged: true, said: "40 in the plan" });
  });

  it("takes what Excel copies, with a decimal comma, a row for each queue", () => {
    const answer = pasted(gridWith(NO_EDITS, german), NO_EDITS, cell(0, 9), "50,5\t60\r\n1.000\t+50 %\r\n");
    expect(volumes(answer, 0, [9, 10])).toEqual(["51", "60"]);
    expect(volumes(answer, email, [9, 10])).toEqual(["1,000", "60"]);
    expect(volumes(pasted(grid, NO_EDITS, { ...cell(0, 9), right: 11 }, "80"), 0, [9, 10, 11, 12])).toEqual([
      "80",
      "80",
      "80",
      "40",
    ]);
  });

  it("says where a paste holds no number or has no room, and writes nothing", () => {
    const bad = pasted(grid, NO_EDITS, cell(0, 9), "50\tabc");
    expect("problem" in bad ? bad.problem.sentence : "").toContain("row 1, column 2 holds “abc”");
    const wide = pasted(grid, NO_EDITS, cell(0, 23), "50\t60");
    expect("problem" in wide ? wide.problem.sentence : "").toContain("row 1, column 2 of it");
    const none = typed(grid, NO_EDITS, cell(2, 9), "50");
    expect("problem" in none ? none.problem.sentence : "").toContain("Only Volume");
  });

  it("fills to the right and down, and copies with the reader's decimal sign", () => {
    const first = typed(grid, NO_EDITS, cell(0, 9), "62.5");
    if ("problem" in first) throw new Error(first.problem.sentence);
    const edited = gridWith(first.edits);
    expect(volumes(filledRight(edited, first.edits, { ...cell(0, 9), right: 11 }), 0, [9, 10, 11])).toEqual([
      "63",
      "63",
      "63",
    ]);
    expect(volumes(filledDown(edited, first.edits, { ...cell(0, 9), bottom: email }), email, [9, 10])).toEqual([
      "63",
      "40",
    ]);
    expect(copiedText(gridWith(first.edits, german), { ...cell(0, 8), right: 9 })).toBe("40\t62,5");
    expect(selectionInWords(edited.rows, { ...cell(0, 8), right: 9 }, words)).toBe("2 cells: sum 103, mean 51");
  });
});

describe("a day under edits that are tried", () => {
  const dayIndex = 4;
  const { from, to } = intervalsOfDay(index, dayIndex);
  const TEN = from + 40;
  const wave = (at: number, high: number, low: number) =>
    Array.from({ length: to - from }, (_, i) => (from + i === at ? high : low));
  const served = (level: number) => ({
    contacts: wave(TEN, 10, 10),
    planned: {
      agents: wave(TEN, 4, 4),
      serviceLevel: { mean: wave(TEN, level, 0.9), p10: [], p90: [] },
      abandonShare: wave(TEN, 0, 0),
      occupancy: wave(TEN, 0.7, 0.7),
      meanQueue: [],
      asaSeconds: wave(TEN, 30, 30),
      day: null,
    },
  });
  const heads = Math.max(...(plain?.required.slice(from, to) ?? [])) + 7;
  const day = {
    day: "2026-03-02",
    queues: [
      {
        queue: "phone",
        contacts: wave(TEN, 60, 10),
        required: plain?.required.slice(from, to).with(40, heads) ?? null,
        served: served(0.5),
      },
      { queue: "email", contacts: wave(TEN, 10, 10), required: null, served: null },
    ],
  };
  const exact = {
    day: "2026-03-02",
    seasons: 40,
    starts: [],
    queues: [
      {
        queue: "phone",
        definition: "slOffered",
        share: 0.8,
        withinSeconds: 20,
        required: served(0.9).planned,
        ...served(0.9),
      } as const,
    ],
  };

  it("shows heads and service with a mark and what the plan has, and leaves the day's other hours as they are", () => {
    const rows = gridRows({
      ...({
        index,
        queues: ["phone"],
        columns: columnsOf(index, "15", dayIndex, words),
        unit: "heads",
        limits: {},
        words,
      } as const),
      ...{ pending: "…", withService: true },
      material: {
        means: null,
        edits: NO_EDITS,
        played: [{ queue: "phone", dayIndex, day: exact }],
        tried: [{ dayIndex, day }],
      },
    });
    const cell = (measure: string, column: number) => rows.find((row) => row.measure === measure)?.cells[column];
    expect(cell("required", 40)).toMatchObject({ text: String(heads), isChanged: true });
    expect(cell("service", 40)).toMatchObject({
      text: "▾ 50%",
      tone: "under",
      isChanged: true,
      said: "Below the target of 80%; 90% in the plan",
    });
    expect([cell("service", 41)?.text, cell("service", 41)?.isChanged]).toEqual(["90%", undefined]);
    expect(cell("own", 40)?.isChanged).toBeUndefined();
  });

  it("counts in the chart's day who would be missing then", () => {
    const shown = previewedIndex(index, [{ dayIndex, day }]);
    const [phone, before] = [shown.plan.staffing[0], index.plan.staffing[0]];
    expect(phone?.gap[TEN]).toBe(heads - (before?.own[TEN] ?? 0) - (before?.overflow[TEN] ?? 0));
    expect(phone?.gap.with(TEN, 0)).toEqual(before?.gap.with(TEN, 0));
    expect(previewedIndex(index, [])).toBe(index);
  });
});

describe("a description with other adjustments", () => {
  const said = { who: "Anna", why: "a flyer", madeOn: "2026-02-01", from: "2026-03-01", to: "2026-03-02" };
  const flyer = { id: "flyer", name: "Flyer", ...said, change: "+10%" };
  const before = { id: "garden", queues: [1], adjustments: [flyer] };

  it("keeps all else, and no empty list", () => {
    const added = withLayers(before, { kind: "add", added: [{ ...flyer, id: "sale" }] });
    expect(added).toEqual({ ...before, adjustments: [flyer, { ...flyer, id: "sale" }] });
    expect(withLayers(before, { kind: "remove", id: "flyer" })).toEqual({ id: "garden", queues: [1] });
  });

  it("tells what somebody else did", () => {
    const theirs = {
      ...before,
      queues: [2],
      adjustments: [
        { ...flyer, change: "+20%" },
        { ...flyer, id: "sale", name: "Sale" },
      ],
    };
    expect(differenceOf(before, theirs)).toEqual({
      added: ["Sale (Anna)"],
      removed: [],
      changed: ["Flyer (Anna)"],
      parts: ["queues"],
    });
    expect(differenceOf(before, { id: "garden" })).toMatchObject({ removed: ["Flyer (Anna)"], parts: ["queues"] });
  });
});
