import { answerStaffing, stepWords } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { busiestRow, openRows } from "../src/day/line-rows.ts";
import { dayPicture } from "../src/day/day-picture.ts";
import { linesAmong } from "../src/plan-index/lines.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { whyPicture } from "../src/why/why-picture.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = fixturePlan({ days: 14 });
const index = indexPlan(plan);
const [line] = linesAmong(index, ["phone"]);
if (line === undefined) throw new Error("the fixture has a phone line");
const { rows } = dayPicture(index, ["phone", "email"], 3, words);
const interval = 3 * 96 + 41; // 10:15 on the fourth day

function pictureBy(kind: "erlang-c" | "patience", contacts = 25) {
  if (line === undefined) throw new Error("the fixture has a phone line");
  const answer = answerStaffing({
    solve: "agents",
    contacts,
    ahtSeconds: 330,
    intervalSeconds: 900,
    model: kind === "erlang-c" ? { kind } : { kind, law: { kind: "exponential", meanSeconds: 150 } },
    targets: { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.95 },
    shrinkage: 0.28,
  });
  const { loadErlangs } = answer;
  const need = { seasons: 400, rank: 372, contacts: 27, meanContacts: 19.5, loadErlangs, answer, repairedHeads: 0 };
  return {
    answer,
    why: whyPicture({ plan, line, interval, label: "10:15", told: { need, steps: stepWords(answer) }, words }),
  };
}

describe("a requirement explained", () => {
  const { answer, why } = pictureBy("patience");

  it("asks the question with the heads of the answer", () => {
    expect(why.title).toBe(`Why ${String(answer.heads)} people at 10:15? Phone`);
  });

  it("names the season that decides, and the work carried into the interval", () => {
    expect(why.season).toContain(
      "number 372 of 400 by its load there. At 10:15 it brings 27 contacts; the mean of all seasons is 20.",
    );
    expect(why.season).toContain("that is the load of 25 contacts");
    expect(pictureBy("patience", 27).why.season).not.toContain("in hand");
  });

  it("keeps the steps from volume to rounding, teams in a table of their own", () => {
    expect(why.steps.map(({ title }) => title)).toEqual([
      "Volume",
      "Load",
      "Model",
      "Team",
      "Target",
      "Target",
      "Shrinkage",
      "Rounding",
    ]);
    expect(why.teams.map(({ agents, isAnswer }) => [agents - answer.agents, isAnswer])).toEqual([
      [-1, false],
      [0, true],
      [1, false],
    ]);
    expect(why.teams[0]?.meetsTargets).toBe(false);
    expect(why.teams[1]?.inTime ?? 0).toBeGreaterThanOrEqual(0.8);
  });

  it("says what a tool without patience would ask for, unless it is that tool's plan", () => {
    expect(why.erlangC).toMatch(
      /^As your current tool would say \(Erlang C\): \d+ agents for the same promise, \d more/,
    );
    expect(pictureBy("erlang-c").why.erlangC).toBeNull();
  });

  it("sets the people planned beside it", () => {
    expect(why.planned).toMatch(
      /^Planned for it: \d+ of your own( and \d+ from partners)?; (nobody|\d+ still) short\.$/,
    );
  });
});

describe("rows that can be explained", () => {
  it("are those in which the line asks for somebody; the busiest comes first to mind", () => {
    const open = openRows(index, line, rows);
    expect(open.length).toBeGreaterThan(0);
    const required = plan.staffing[0]?.required ?? [];
    const most = Math.max(...open.map((row) => required[row.interval] ?? 0));
    expect(required[busiestRow(index, line, open)?.interval ?? -1]).toBe(most);
    expect(busiestRow(index, line, [])).toBeUndefined();
  });
});
