/** "24 Nov 2026, 14:05" on the reader's own clock, as their locale writes it. */
export function momentIn(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
