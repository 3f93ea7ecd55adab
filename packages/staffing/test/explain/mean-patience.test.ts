import { expect, it } from "vitest";
import { meanPatienceSeconds } from "../../src/explain/mean-patience.ts";
import type { PatienceLaw } from "../../src/index.ts";

const meanOf = (law: PatienceLaw): number | null => meanPatienceSeconds({ kind: "patience", patience: { law } });

it("is the mean of the law, by hand", () => {
  const segments = [
    { share: 0.25, meanSeconds: 40 },
    { share: 0.75, meanSeconds: 120 },
  ];
  expect(meanOf({ kind: "segments", segments })).toBe(100);
  expect(meanOf({ kind: "hazard", pieces: [{ fromSeconds: 0, perSecond: 0.01 }] })).toBeCloseTo(100, 12);
  // Nobody hangs up for 30 s, then at 1/60 a second: 30 + 60.
  const late = [
    { fromSeconds: 0, perSecond: 0 },
    { fromSeconds: 30, perSecond: 1 / 60 },
  ];
  expect(meanOf({ kind: "hazard", pieces: late })).toBeCloseTo(90, 12);
});

it("is null where some never hang up", () => {
  expect(meanPatienceSeconds({ kind: "erlang-c" })).toBeNull();
  expect(meanOf({ kind: "endless" })).toBeNull();
  const only = [
    { fromSeconds: 0, perSecond: 0.1 },
    { fromSeconds: 10, perSecond: 0 },
  ];
  expect(meanOf({ kind: "hazard", pieces: only })).toBeNull();
});
