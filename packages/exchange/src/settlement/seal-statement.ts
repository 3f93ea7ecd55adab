import { createHash } from "node:crypto";
import { parseOrRefuse, Statement } from "@springtide/contracts";

/** A statement with its checksum: SHA-256 of its JSON, keys in the order of the contract, without the checksum itself. */
export function sealedStatement(open: Omit<Statement, "checksum">): Statement {
  const told = parseOrRefuse(Statement.omit({ checksum: true }), open, "statement");
  return { ...told, checksum: createHash("sha256").update(JSON.stringify(told)).digest("hex") };
}
