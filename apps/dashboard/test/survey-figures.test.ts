import type { Survey } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { surveyRows } from "../src/surveys/survey-figures.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", 2026);
const survey: Survey = {
  id: "asked-once",
  source: "Somebody: a report",
  year: 2015,
  sample: "2,028 adults",
  kind: "stated behaviour",
  figures: [
    { id: "calls", asked: "Call when an e-mail stays unanswered", value: 0.889, unit: "share", use: "spillover" },
    { id: "contacts", asked: "Contacts on average", value: 2, unit: "contacts per buyer" },
  ],
};

describe("survey figures", () => {
  it("write shares in percent and everything else in its own unit", () => {
    expect(surveyRows(survey, words).map(({ figure, use }) => [figure, use])).toEqual([
      ["88.9%", "spillover"],
      ["2 contacts per buyer", ""],
    ]);
  });
});
