import type { ImportDiff, ImportEntry } from "@springtide/contracts";

/** Days listed before an import: more than a screen shows nobody reads. */
export const DAYS_LISTED = 60;

/** How many days of contacts an import brought, replaced and took away; null for imports of earlier versions. */
export function daysChanged({ contactDays }: Pick<ImportEntry, "contactDays">): string | null {
  return contactDays === null ? null : `days +${contactDays.added} ~${contactDays.changed} -${contactDays.removed}`;
}

/** The difference that an import makes, or would make, for a person to read. @param most days that are listed */
export function changeLines(
  { shopChanged, holidaysChanged, contactDays, weatherDays }: ImportDiff,
  most = Infinity,
): string[] {
  const counted = (value: number | null): string => (value === null ? "none" : String(value));
  const { added, changed, removed } = weatherDays;
  return [
    `Description of the shop: ${shopChanged ? "changed" : "the same"}; holidays: ${holidaysChanged ? "changed" : "the same"}`,
    `Days of weather: ${added} added, ${changed} changed, ${removed} removed`,
    `Days of contacts: ${contactDays.length} different`,
    ...contactDays
      .slice(0, most)
      .map(({ queue, day, before, after }) => `  ${day}  ${queue}: ${counted(before)} -> ${counted(after)}`),
    ...(contactDays.length > most ? [`  ... and ${contactDays.length - most} more; --json has all`] : []),
  ];
}

/** That the shop was described otherwise before, so that what somebody changed on the page is not lost unseen. */
export function describedAnewLine({ id, who }: ImportEntry): string[] {
  return [
    `The description that import ${id}${who === null ? "" : ` (${who})`} left is replaced by the file's, which differs.`,
  ];
}

/** Where an import is found again, once it changed anything that was stored. */
export function importedLine(entry: ImportEntry): string[] {
  const { id, shop } = entry;
  const days = daysChanged(entry);
  return [
    `Import ${id}${days === null ? "" : `: ${days}`}. See it with: springtide imports ${shop} --changes ${id}; take it back with --undo ${id}`,
  ];
}
