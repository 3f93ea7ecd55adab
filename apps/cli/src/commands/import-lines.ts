import type { ImportDiff, ImportEntry } from "@springtide/contracts";

/** How many days of contacts an import brought, replaced and took away; null for imports of earlier versions. */
export function daysChanged({ contactDays }: Pick<ImportEntry, "contactDays">): string | null {
  return contactDays === null ? null : `days +${contactDays.added} ~${contactDays.changed} -${contactDays.removed}`;
}

/** The difference that an import makes, or would make, for a person to read. */
export function changeLines({ shopChanged, holidaysChanged, contactDays, weatherDays }: ImportDiff): string[] {
  const counted = (value: number | null): string => (value === null ? "none" : String(value));
  const { added, changed, removed } = weatherDays;
  return [
    `Description of the shop: ${shopChanged ? "changed" : "the same"}; holidays: ${holidaysChanged ? "changed" : "the same"}`,
    `Days of weather: ${added} added, ${changed} changed, ${removed} removed`,
    `Days of contacts: ${contactDays.length} different`,
    ...contactDays.map(
      ({ queue, day, before, after }) => `  ${day}  ${queue}: ${counted(before)} -> ${counted(after)}`,
    ),
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
