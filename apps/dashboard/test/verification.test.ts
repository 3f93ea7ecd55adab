import { describe, expect, it } from "vitest";
import { verificationInWords, verifiedLines } from "../src/verification/verification-words.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = fixturePlan({ days: 90 });
const { verification } = plan;
if (verification === null) throw new Error("the fixture is verified");

describe("a plan verified", () => {
  it("holds what was promised against what it gives, a line a queue", () => {
    const lines = verifiedLines(verification, plan, words);
    expect(lines).toEqual([
      {
        ...{ queue: "phone", name: "Phone", target: "80% in 20 s", promised: "80.3%", exact: "79.7%" },
        ...{ isShort: true, simulated: "79.5% ± 0.4" },
      },
      {
        ...{ queue: "email", name: "E-mail", target: "90% in 4 h", promised: "94%", exact: "94%" },
        ...{ isShort: false, simulated: null },
      },
    ]);
  });

  it("says on what it was verified and what was repaired", () => {
    expect(verificationInWords(verification, words)).toBe(
      "Followed on 200 seasons that the plan was not made for, over 28 days, from Mon 6 Apr on. 1 round of repair: 34 heads added and 11 taken away, summed over intervals.",
    );
    expect(verificationInWords({ ...verification, keptRound: 0 }, words)).toMatch(/Nothing had to be repaired\.$/);
  });
});
