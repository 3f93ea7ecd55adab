const MINUTE_MS = 60_000;

/**
 * An instant in ISO 8601 with its offset: `2026-10-25T02:00:00+02:00`. ISO 8601 offsets have whole minutes: one that has
 * seconds (before 1972) is rounded, and the clock reading with it, so that the text still means the same instant.
 */
export function instantText(ms: number, offsetMs: number): string {
  const offsetMinutes = Math.round(offsetMs / MINUTE_MS);
  const reading = new Date(ms + offsetMinutes * MINUTE_MS).toISOString();
  const clock = reading.endsWith(".000Z") ? reading.slice(0, -5) : reading.slice(0, -1);
  return `${clock}${offsetText(offsetMinutes)}`;
}

function offsetText(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(whole: number): string {
  return String(whole).padStart(2, "0");
}
