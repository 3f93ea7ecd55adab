import type { Words } from "../words/words.ts";

/** "24 Nov 2026, 14:05" on the reader's own clock. */
export function momentSaid(instant: string, { locale }: Pick<Words, "locale">): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
