import type { CheckedRoster } from "@springtide/contracts";

/** What was found, in lines for people. */
export function rosterLines({ rules, people, shifts, hours, breaches, cover }: CheckedRoster): string[] {
  const counted = `${shifts} shifts of ${people} people, ${Math.round(hours)} hours of work, against the rules of ${rules.name} (${rules.from}).`;
  return [
    counted,
    breaches.length === 0 ? "No rule is broken." : `${breaches.length} times a rule is broken:`,
    ...breaches.map(({ sentence, rows }) => `  ${sentence} ${rowsInWords(rows)}`),
    ...(cover === null ? [] : coverLines(cover)),
  ];
}

function rowsInWords(rows: CheckedRoster["breaches"][number]["rows"]): string {
  const shown = rows.slice(0, 4).map(({ file, row }) => `${file} row ${row}`);
  return `[${shown.join(", ")}${rows.length > shown.length ? ` and ${rows.length - shown.length} more` : ""}]`;
}

function coverLines({ gapHours, surplusHours, worst }: NonNullable<CheckedRoster["cover"]>): string[] {
  return [
    `Against the plan, all queues together: ${gapHours.toFixed(1)} hours short, ${surplusHours.toFixed(1)} hours over.`,
    ...worst.map(
      ({ start, required, atWork }) => `  ${start}: ${required} required, ${Math.round(atWork * 100) / 100} at work`,
    ),
  ];
}
