import type { TypicalDays } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { curvePicture, definitionOf } from "../src/quick-staffing/curve-picture.ts";
import { dayPlan, dayPlanCsv, dayPlanInWords } from "../src/quick-staffing/log/day-plan.ts";
import { quickAnswer } from "../src/quick-staffing/quick-answer.ts";
import { readQuestion } from "../src/quick-staffing/read-question.ts";
import { stepsSaid } from "../src/quick-staffing/step-words.ts";
import { commandOf, typedOf, withTyped } from "../src/quick-staffing/typed.ts";
import { figureKept, figureShown } from "../src/quick-staffing/typed-figure.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", null);

function asked(own: Readonly<Record<string, string>>) {
  const { request } = readQuestion(typedOf(own));
  if (request === null) throw new Error("This question can be read.");
  return request;
}
const QUESTION = { contacts: "100", interval: "30m", aht: "180", target: "80/20", shrinkage: "30%" } as const;

describe("a link to quick staffing", () => {
  it("says all that was typed, in the words of the command line", () => {
    const typed = typedOf({ ...QUESTION, chart: "table" });
    expect(withTyped({ chart: "table" }, typed)).toEqual({ ...QUESTION, chart: "table" });
    expect(commandOf(typed)).toBe(
      "springtide staff --contacts 100 --interval 30m --aht 180 --target 80/20 --shrinkage 30%",
    );
    // Nothing at all is the page's own first question; what is left out of another is not asked.
    expect([typedOf({}).patience, typed.patience]).toEqual(["120", ""]);
  });

  it("reads figures with either mark before decimals, and a mark after which nothing stands yet", () => {
    expect([figureKept("12,5"), figureShown("12.5", "de-DE")]).toEqual(["12.5", "12,5"]);
    expect(asked({ ...QUESTION, contacts: "12.", target: "80./20" })).toMatchObject({
      contacts: 12,
      targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } },
    });
  });

  it("finds what is wrong at its field", () => {
    const { findings } = readQuestion(typedOf({ ...QUESTION, aht: "", target: "100/20", shrinkage: "x%" }));
    expect(findings?.shrinkage?.[0]?.rule).toMatch(/a share is a fraction/);
    const later = readQuestion(typedOf({ ...QUESTION, aht: "", target: "100/20" })).findings;
    expect(Object.keys(later ?? {}).sort()).toEqual(["aht", "target"]);
  });
});

describe("the answer", () => {
  it("stands on a curve between too few and too many, with Erlang C's beside it", () => {
    const quick = quickAnswer(asked({ ...QUESTION, patience: "120" }));
    // As `springtide staff` answers; 14 is Erlang C's for ten erlangs, 80/20.
    expect([quick.answer.agents, quick.answer.heads, quick.erlangCAgents]).toEqual([12, 18, 14]);
    const { rows, sentence } = curvePicture(quick, words);
    expect(
      rows.filter(({ isAnswer, isErlangCAnswer }) => isAnswer || isErlangCAnswer).map(({ agents }) => agents),
    ).toEqual([12, 14]);
    // Ten agents cannot do ten erlangs, if nobody hangs up.
    expect(rows.find(({ agents }) => agents === 10)).toMatchObject({ erlangCLevel: null, erlangCWaitSeconds: null });
    expect(sentence).toMatch(/^With 12 agents 82\.6%.* with one fewer it would be 74\.2%/);
    expect(quick.otherVolumes.map(({ factor, agents }) => [factor, agents])).toEqual([
      [0.8, 10],
      [0.9, 11],
      [1, 12],
      [1.1, 13],
      [1.2, 14],
    ]);
  });

  it("tells every step in the reader's language", () => {
    const quick = quickAnswer(asked({ ...QUESTION, patience: "120", "max-asa": "30" }));
    const said = stepsSaid(quick.answer, definitionOf(quick), words);
    expect(said.map(({ title }) => title)).toEqual([
      "Volume",
      "Load",
      "Model",
      "Team",
      "Target",
      "Target",
      "Or instead",
      "This team",
      "Or instead",
      "Erlang C",
      "Shrinkage",
      "Rounding",
    ]);
    expect(said[3]?.sentence).toBe(
      "12 agents are the fewest that meet every target; with one fewer this would be missed: the service level.",
    );
    const polish = wordsIn("pl-PL", "EUR", null);
    expect(stepsSaid(quick.answer, "slOffered", polish)[3]?.sentence).toMatch(/^12 agentów to najmniej/);
  });

  it("needs nobody where nothing comes, and draws nothing", () => {
    const quick = quickAnswer(asked({ ...QUESTION, contacts: "0" }));
    expect([quick.answer.agents, quick.curve, quick.otherVolumes]).toEqual([0, [], []]);
    expect(stepsSaid(quick.answer, "slOffered", words)[3]?.sentence).toBe("No contacts need no agents.");
  });
});

describe("a typical day", () => {
  const contacts = Array.from({ length: 96 }, (_, i) => (i === 36 || i === 37 || i === 40 ? 50 : 0));
  const typical: TypicalDays = {
    ...{
      queue: "calls",
      firstDay: "2026-03-02",
      lastDay: "2026-03-30",
      intervalMinutes: 15,
      contacts: 600,
      ahtSeconds: 180,
    },
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      days: weekday === 1 ? 4 : 0,
      contacts: weekday === 1 ? contacts : contacts.map(() => 0),
    })),
  };

  it("is staffed by the terms of the question, from the first contact to the last", () => {
    const plan = dayPlan(typical, 1, asked(QUESTION), 180);
    // A hundred in half an hour of 180 s: 14 agents by Erlang C; half of that at ten; nobody in between.
    expect(plan.rows.map(({ label, agents, heads }) => [label, agents, heads])).toEqual([
      ["09:00", 14, 20],
      ["09:30", 0, 0],
      ["10:00", 8, 12],
    ]);
    expect(dayPlanInWords(plan, 1, words)).toMatch(
      /^A typical Monday brings 150 contacts \(mean of 4 days\)\. It takes 14 agents at 09:00/,
    );
    expect(dayPlanCsv(plan, 180).split("\n").slice(0, 3)).toEqual([
      "interval_start,contacts,aht_seconds,agents,heads,service_level",
      expect.stringMatching(/^09:00,100,180,14,20,0\.88\d+$/),
      "09:30,0,180,0,0,",
    ]);
  });

  it("keeps the file's intervals where those asked for are no multiple of them", () => {
    const hourly = { ...typical, intervalMinutes: 60 };
    expect(dayPlan(hourly, 1, asked(QUESTION), 180)).toMatchObject({ intervalMinutes: 60, lengthOfFile: true });
    expect(dayPlanInWords(dayPlan(typical, 2, asked(QUESTION), 180), 2, words)).toBe(
      "No Tuesday in the file has contacts.",
    );
  });
});
