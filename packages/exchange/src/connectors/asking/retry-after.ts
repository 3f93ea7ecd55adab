const LONGEST_MS = 7 * 86_400_000;

/**
 * The pause that a service asks for, in milliseconds: seconds or a date of HTTP (RFC 9110, 10.2.3). Null for none, or for one that is
 * not understood; a date that has passed is no pause.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000);
  const at = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(LONGEST_MS, Math.max(0, at - now.getTime()));
}
