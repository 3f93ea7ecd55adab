import { timeZone } from "@springtide/calendar";
import {
  fillTable,
  readAnswer,
  readRoster,
  readShiftFile,
  rosterFill,
  writeJson,
  writeTable,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command, Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** What comes back from a partner: its answer to a request, or its own roster held against it. */
export const answerCommand: Command = {
  name: "answer",
  summary: "read a partner's answer to a request, or hold the partner's own roster against it",
  words: ["read|fill", "<answer.xlsx>"],
  options: {
    request: {
      type: "string",
      value: "<request.json>",
      description: "The request it answers, as it was sent: JSON, CSV or XLSX. Needed.",
    },
    out: {
      type: "string",
      value: "<file>",
      description: "read: where the answer goes, as JSON. fill: where the fill by interval goes, as CSV.",
    },
  },
  async run(given, terminal) {
    const [verb = "", path = ""] = given.words;
    const requestPath = given.text("request");
    if (verb !== "read" && verb !== "fill")
      throw typed(
        "/verb",
        `"${verb}"`,
        "an answer is read, a roster is held against the request: fill",
        "Write springtide answer read answer.xlsx --request request.json.",
      );
    if (requestPath === undefined)
      throw typed(
        "/request",
        "no --request",
        "an answer is read against what was asked",
        "Give the request as it was sent: --request request.json",
      );
    const out = given.text("out");
    if (out !== undefined) await refuseOverwriting([out], [path, requestPath]);
    await (verb === "read" ? readBack : holdRoster)({ path, requestPath, out }, given, terminal);
  },
};

interface Places {
  readonly path: string;
  readonly requestPath: string;
  readonly out: string | undefined;
}

async function readBack({ path, requestPath, out }: Places, given: Given, terminal: Terminal): Promise<void> {
  const request = await readShiftFile(await bytesOf(requestPath), basename(requestPath));
  const answer = await readAnswer(await bytesOf(path), basename(path), request);
  if (out !== undefined) await writeJson(out, answer);
  if (given.flag("json")) terminal.print(JSON.stringify(answer));
  else if (!given.flag("quiet")) {
    const full = answer.lines.filter(({ asked, offered }) => offered === asked).length;
    const none = answer.lines.filter(({ offered }) => offered === 0).length;
    const { id, version } = answer.request;
    terminal.print(
      `${id}, version ${version}: ${answer.lines.length} of ${request.lines.length} lines answered: ${full} in full, ${answer.lines.length - full - none} in part, ${none} not at all.`,
    );
    if (answer.unanswered.length > 0) terminal.print(`Not answered: ${firstOf(answer.unanswered)}.`);
    for (const note of answer.notes) terminal.print(note);
  }
}

async function holdRoster({ path, requestPath, out }: Places, given: Given, terminal: Terminal): Promise<void> {
  const request = await readShiftFile(await bytesOf(requestPath), basename(requestPath));
  const roster = await readRoster(path, { zone: timeZone(request.header.partnerZone) });
  const fill = rosterFill(request, roster);
  if (out !== undefined) {
    const { header, rows } = fillTable(fill);
    await writeTable(out, header, rows);
  }
  if (given.flag("json")) terminal.print(JSON.stringify(fill));
  else if (!given.flag("quiet")) {
    const share = fill.askedHours === 0 ? 100 : (100 * fill.filledHours) / fill.askedHours;
    const short = fill.intervals.filter((interval) => interval.short > 0);
    terminal.print(
      `${fill.filledHours.toFixed(2)} of ${fill.askedHours.toFixed(2)} position-hours are rostered (${share.toFixed(1)} %); ${short.length} of ${fill.intervals.length} intervals are short.`,
    );
    for (const { start, skill, short: missing } of short.toSorted((a, b) => b.short - a.short).slice(0, 5))
      terminal.print(`  ${start}  ${skill}: ${missing} short`);
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal({
      code: "cannot-read",
      place: { file: path },
      found: error.message,
      rule: "the file has to be there, and readable",
      remedy: "Check its name.",
    });
  }
}

function firstOf(lines: readonly string[]): string {
  return `${lines.slice(0, 10).join(", ")}${lines.length > 10 ? ` and ${lines.length - 10} more` : ""}`;
}

function typed(field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code: "wrong-words", place: { file: "command line", field }, found, rule, remedy });
}
