import type { ImportEntry, ImportFinding } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { daysChanged } from "./import-lines.ts";

/** Something that happened to a watched folder. */
export type WatchEvent =
  | { readonly event: "watching"; readonly folder: string; readonly shop: string }
  | {
      readonly event: "imported" | "known";
      readonly file: string;
      readonly shop: string;
      /** Where the file is now, seen from the folder. */
      readonly now: string;
      readonly import: number;
      readonly days: ImportEntry["contactDays"];
      readonly findings: readonly ImportFinding[];
    }
  | {
      readonly event: "refused";
      readonly file: string;
      readonly now: string;
      readonly errors: readonly Finding[];
      readonly findings: readonly ImportFinding[];
    }
  | { readonly event: "waits"; readonly file: string; readonly errors: readonly Finding[] };

/** Whether somebody has to do something about it. */
export function isTrouble({ event }: WatchEvent): boolean {
  return event === "refused" || event === "waits";
}

/** One line about it for a person to read. */
export function eventLine(told: WatchEvent): string {
  if (told.event === "watching") return `Watching ${told.folder} for ${told.shop}. Stop with Ctrl+C.`;
  if (told.event === "waits") {
    const [lacking] = told.errors;
    return `${told.file}: waits (${lacking?.code ?? "unknown"}: ${lacking?.found ?? ""}). ${lacking?.remedy ?? ""}`;
  }
  if (told.event === "refused")
    return `${told.file}: refused (${told.errors[0]?.code ?? "unknown"}), now ${told.now} with its findings beside it`;
  const number = `import ${told.import} of ${told.shop}`;
  if (told.event === "known") return `${told.file}: imported before (${number}), now ${told.now}`;
  const days = daysChanged({ contactDays: told.days });
  const found =
    told.findings.length === 0
      ? ""
      : `; ${told.findings.length} ${told.findings.length === 1 ? "finding" : "findings"} beside it`;
  return `${told.file}: imported (${number}${days === null ? "" : `, ${days}`}), now ${told.now}${found}`;
}
