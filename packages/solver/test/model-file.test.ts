import { modelFile, shiftModel, teamProblemOf } from "@springtide/planning";
import { loadSolver } from "@springtide/solver";
import { describe, expect, it } from "vitest";
import { smallProblem } from "./small-weeks.ts";

describe("the model written for other solvers", () => {
  it("says the same as the one that is solved", async () => {
    const solve = await loadSolver();
    const { default: highsModule } = await import("highs");
    const loadHighs = typeof highsModule === "function" ? highsModule : highsModule.default;
    const highs = await loadHighs();
    for (let seed = 0; seed < 4; seed += 1) {
      const { model } = shiftModel(teamProblemOf(smallProblem(seed)));
      // Expected: the file read and solved by the solver's own reader.
      const read = highs.withModel({ format: "mps", data: modelFile(model, "week") }, (opened) => {
        opened.options.set({ output_flag: false, mip_rel_gap: 0 });
        opened.run();
        return opened.getObjectiveValue();
      });
      expect(solve(model, { gap: 0, nodes: 1000 }).objective).toBeCloseTo(read, 6);
    }
  });

  it("names rows and columns so that a person can read them", () => {
    const text = modelFile(shiftModel(teamProblemOf(smallProblem(1))).model, "week");
    expect(text).toContain(" G heads-0");
    expect(text).toContain(" shift-0-for-4 cost ");
    expect(text).toContain(" E breaks-of-group-0");
  });
});
