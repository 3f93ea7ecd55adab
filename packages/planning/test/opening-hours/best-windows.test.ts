import { bestWindows } from "@springtide/planning";
import { expect, it } from "vitest";

it("finds the set that is worth most where windows only pay together, and none where none pays", () => {
  const pair = (set: readonly number[]): number => (set.join() === "0,2" ? 5 : -1);
  expect(bestWindows(3, pair)).toEqual({ windows: [0, 2], method: "every-set" });
  expect(bestWindows(3, () => -1)).toEqual({ windows: [], method: "every-set" });
});

it("takes one by one where there are many, and says so", () => {
  // Each worth what it says, two of them half as much together.
  const worth = [3, 2, -1, 4, 0.5];
  const sum = (set: readonly number[]): number =>
    set.reduce((all, window) => all + (worth[window] ?? 0), 0) - (set.includes(0) && set.includes(3) ? 3.5 : 0);
  expect(bestWindows(5, sum)).toEqual({ windows: [1, 3, 4], method: "one-by-one" });
});
