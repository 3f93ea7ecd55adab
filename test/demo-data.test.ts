import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SurveyFile } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { contactRows } from "../data/generate/contact-rows.ts";
import { garden } from "../data/generate/garden.ts";
import { lamps } from "../data/generate/lamps.ts";
import { shoes } from "../data/generate/shoes.ts";

const data = fileURLToPath(new URL("../data/", import.meta.url));
const read = (path: string): string => readFileSync(`${data}${path}`, "utf8");

describe("the demo shops' contacts", () => {
  it.each([garden(data), lamps(), shoes()])("of $folder are what the generator writes, byte for byte", (shop) => {
    // Compared as one truth value: the text is megabytes long, and a printed difference would help nobody.
    expect(`${[...contactRows(shop)].join("\n")}\n` === read(`${shop.folder}/contacts.csv`)).toBe(true);
  });
});

describe("the survey figures", () => {
  const { surveys } = SurveyFile.parse(JSON.parse(read("benchmarks/customer-service-surveys.json")));
  const figures = new Map(surveys.flatMap((survey) => survey.figures.map((figure) => [figure.id, { survey, figure }])));

  it("each have an id of their own, a source and what was asked", () => {
    expect(figures.size).toBe(surveys.reduce((sum, survey) => sum + survey.figures.length, 0));
    for (const { survey, figure } of figures.values())
      expect([survey.source, figure.asked].every((text) => text.length > 3)).toBe(true);
  });

  it("are shares between 0 and 1 where they are shares", () => {
    for (const { figure } of figures.values())
      if (figure.unit === "share") expect(figure.value > 0 && figure.value < 1).toBe(true);
  });

  // The three-way split of tolerance is one question: its answers make a whole (Zendesk, as quoted).
  it("split customers' tolerance into 60, 23 and 17 per cent", () => {
    const shares = ["medium", "lower", "higher"].map((name) => figures.get(`tolerance-${name}`)?.figure.value ?? 0);
    expect(shares).toEqual([0.6, 0.23, 0.17]);
  });

  it("warn where a figure is easily misread", () => {
    expect(figures.get("chat-ended-unsolved-5-min")?.survey.warning).toMatch(/not waiting/);
    expect(figures.get("online-buyers-contacts")?.survey.warning).toMatch(/not per order/);
  });
});
