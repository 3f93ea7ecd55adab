import { rewrittenRoster, writeFileWhole, writeTable } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { checkRoster, coverTable, mendOfRoster, rosterLines } from "@springtide/season";
import type { Command, Given } from "../command.ts";
import { COUNTRIES, readCheck } from "./check-question.ts";
import { refuseOverwriting } from "./overwriting.ts";

const FILES = ["published", "people", "codes", "rules", "plan", "requirement"];

/** A roster that the planner brings, held against rules, contracts and what is required; and mended, if asked. */
export const checkCommand: Command = {
  name: "check",
  summary: "hold a roster against the rules of working time and against what is required, and mend it",
  words: ["<roster.csv>"],
  options: {
    zone: { type: "string", value: "<Europe/Berlin>", description: "Where the people work. Needed." },
    country: {
      type: "string",
      value: "<DE-BY>",
      description: `Whose rules and public holidays count: ${COUNTRIES.join(", ")}, with a subdivision for its holidays. EU if not given.`,
    },
    rules: {
      type: "string",
      value: "<rules.yaml>",
      description: "Your own rules instead, written as those in data/labour-rules.",
    },
    published: {
      type: "string",
      value: "<earlier.csv>",
      description: "Shifts already published before or around the roster: they count, but are not judged.",
    },
    people: {
      type: "string",
      value: "<people.csv>",
      description: "Contracts and leave: person, hours_a_week, days_a_week, days_in_a_row, from, until, leave, queues.",
    },
    plan: {
      type: "string",
      value: "<plan.json>",
      description: "A plan whose requirement the people at work are held against.",
    },
    requirement: {
      type: "string",
      value: "<gaps.csv>",
      description: "Heads required by interval, instead of a plan: interval_start, heads or required, queue.",
    },
    codes: {
      type: "string",
      value: "<codes.csv>",
      description: "What the codes of a sheet mean, where it has no legend: code, from, to, break, kind.",
    },
    dates: {
      type: "string",
      value: "dmy|mdy",
      description: "How the dates above a sheet are read, where they can be read in two ways.",
    },
    month: {
      type: "string",
      value: "<2026-12>",
      description: "In which month a sheet begins that only numbers its days.",
    },
    mend: { type: "boolean", description: "Mend the roster with the fewest changes." },
    "close-gaps": {
      type: "boolean",
      description: "With --mend: make the same changes so that as little as can be found is left uncovered.",
    },
    out: {
      type: "string",
      value: "<file.csv>",
      description: "With --mend, the mended roster in the form in which it came; without, the cover of every interval.",
    },
  },
  async run(given, terminal) {
    const out = given.text("out");
    refuseVainOptions(given);
    if (out !== undefined)
      await refuseOverwriting([out], [given.words[0], ...FILES.map((option) => given.text(option))]);
    const { question, file } = await readCheck(given);
    const checked = checkRoster(question);
    const mended = given.flag("mend") ? mendOfRoster(question, given.flag("close-gaps")) : null;
    if (out !== undefined && mended !== null)
      await writeFileWhole(out, rewrittenRoster(file, mended.now, question.zone));
    if (out !== undefined && mended === null && checked.cover !== null) {
      const { header, rows } = coverTable(checked.cover);
      await writeTable(out, header, rows);
    }
    const answer = { ...checked, mend: mended?.mend ?? null };
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(answer));
    else if (!given.flag("quiet")) for (const line of rosterLines(answer)) terminal.print(line);
  },
};

/** An option without which nothing would come of another. */
function refuseVainOptions(given: Given): void {
  const isMended = given.flag("mend");
  const isHeld = given.text("plan") !== undefined || given.text("requirement") !== undefined;
  const refuse = (found: string, rule: string, remedy: string): void => {
    throw new Refusal({ code: "option-in-vain", place: { file: "command line" }, found, rule, remedy });
  };
  if (given.flag("close-gaps") && !(isMended && isHeld))
    refuse(
      "--close-gaps",
      "gaps are closed by a mend, against what is required",
      "Give --mend, and --plan or --requirement.",
    );
  if (given.text("out") !== undefined && !isMended && !isHeld)
    refuse(
      "--out",
      "without --mend it takes the cover of every interval, for which something has to be required",
      "Give --mend, or --plan or --requirement.",
    );
}
