const FORM = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** "24 Nov 2026, 14:05" on the reader's own clock. */
export function momentInWords(instant: string): string {
  return FORM.format(new Date(instant));
}
