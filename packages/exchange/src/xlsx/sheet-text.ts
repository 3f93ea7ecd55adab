const DAY_MS = 86_400_000;
/** Serial days of a spreadsheet begin here; a length of time or a time of day is less than a day after it. */
const SERIAL_START_MS = Date.UTC(1899, 11, 30);
/** Serial days below this are lengths of time: nobody plans 1905. */
const LONGEST_CLOCK_MS = 2000 * DAY_MS;

/**
 * The rows of a sheet as the text of a CSV file with commas. Dates keep the figures that the sheet shows, without any zone; numbers are
 * written exactly; lengths of time as hours, minutes and seconds.
 */
export function sheetText(data: readonly (readonly unknown[])[]): string {
  const width = data.reduce((most, row) => Math.max(most, row.length), 0);
  const withTime = Array.from({ length: width }, (_, at) => data.some((row) => hasTime(row[at])));
  const lines = data.map((row) =>
    Array.from({ length: width }, (_, at) => cellOf(row[at], withTime[at] === true)).join(","),
  );
  return `${lines.join("\n")}\n`;
}

function hasTime(value: unknown): boolean {
  return value instanceof Date && secondsOf(value) % 86_400 !== 0;
}

/** Serial days are fractions: what is a second once it is rounded. */
function secondsOf(date: Date): number {
  return Math.round(date.getTime() / 1000);
}

function cellOf(value: unknown, withTime: boolean): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value, withTime);
  if (typeof value === "number") return String(value);
  // The text of a cell may hold anything: line ends too.
  const text = typeof value === "string" ? value : value === true ? "TRUE" : value === false ? "FALSE" : "";
  return `"${text.replaceAll('"', '""')}"`;
}

function dateText(date: Date, withTime: boolean): string {
  const seconds = secondsOf(date);
  const sinceStart = seconds - SERIAL_START_MS / 1000;
  if (sinceStart >= 0 && sinceStart * 1000 < LONGEST_CLOCK_MS) {
    const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
    return `${two(sinceStart / 3600)}:${two((sinceStart / 60) % 60)}:${two(sinceStart % 60)}`;
  }
  const iso = new Date(seconds * 1000).toISOString();
  return withTime ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : iso.slice(0, 10);
}
