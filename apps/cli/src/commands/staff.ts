import { StaffingRequest, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { answerLines, answerStaffing, stepWords } from "@springtide/season";
import type { Command, Given, Terminal } from "../command.ts";
import { staffFile } from "./staff-file.ts";
import { STAFF_OPTIONS } from "./staff-options.ts";
import { inOptions } from "./staff-findings.ts";
import { typedQuestion } from "./staff-question.ts";

/** Agents for one interval or for every row of a file; or what a given team gives or bears. */
export const staffCommand: Command = {
  name: "staff",
  summary: "agents for contacts, handling time and target; or what a team gives or bears",
  words: [],
  options: STAFF_OPTIONS,
  async run(given, terminal) {
    const from = given.text("from");
    if (from === undefined) staffOne(given, terminal);
    else await staffFile(from, given, terminal);
  },
};

function staffOne(given: Given, terminal: Terminal): void {
  if (given.text("out") !== undefined)
    throw new Refusal({
      code: "options-contradict",
      place: { file: "command line" },
      found: "--out without --from",
      rule: "only the rows of a file are written to one",
      remedy: "Leave out --out, or add --from intervals.csv. With --json the answer can be stored as it is.",
    });
  const { request } = typedQuestion(given);
  const answer = inOptions(given, () => answerStaffing(parseOrRefuse(StaffingRequest, request)));
  if (given.flag("json")) {
    const { steps, ...rest } = answer;
    terminal.print(JSON.stringify(given.flag("explain") ? { ...rest, steps } : rest));
    return;
  }
  for (const line of answerLines(answer)) terminal.print(line);
  if (!given.flag("explain")) return;
  const words = stepWords(answer);
  const width = Math.max(...words.map(({ title }) => title.length));
  terminal.print("");
  for (const { title, sentence } of words) terminal.print(`  ${title.padEnd(width)}  ${sentence}`);
}
