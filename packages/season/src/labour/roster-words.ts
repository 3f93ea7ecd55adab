import type { CheckedRoster, RosterCover } from "@springtide/contracts";
import { mendLines } from "./mend-words.ts";

/** What was found, in lines for people. */
export function rosterLines(checked: CheckedRoster): string[] {
  const { rules, people, shifts, hours, notes, breaches, findings, cover, mend } = checked;
  const counted = `${shifts} shifts of ${people} people, ${Math.round(hours)} hours of work, against the rules of ${rules.name} (${rules.from}).`;
  return [
    counted,
    ...notes,
    breaches.length === 0 ? "No rule is broken." : `${breaches.length} times a rule is broken:`,
    ...breaches.map(({ sentence, rows }) => `  ${sentence} ${rowsInWords(rows)}`),
    ...findings.map(({ sentence, rows }) => `${sentence}${rows.length === 0 ? "" : ` ${rowsInWords(rows)}`}`),
    ...(cover === null ? [] : coverLines(cover)),
    ...(mend === null ? [] : mendLines(mend)),
  ];
}

function rowsInWords(rows: CheckedRoster["breaches"][number]["rows"]): string {
  const shown = rows.slice(0, 4).map(({ file, row, column }) => {
    return `${file} row ${row}${column === undefined ? "" : ` column ${column}`}`;
  });
  return `[${shown.join(", ")}${rows.length > shown.length ? ` and ${rows.length - shown.length} more` : ""}]`;
}

function coverLines({ gapHours, surplusHours, queues, worst }: RosterCover): string[] {
  return [
    `Against what is required, all queues together: ${gapHours.toFixed(1)} hours short, ${surplusHours.toFixed(1)} hours over.`,
    ...queues.map((one) => `  ${one.queue}: ${one.gapHours.toFixed(1)} hours short`),
    ...worst.map(
      ({ start, required, atWork }) => `  ${start}: ${required} required, ${Math.round(atWork * 100) / 100} at work`,
    ),
  ];
}

/** Cover interval by interval, as a table for a file. */
export function coverTable({ intervals }: RosterCover): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  return {
    header: ["interval_start", "interval_end", "queue", "required", "at_work", "gap", "surplus"],
    rows: intervals.map(({ start, end, queue, required, atWork, gap, surplus }) => [
      start,
      end,
      queue ?? "",
      required,
      atWork,
      gap,
      surplus,
    ]),
  };
}
