import { open } from "node:fs/promises";
import { AnswerReport, parseOrRefuse, ScenarioReport } from "@springtide/contracts";
import { readJsonFile } from "../files/read-json-file.ts";

/** Bytes within which a file of ours says what it is. */
const HEAD = 100;
const LARGEST_MEGABYTES = 64;

/** The report that springtide scenario wrote to a file; null where it is no such file. @throws Refusal where it is cut off or edited */
export async function readScenarioReport(path: string): Promise<ScenarioReport | null> {
  if (!(await headOf(path)).includes('"springtide-scenarios"')) return null;
  const file = { path, what: "a report of scenarios", largestMegabytes: LARGEST_MEGABYTES };
  return parseOrRefuse(ScenarioReport, await readJsonFile(file), path);
}

/** The answer that springtide scenario --ask wrote to a file. @throws Refusal where it is none, cut off or edited */
export async function readAnswerReport(path: string): Promise<AnswerReport> {
  const file = { path, what: "an answer to a question", largestMegabytes: LARGEST_MEGABYTES };
  return parseOrRefuse(AnswerReport, await readJsonFile(file), path);
}

/** Its first letters; nothing of a file that cannot be read, which whoever reads it next says. */
async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => null);
  if (file === null) return "";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } catch {
    return "";
  } finally {
    await file.close();
  }
}
