import { describe, expect, it } from "vitest";
import { valueKind } from "../../src/series/value-kind.ts";
import { madeDays } from "./made-series.ts";

describe("what the numbers of a series are", () => {
  it.each([1, 20, 5000])("counts where whole numbers scatter by chance, around %d", (mean) => {
    expect(valueKind(madeDays(200, mean), 7)).toEqual({ kind: "counts", factor: 1 });
  });

  it("measurements where one of them is not whole, brought to a mean of a hundred thousand", () => {
    const values = madeDays(200, 50);
    values[17] = 50.5;
    const { kind, factor } = valueKind(values, 7);
    expect(kind).toBe("measurements");
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean * factor).toBeCloseTo(100_000, 6);
  });

  it("measurements where whole numbers scatter far less than chance: a thermometer, a stock", () => {
    // 100 and 101 in turn: (101 - 100)^2 / 201 is a two-hundredth of what counts do.
    expect(
      valueKind(
        Float64Array.from({ length: 100 }, (_, i) => 100 + (i % 2)),
        7,
      ).kind,
    ).toBe("measurements");
    expect(valueKind(new Float64Array(100).fill(42), 7).kind).toBe("measurements");
  });

  it("counts where there is too little to tell, and where nothing ever came", () => {
    expect(valueKind(Float64Array.of(5, 5, 5, 5, 5, 5, 5, 5, 5), 7).kind).toBe("counts");
    expect(valueKind(new Float64Array(100), 7)).toEqual({ kind: "counts", factor: 1 });
  });

  it("measurements where numbers are larger than anything that is counted", () => {
    expect(valueKind(madeDays(100, 5e9), 7).kind).toBe("measurements");
  });
});
