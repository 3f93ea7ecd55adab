import { timeZone } from "@springtide/calendar";
import type { RequestAnswer } from "@springtide/contracts";
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
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { recordAnswer } from "../record-answer.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** What comes back from a partner: its answer to a request, or its own roster held against it. */
export const answerCommand: Command = {
  name: "answer",
  summary:
    "read a partner's answer to a request, record it in the partner's name, or hold the partner's own roster against it",
  words: ["read|record|fill", "<answer.xlsx>"],
  options: {
    request: {
      type: "string",
      value: "<request.json>",
      description:
        "The request it answers, as it was sent: JSON, CSV or XLSX; record: its id where it is stored, such as R-17. Needed.",
    },
    out: {
      type: "string",
      value: "<file>",
      description: "read, record: where the answer goes, as JSON. fill: where the fill by interval goes, as CSV.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const [verb = "", path = ""] = given.words;
    const requestPath = given.text("request");
    if (verb !== "read" && verb !== "fill" && verb !== "record")
      throw typed(
        "/verb",
        `"${verb}"`,
        "an answer is read, or recorded where the request is stored; a roster is held against the request: fill",
        "Write springtide answer read answer.xlsx --request request.json.",
      );
    if (requestPath === undefined)
      throw typed(
        "/request",
        "no --request",
        "an answer is read against what was asked",
        verb === "record" ? "Give its id: --request R-17" : "Give the request as it was sent: --request request.json",
      );
    const out = given.text("out");
    if (out !== undefined) await refuseOverwriting([out], [path, requestPath]);
    await DO[verb]({ path, requestPath, out }, given, terminal);
  },
};

const DO = { read: readBack, record: recordBack, fill: holdRoster } as const;

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
  else if (!given.flag("quiet")) for (const line of inWords(answer)) terminal.print(line);
}

/** What an answer amounts to. */
function inWords({ request, lines, unanswered, notes }: RequestAnswer): string[] {
  const full = lines.filter(({ asked, offered }) => offered === asked).length;
  const none = lines.filter(({ offered }) => offered === 0).length;
  return [
    `${request.id}, version ${request.version}: ${lines.length} of ${lines.length + unanswered.length} lines answered: ${full} in full, ${lines.length - full - none} in part, ${none} not at all.`,
    ...(unanswered.length > 0 ? [`Not answered: ${firstOf(unanswered)}.`] : []),
    ...notes.map(({ sentence }) => sentence),
  ];
}

/** All of the answer becomes the request's, in the partner's name, or nothing of it. */
async function recordBack({ path, requestPath: id, out }: Places, given: Given, terminal: Terminal): Promise<void> {
  const recorded = await recordAnswer(storePlace(given.text("data")), id, {
    bytes: await bytesOf(path),
    name: basename(path),
  });
  if (out !== undefined) await writeJson(out, recorded.answer);
  if (given.flag("json")) terminal.print(JSON.stringify(recorded));
  else if (!given.flag("quiet")) {
    for (const line of inWords(recorded.answer)) terminal.print(line);
    terminal.print(`Recorded in the partner's name; the request is ${recorded.request.state} now.`);
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
