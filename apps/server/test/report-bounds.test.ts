import { Refusal } from "@springtide/refusal";
import { expect, it } from "vitest";
import { requireBounded } from "../src/approvals/report-bounds.ts";

const refusedAt = (report: unknown): unknown => {
  try {
    requireBounded(report);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.findings[0] : error;
  }
};
const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });

it("takes reports of any size that the product writes, and refuses others at the place where they go beyond it", () => {
  expect(refusedAt({ scenarios: Array.from({ length: 5000 }, () => ({ id: "a", outcome: nested(10) })) })).toBeNull();
  expect(refusedAt({ scenarios: Array.from({ length: 5001 }, () => 1) })).toMatchObject({
    ...{ code: "report-too-large", place: { field: "/scenarios" }, found: "5,001 entries" },
    ...{
      rule: expect.stringContaining("at most 5,000 entries") as string,
      remedy: expect.stringContaining("fewer scenarios") as string,
    },
  });
  expect(refusedAt({ remarks: ["x".repeat(20_001)] })).toMatchObject({ place: { field: "/remarks/0" } });
  expect(refusedAt({ "a/b": nested(25) })).toMatchObject({
    place: { field: expect.stringMatching(/^\/a~1b(\/in){19}$/) as string },
  });
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 4000 }, () => 0));
  expect(refusedAt({ budget: wide })).toMatchObject({ found: "more than 250,000 values by here" });
});
