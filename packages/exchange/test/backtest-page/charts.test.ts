import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageDots } from "../../src/backtest-page/charts/coverage-dots.ts";
import { dateRows, daysBetween } from "../../src/backtest-page/charts/date-rows.ts";
import { effectChart } from "../../src/backtest-page/charts/effect-chart.ts";
import { partBars } from "../../src/backtest-page/charts/error-parts.ts";
import { fanChart, type Frame, mostOf } from "../../src/backtest-page/charts/fan-chart.ts";
import { leadBars } from "../../src/backtest-page/charts/lead-bars.ts";
import { peakBars } from "../../src/backtest-page/charts/peak-bars.ts";
import { linearScale, niceTicks } from "../../src/backtest-page/charts/scale.ts";
import { SMALL_EVENT, smallDays, smallGroup, smallReport } from "./small-report.ts";

/** A drawing of 100 by 100 from 0 to 100 either way, so that places can be reckoned by heart. */
const FRAME: Frame = { width: 100, height: 100, left: 0, right: 0, top: 0, bottom: 0 };

describe("a scale", () => {
  it.each([
    { most: 930, ticks: [0, 250, 500, 750, 1000] },
    { most: 0.37, ticks: [0, 0.1, 0.2, 0.3, 0.4] },
    { most: 2100, ticks: [0, 500, 1000, 1500, 2000, 2500] },
    { most: 0, ticks: [0, 1] },
    { most: Number.NaN, ticks: [0, 1] },
  ])("has round steps up to $most", ({ most, ticks }) => {
    expect(niceTicks(most, 4)).toEqual(ticks);
  });

  it("reaches whatever is to be shown, in few steps", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (most) => {
        const ticks = niceTicks(most, 4);
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it("puts everything in the middle where all is alike", () => {
    expect(linearScale({ from: 3, to: 3 }, { start: 10, end: 20 })(3)).toBe(15);
  });
});

describe("a fan", () => {
  const marks = fanChart(smallDays(), FRAME, mostOf(smallDays()));

  it("reaches from the first day to the last, and to a round number above the highest", () => {
    expect(mostOf(smallDays())).toBe(130);
    expect(marks.y.map(({ value }) => value)).toEqual([0, 50, 100, 150]);
    expect(marks.mean[0]?.x).toBe(0);
    expect(marks.mean[0]?.y).toBeCloseTo(100 - 200 / 3, 9);
    expect(marks.mean.at(-1)?.x).toBe(100);
  });

  it("has its bands go up along the top and back along the bottom, the widest first", () => {
    expect(marks.bands.map(({ percent }) => percent)).toEqual([95, 80, 50]);
    const outline = marks.bands[0]?.outline ?? [];
    expect(outline).toHaveLength(14);
    expect([outline[0]?.y, outline.at(-1)?.y]).toEqual([20, 100 - 8000 / 150]); // 120 and 80 of 150
    expect([outline[6]?.x, outline[7]?.x]).toEqual([100, 100]);
  });

  it("tells days outside the widest band, and leaves unknown days out", () => {
    expect(marks.actual.map(({ inside }) => inside)).toEqual([true, true, true, false, false, true]);
  });
});

describe("bars by lead", () => {
  const { bars, bands } = leadBars([smallGroup([1, 1], [0.1, 0.2, null]), smallGroup([2, 7], [0.3, 0.4, 0.2])], FRAME);

  it("stand on the floor, as high as their share, and leave out what is unknown", () => {
    expect(bars.map(({ of }) => of)).toEqual([0, 1, 0, 1, 2]);
    expect(bars.map(({ y, height }) => y + height)).toEqual([100, 100, 100, 100, 100]);
    expect(bars[3]?.height).toBe(100); // 0.4 is the highest
    expect(bars[0]?.height).toBeCloseTo(25, 9);
  });

  it("do not overlap, and lie under their band", () => {
    bars.forEach((bar, i) => {
      const next = bars[i + 1];
      if (next !== undefined) expect(bar.x + bar.width).toBeLessThanOrEqual(next.x);
    });
    expect(bands).toEqual([
      { at: 25, label: "1" },
      { at: 75, label: "2\u20137" },
    ]);
  });
});

describe("coverage", () => {
  it("shows what was held at the height of what was promised", () => {
    const { dots, lines } = coverageDots([smallGroup([1, 1], [0.1], [0.5, null, 0.95])], FRAME);
    expect(lines.map(({ percent, at }) => [percent, at])).toEqual([
      [50, 50],
      [80, 20],
      [95, 5],
    ]);
    expect(dots.map(({ percent, y }) => [percent, Math.round(y * 1e9) / 1e9])).toEqual([
      [50, 50],
      [95, 5],
    ]);
  });
});

describe("dates", () => {
  it("lie on the days of their horizon", () => {
    const [row] = dateRows(smallReport().triggers, 7, { left: 0, right: 60, top: 10, rowHeight: 5 });
    expect(row).toMatchObject({ y: 10, from: 20, middle: 40, to: 60, happened: 30 });
  });

  it("are counted over the end of a month, a leap year and a change of clocks", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });
});

describe("the parts of an error", () => {
  it("go right where they added to it and left where they took from it", () => {
    const error = SMALL_EVENT.queues[0]?.error;
    if (error === undefined) throw new Error("no error");
    const { zero, bars } = partBars(error, { left: 0, right: 190, top: 0, rowHeight: 10 }); // ten a contact-hour
    expect(zero).toBe(40);
    expect(bars.map(({ x, width }) => [x, width])).toEqual([
      [40, 80],
      [40, 150],
      [0, 40],
      [40, 10],
      [40, 0],
    ]);
  });
});

describe("a learned effect", () => {
  it("is drawn around its onset, with the band after the event and nothing for what was not known", () => {
    const shape = SMALL_EVENT.queues[0]?.shape;
    const marks = effectChart(shape?.before ?? null, shape?.after ?? null, FRAME);
    expect([marks.before.length, marks.after.length, marks.band.length]).toEqual([0, 3, 6]); // the last day is nothing
    expect(marks.onset).toBe(50);
    expect(marks.after[1]?.x).toBe(50);
  });

  it("has a frame even where nothing was learned at all", () => {
    expect(effectChart(null, null, FRAME)).toMatchObject({ band: [], before: [], after: [], onset: 50 });
  });
});

describe("peaks", () => {
  it("are as high as what came, with a mark where the forecast was", () => {
    const { bars } = peakBars(smallReport().queues[0]?.peaks ?? [], FRAME);
    expect(bars[1]?.height).toBeCloseTo(13000 / 150, 9);
    expect(bars[1]?.forecast).toBeCloseTo(100 - 10000 / 150, 9);
  });
});
