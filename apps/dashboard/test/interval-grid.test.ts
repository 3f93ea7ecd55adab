import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../src/interval-grid/cell-range.ts";
import { cellsOf, countOf, rangeOf } from "../src/interval-grid/cell-range.ts";
import { readTable, writeTable } from "../src/interval-grid/clipboard.ts";
import { wishOfKey } from "../src/interval-grid/grid-keys.ts";
import { drawnPart, scrollTo, widthOfColumns } from "../src/interval-grid/grid-layout.ts";
import { placesOf } from "../src/interval-grid/grid-row.ts";
import type { GridAction, GridState } from "../src/interval-grid/grid-state.ts";
import { gridReducer, gridState } from "../src/interval-grid/grid-state.ts";
import { decimalSign, readNumber } from "../src/interval-grid/number-text.ts";

const size = { rows: 4, columns: 12 };
const cell = fc.record({ row: fc.nat(3), column: fc.nat(11) });

describe("columns", () => {
  it("share the room where they are few, and are never too narrow or too wide", () => {
    expect([widthOfColumns(108, 7, 900), widthOfColumns(54, 96, 900), widthOfColumns(60, 2, 900)]).toEqual([
      128, 54, 180,
    ]);
    expect([widthOfColumns(84, 0, 900), widthOfColumns(84, 3, -200)]).toEqual([84, 84]);
  });
});

describe("numbers as people write them", () => {
  it("are read with the signs of either side of the sea", () => {
    const read = (text: string, decimal = ","): number | null => {
      const number = readNumber(text, decimal);
      return number?.kind === "figure" ? number.value : null;
    };
    expect(
      ["12,5", "1.234,5", "1,234.5", "1 234", "1.234", "0,25", "−3", "1'000", ",5"].map((text) => read(text)),
    ).toEqual([12.5, 1234.5, 1234.5, 1234, 1234, 0.25, -3, 1000, 0.5]);
    expect([read("1.234", "."), read("1,234", "."), read("12.5", ","), read("1.23", ",")]).toEqual([
      1.234, 1234, 12.5, 1.23,
    ]);
    expect(["", "abc", "1,2,3", "12x", "--1", "1.23.4", "15%", "#N/A"].map((text) => readNumber(text, ","))).toEqual(
      Array.from({ length: 8 }, () => null),
    );
    expect(readNumber("+15 %", ",")).toEqual({ kind: "share", change: 0.15 });
    expect(readNumber("-2,5%", ",")).toEqual({ kind: "share", change: -0.025 });
  });

  it("come back as a locale writes them", () => {
    for (const locale of ["en-GB", "de-DE", "pl-PL", "ru-RU", "nl-NL", "de-CH"])
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
          const value = hundredths / 100;
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
          expect(readNumber(text, decimalSign(locale))).toEqual({ kind: "figure", value, decimals: 2 });
        }),
      );
  });
});

describe("tables on the clipboard", () => {
  it("come back as they went, and as Excel sends them", () => {
    const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const plain = rows.map((cells) => cells.map((text) => text.replaceAll("\r", "")));
        expect(readTable(`${writeTable(plain)}\n`)).toEqual(plain);
      }),
    );
    expect(readTable("12,5\t13\r\n14\t\r\n")).toEqual([
      ["12,5", "13"],
      ["14", ""],
    ]);
  });
});

describe("keys of a grid", () => {
  const isFilled = ({ column }: Cell): boolean => (column >= 3 && column <= 6) || column === 9;
  const wish = (key: string, active: Cell, ctrl = false, shift = false) =>
    wishOfKey({ key, ctrl, shift }, { active, size, page: 3, isFilled });

  it("jump to where figures begin and end, as spreadsheets do", () => {
    const steps = [0, 3, 6, 9, 11, 11].map((column, i, list) => [column, list[i + 1]] as const).slice(0, -1);
    for (const [column, target] of steps)
      expect(wish("ArrowRight", { row: 1, column }, true)).toEqual({
        kind: "move",
        to: { row: 1, column: target },
        isExtending: false,
      });
    expect(wish("End", { row: 2, column: 5 }, true, true)).toEqual({
      kind: "move",
      to: { row: 3, column: 11 },
      isExtending: true,
    });
    expect(wish("z", { row: 0, column: 0 }, true, true)).toEqual({ kind: "redo" });
    expect(wish("7", { row: 0, column: 0 })).toEqual({ kind: "type", text: "7" });
    expect(wish("c", { row: 0, column: 0 }, true)).toBeNull();
  });

  it("never leave the grid", () => {
    const key = fc.constantFrom(
      "ArrowUp",
      "ArrowDown",
      "ArrowLeft",
      "ArrowRight",
      "Home",
      "End",
      "PageUp",
      "PageDown",
      "Enter",
    );
    fc.assert(
      fc.property(key, cell, fc.boolean(), fc.boolean(), (pressed, active, ctrl, shift) => {
        const asked = wish(pressed, active, ctrl, shift);
        const to = asked?.kind === "move" ? asked.to : active;
        expect(to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns).toBe(true);
      }),
    );
  });
});

