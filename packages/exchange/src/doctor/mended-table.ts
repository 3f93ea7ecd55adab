import { isoDay } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import { writeFileWhole } from "../tables/write-file.ts";

/**
 * Writes histories in our own form, a row an interval of a queue with its offset: what `import` reads without any mapping. What is not
 * known is left empty. The file appears whole or not at all.
 * @param zone of queues that the shop does not name
 */
export async function writeMendedTable(
  path: string,
  histories: readonly ContactHistory[],
  { shop, zone }: { readonly shop: Shop | null; readonly zone: string },
): Promise<void> {
  const isDaily = histories.every(({ minutes }) => minutes === "day");
  const lines = [`${isDaily ? "date" : "interval_start"},queue,offered,handled,abandoned,aht_seconds\n`];
  for (const { queue, startMs, offered, handled, abandoned, ahtSeconds } of histories) {
    const clock = timeZone(shop?.queues.find(({ id }) => id === queue)?.zone ?? shop?.zone ?? zone);
    const name = nameCell(queue);
    startMs.forEach((ms, at) => {
      const start = isDaily ? isoDay(clock.dayAt(ms)) : clock.formatInstant(ms);
      const values = [offered[at], handled[at], abandoned[at], ahtSeconds[at]].map(numberText);
      lines.push(`${start},${name},${values.join(",")}\n`);
    });
  }
  await writeFileWhole(path, lines);
}

/** A name from a file is written so that no spreadsheet takes it for a formula. */
function nameCell(name: string): string {
  const harmless = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function numberText(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(Math.round(value * 1000) / 1000);
}
