import { Readable } from "node:stream";
import type { AuditEntry } from "@springtide/contracts";
import { csvCell } from "@springtide/exchange";

const COLUMNS = "number,at,person,pseudonym,what,kind,id,version,why,before,after,previous_hash,hash";

/** The trail as CSV, row by row as it is read. Cells that a spreadsheet would take for a formula get an apostrophe before them. */
export function auditCsv(entries: AsyncIterable<AuditEntry>): Readable {
  return Readable.from(csvLines(entries));
}

/** The trail as one JSON document, entry by entry as it is read; its hashes can be reckoned again from it. */
export function auditJson(entries: AsyncIterable<AuditEntry>): Readable {
  return Readable.from(jsonParts(entries));
}

async function* csvLines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield `${COLUMNS}\r\n`;
  for await (const { number, at, who, what, about, why, before, after, previousHash, hash } of entries) {
    const documents = [before, after].map((one) => (one === null ? null : JSON.stringify(one)));
    const cells = [
      number,
      at,
      who.person,
      who.pseudonym,
      what,
      about.kind,
      about.id,
      about.version,
      why,
      ...documents,
      previousHash,
      hash,
    ];
    yield `${cells.map((value) => csvCell(value ?? "")).join(",")}\r\n`;
  }
}

async function* jsonParts(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  let before = '{"contract":"springtide-audit","version":1,"entries":[\n';
  for await (const entry of entries) {
    yield `${before}${JSON.stringify(entry)}`;
    before = ",\n";
  }
  yield before.startsWith(",") ? "\n]}\n" : `${before}]}\n`;
}