describe("what a grid remembers", () => {
  const action: fc.Arbitrary<GridAction<number>> = fc.oneof(
    fc.record({ kind: fc.constant("select" as const), cell, isExtending: fc.boolean() }),
    fc.constant({ kind: "all" as const, size }),
    fc.record({ kind: fc.constant("type" as const), text: fc.string() }),
    fc.record({ kind: fc.constantFrom("leave" as const, "undo" as const, "redo" as const) }),
    fc.record({ kind: fc.constant("edit" as const), edits: fc.nat(5) }),
  );
  const after = (actions: readonly GridAction<number>[], from: GridState<number>) => actions.reduce(gridReducer, from);
  const fresh = gridState(0, { row: 0, column: 0 });

  it("comes back step by step: what is undone and redone is what was there", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const state = after(actions, fresh);
        const steps = state.edits.past.length;
        const back = after(
          Array.from({ length: steps }, () => ({ kind: "undo" as const })),
          state,
        );
        expect(back.edits.now).toBe(0);
        const again = after(
          Array.from({ length: steps }, () => ({ kind: "redo" as const })),
          back,
        );
        expect(again.edits).toEqual(state.edits);
      }),
    );
  });

  it("has a range that reaches from where it was begun to the active cell", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const { selection } = after(actions, fresh);
        const range = rangeOf(selection);
        const cells = cellsOf(range);
        expect(cells).toHaveLength(countOf(range));
        expect(cells).toContainEqual(selection.anchor);
        expect(cells).toContainEqual(selection.active);
      }),
    );
  });
});

describe("what of a grid is drawn", () => {
  const { places, headed, height } = placesOf([
    { heading: "a" },
    { heading: null },
    { heading: "b" },
    { heading: null },
  ]);
  const layout = {
    places,
    headed,
    height,
    columns: 96,
    columnWidth: 50,
    fixedWidth: 200,
    headHeight: 30,
    rowHeight: 26,
  };

  it("knows the heading that the uppermost rows belong to, once it is out of view", () => {
    const above = (top: number) => drawnPart(layout, { left: 0, top, width: 900, height: 110 }).headedAbove;
    const half = layout.rowHeight / 2;
    expect([above(0), above(half), above(3 * layout.rowHeight), above(4 * layout.rowHeight)]).toEqual([null, 0, 0, 2]);
  });

  it("covers what is in view, and a cell scrolled to is in view", () => {
    expect([places, height]).toEqual([[1, 2, 4, 5], 6]);
    const place = fc.record({ row: fc.nat(3), column: fc.nat(95) });
    fc.assert(
      fc.property(place, fc.nat(4000), fc.nat(100), (wanted, left, top) => {
        const view = { left, top, width: 900, height: 110 };
        const scrolled = { ...view, ...scrollTo(layout, wanted, view) };
        const drawn = drawnPart(layout, scrolled);
        const chunk = Math.floor(wanted.column / 6);
        expect(chunk >= drawn.firstChunk && chunk <= drawn.lastChunk).toBe(true);
        expect(wanted.row >= drawn.firstRow && wanted.row <= drawn.lastRow).toBe(true);
        expect(wanted.column * 50).toBeGreaterThanOrEqual(scrolled.left);
        expect((wanted.column + 1) * 50).toBeLessThanOrEqual(scrolled.left + 700);
      }),
    );
  });
});
