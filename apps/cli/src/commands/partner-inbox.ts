import {
  findingsTable,
  type Inbox,
  inboxCsv,
  inboxTable,
  inboxWorkbook,
  mergedInbox,
  readShiftFile,
  type ReceivedRequest,
  writeBytesWhole,
} from "@springtide/exchange";
import { type Finding, inWords, Refusal } from "@springtide/refusal";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { typed } from "./typed-words.ts";

const READABLE = /\.(csv|xlsx|json)$/i;

/** Merges what many clients sent to a partner into one sheet. */
export async function mergeInbox(given: Given, terminal: Terminal, now: Date): Promise<void> {
  const [, folder] = given.words;
  if (folder === undefined)
    throw typed("/folder", "no folder", "requests are merged from one", "Write springtide partner inbox <folder>.");
  const out = given.text("out");
  if (out !== undefined && !/\.(csv|xlsx)$/i.test(out))
    throw typed("/out", `"${out}"`, "the sheet is written as .xlsx or .csv", "Name a file with one of these ends.");
  const files = await filesIn(folder);
  const outputs = [out, given.text("findings")].filter((path) => path !== undefined);
  await refuseOverwriting(outputs, files);
  const { received, findings } = await receivedIn(files);
  const merged = mergedInbox(received, { zone: given.text("zone") });
  await show({ ...merged, findings: [...findings, ...merged.findings] }, given, { terminal, madeAt: now });
}

async function show(
  inbox: Inbox,
  given: Given,
  { terminal, madeAt }: { readonly terminal: Terminal; readonly madeAt: Date },
): Promise<void> {
  const [out, findingsPath] = [given.text("out"), given.text("findings")];
  if (out !== undefined)
    await writeBytesWhole(out, /\.csv$/i.test(out) ? inboxCsv(inboxTable(inbox)) : inboxWorkbook(inbox, madeAt));
  if (findingsPath !== undefined) await writeBytesWhole(findingsPath, inboxCsv(findingsTable(inbox.findings)));
  if (given.flag("json")) {
    const requests = inbox.requests.map(({ file, document: { header } }) => ({
      file,
      client: header.client,
      ...header.request,
    }));
    terminal.print(JSON.stringify({ ...inbox, requests }));
    return;
  }
  if (given.flag("quiet")) return;
  const clients = new Set(inbox.requests.map(({ document }) => document.header.client));
  terminal.print(
    `${inbox.requests.length} requests of ${clients.size} clients: ${inbox.positionHours} position-hours in ${inbox.rows.length} intervals by skill, on the clock of ${inbox.zone}.`,
  );
  if (inbox.findings.length > 0) terminal.print(`${inbox.findings.length} findings:`);
  for (const finding of inbox.findings.slice(0, 20)) terminal.print(`  ${inWords(finding)}`);
  if (inbox.findings.length > 20) terminal.print(`  and ${inbox.findings.length - 20} more.`);
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && READABLE.test(entry.name))
      .map(({ name }) => join(folder, name))
      .sort();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal({
      code: "cannot-read",
      place: { file: folder },
      found: error.message,
      rule: "the folder has to be there, and readable",
      remedy: "Check its name.",
    });
  }
}

/** What cannot be read is a finding; the others are merged all the same. */
async function receivedIn(
  files: readonly string[],
): Promise<{ readonly received: ReceivedRequest[]; readonly findings: Finding[] }> {
  const received: ReceivedRequest[] = [];
  const findings: Finding[] = [];
  for (const path of files) {
    const file = basename(path);
    try {
      const document = await readShiftFile(await readFile(path), file);
      if (document.header.kind === "request") received.push({ file, document });
      else findings.push(notARequest(file, document.header.kind));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(...error.findings);
    }
  }
  return { received, findings };
}

function notARequest(file: string, kind: string): Finding {
  return {
    code: "not-a-request",
    place: { file },
    found: `a file of ${kind}`,
    rule: "an inbox merges requests",
    remedy: "Nothing: it was not counted. Take the file out of the folder.",
  };
}
