import type { SplitCall } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { expect, it } from "vitest";
import { smallShop } from "../../../packages/store/test/fixtures.ts";
import { refuseSplit } from "../src/partners/split-refusals.ts";

const NOW_MS = Date.parse("2026-03-02T09:00:00Z");
const line = {
  ...{ skill: "phone", tier: "firm" as const, positionsLoggedIn: 2 },
  ...{ start: "2026-04-07T08:00:00+02:00", end: "2026-04-07T12:00:00+02:00" },
};

it("shares out nothing that nobody could have meant, and says at which field", () => {
  const told = (call: SplitCall): readonly (string | undefined)[] => {
    try {
      refuseSplit(smallShop(), call, NOW_MS);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.findings.map(({ place: { field } }) => field);
    }
  };
  const cheapest = { rule: "cheapest" as const };
  expect(told({ by: cheapest, lines: [line] })).toEqual([]);
  expect(told({ by: cheapest, lines: [line, { ...line, skill: "fax" }] })).toEqual(["/lines/1/skill"]);
  expect(told({ by: cheapest, lines: [{ ...line, end: line.start }] })).toEqual(["/lines/0/end"]);
  expect(told({ by: cheapest, from: line.end, until: line.start })).toEqual(["/until"]);
  expect(told({ by: { rule: "shares", shares: {} }, lines: [line] })).toEqual(["/by/shares"]);
  expect(told({ by: { rule: "shares", shares: { nroth: 1 } } })).toEqual(["/by/shares/nroth"]);
  expect(told({ by: { rule: "plan" }, lines: [line] })).toEqual(["/lines"]);
});
