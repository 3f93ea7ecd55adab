import { describe, expect, it } from "vitest";
import { StaffingRequest } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { answerLines, answerStaffing, stepWords } from "../../src/index.ts";

const CALLS = {
  solve: "agents",
  contacts: 100,
  intervalSeconds: 1800,
  ahtSeconds: 180,
  model: { kind: "erlang-c" },
  targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } },
};
const answerTo = (question: unknown): ReturnType<typeof answerStaffing> =>
  answerStaffing(StaffingRequest.parse(question));
const sentences = (question: unknown): string =>
  stepWords(answerTo(question))
    .map(({ title, sentence }) => `${title}: ${sentence}`)
    .join("\n");

describe("an answer in words", () => {
  it("is short where nobody asks for more", () => {
    // 14 agents, 88.8 %: as in every Erlang C table for 10 erlangs.
    expect(answerLines(answerTo(CALLS))).toEqual([
      "14 agents for 100 contacts in 30 min, AHT 3 min (10 erlangs)",
      "88.8 % answered within 20 s, mean wait 7.84 s, 71.4 % busy",
    ]);
  });

  it("has a sentence for every step, each ending in a full stop, with no number left raw", () => {
    const law = { kind: "segments", segments: [{ share: 0.4, meanSeconds: 45 }, { share: 0.6, meanSeconds: 200 }] }; // prettier-ignore
    const targets = { ...CALLS.targets, maxAsaSeconds: 30, maxAbandonProbability: 0.1, maxOccupancy: 0.9, maxWaitProbability: 0.5, waitPercentile: { share: 0.9, seconds: 60 } }; // prettier-ignore
    for (const model of [
      { kind: "erlang-a", patienceSeconds: 90 },
      { kind: "patience", law },
    ])
      for (const question of [
        CALLS,
        { ...CALLS, solve: "service", agents: 12 },
        { ...CALLS, solve: "volume", agents: 12, contacts: undefined },
        { ...CALLS, solve: "aht", agents: 12, ahtSeconds: undefined },
      ]) {
        const text = sentences(given({ ...question, model, targets, shrinkage: 0.25 }));
        for (const line of text.split("\n")) expect(line).toMatch(/^[A-Z][\w ]+: \S.*\.$/);
        expect(text).not.toMatch(/NaN|undefined|null|Infinity|\d\.\d{5}/);
      }
  });

  it("judges by the definition of the target, and names it where it is not the usual one", () => {
    const targets = { serviceLevel: { share: 0.8, withinSeconds: 20, definition: "slVirtual" } };
    const model = { kind: "erlang-a", patienceSeconds: 120 };
    expect(sentences({ ...CALLS, model, targets })).toContain("answered within 20 s (slVirtual)");
  });

  it("says why nobody, and why somebody", () => {
    expect(sentences({ ...CALLS, contacts: 0 })).toContain("No contacts need no agents.");
    expect(sentences({ ...CALLS, contacts: 1 })).toContain("1 agent is enough");
    const targets = { maxWaitProbability: 1 };
    expect(sentences({ ...CALLS, targets })).toContain("with one fewer the line would grow without end");
  });

  it("says that a team below its load never catches up", () => {
    const [line, verdict] = answerLines(answerTo({ ...CALLS, solve: "service", agents: 9 }));
    expect([line, verdict].join(" ")).toMatch(/the line grows without end Not every target is met/);
  });
});

describe("a refusal of the maths", () => {
  it("names the field of the question", () => {
    const huge = { ...CALLS, contacts: 1_000_000, ahtSeconds: 86_400 };
    expect(refusalOf(() => answerTo(huge))?.findings).toMatchObject([
      { code: "load-out-of-range", place: { field: "/contacts" } },
    ]);
  });
});

/** Without what is left open. */
function given(question: object): unknown {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

function refusalOf(work: () => unknown): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
