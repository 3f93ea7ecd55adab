import { isoDay } from "@springtide/calendar";
import { readDate } from "../contacts/clock-reading.ts";
import { dateOrder, withMonthNumber } from "../series/written-date.ts";

/** What the titles above a table tell of all its rows. */
export interface TableTitles {
  readonly day: string | null;
  readonly queue: string | null;
}

const DAY_TITLE = /^(?:date|day|datum)\s*(?::\s*(.*))?$/i;
const QUEUE_TITLE = /^(?:split\/skill(?:\(s\))?|splits?|skills?|queues?|ct)\s*(?::\s*(.*))?$/i;

/** Reads titles such as "Date: 3/29/2026" and "Split/Skill: Sales", in one cell or in two beside each other. */
export function titlesOf(rows: readonly (readonly string[])[]): TableTitles {
  const dayText = titled(rows, DAY_TITLE);
  const written = dayText === null ? null : withMonthNumber(dayText.replace(/^[A-Za-z]+,?\s+(?=\d)/, ""));
  // On American reports, where a single date tells nothing of its order, the month stands first.
  const order =
    written === null || /^\d{4}/.test(written) ? "ymd" : written.includes(".") ? dateOrder([written]) : "mdy";
  const day = written === null ? null : readDate(written, order);
  return { day: typeof day === "number" ? isoDay(day) : null, queue: titled(rows, QUEUE_TITLE) };
}

function titled(rows: readonly (readonly string[])[], pattern: RegExp): string | null {
  for (const cells of rows)
    for (const [at, cell] of cells.entries()) {
      const match = pattern.exec(cell);
      if (match === null) continue;
      const text = (match[1] === undefined || match[1] === "" ? (cells[at + 1] ?? "") : match[1]).trim();
      if (text !== "") return text;
    }
  return null;
}
