import { fitEnsemble } from "@springtide/forecast";
import { describe, expect, it } from "vitest";
import { plain, simulate } from "../simulated-queue.ts";

describe("an ensemble that keeps what an earlier one found", () => {
  const { history } = simulate({ ...plain, days: 150 }, 3);
  const until = (days: number): Parameters<typeof fitEnsemble>[0] => ({
    history: { ...history, contacts: history.contacts.slice(0, days) },
    triggers: [],
    holidays: new Set(),
    closedDays: new Set(),
  });

  it("varies and combines as that one, and learns coefficients and level anew from the days since", () => {
    const earlier = fitEnsemble(until(143));
    const later = fitEnsemble(until(150), { earlier });
    expect(later.variation).toEqual(earlier.variation);
    expect(later.bands).toEqual(earlier.bands);
    expect(later.regression.parameters.coefficients).not.toEqual(earlier.regression.parameters.coefficients);
  });

  it("comes to the same coefficients where it kept what it would have found", () => {
    const alone = fitEnsemble(until(150)).regression.parameters.coefficients;
    const again = fitEnsemble(until(150), { earlier: fitEnsemble(until(150)) }).regression.parameters.coefficients;
    again.forEach((value, j) => {
      expect(value).toBeCloseTo(alone[j] ?? Number.NaN, 3);
    });
  });
});
