import { Refusal } from "@springtide/refusal";
import type { SourceLines } from "./yaml-source.ts";

/** Adds file and line to every finding of `work`, and puts the findings in the order of the file. */
export function withLines<T>(lines: SourceLines, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const located = error.findings.map((finding) => ({
      ...finding,
      place: { file, row: lines.lineOf(finding.place.field ?? ""), ...finding.place },
    }));
    throw new Refusal(
      located.sort((a, b) => a.place.row - b.place.row),
      error.total,
    );
  }
}
