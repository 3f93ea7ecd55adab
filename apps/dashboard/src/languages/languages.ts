/** A language the page speaks: its code, what it calls itself, and how it writes figures and days if the browser prefers no country. */
interface SpokenLanguage {
  readonly code: string;
  readonly name: string;
  readonly locale: string;
}

/** The languages of the page, each named in itself. */
export const LANGUAGES = [
  { code: "en", name: "English", locale: "en-GB" },
  { code: "de", name: "Deutsch", locale: "de-DE" },
  { code: "nl", name: "Nederlands", locale: "nl-NL" },
  { code: "pl", name: "Polski", locale: "pl-PL" },
  { code: "ru", name: "Русский", locale: "ru-RU" },
] as const satisfies readonly SpokenLanguage[];

export type Language = (typeof LANGUAGES)[number]["code"];

/** Language of the text, and the locale by which numbers and days are written: `en-US` writes otherwise than `en-GB`. */
export interface Reader {
  readonly language: Language;
  readonly locale: string;
}

/**
 * Whom the page speaks to.
 * @param chosen the language the reader chose before; null if none
 * @param preferred the browser's languages, the best first
 */
export function readerOf(chosen: string | null, preferred: readonly string[]): Reader {
  const kept = LANGUAGES.find(({ code }) => code === chosen);
  const spoken = kept ?? firstSpoken(preferred) ?? LANGUAGES[0];
  const locale = preferred.find((tag) => isIn(spoken.code, tag) && tag.length > 2);
  return { language: spoken.code, locale: locale ?? spoken.locale };
}

function firstSpoken(preferred: readonly string[]) {
  for (const tag of preferred) {
    const spoken = LANGUAGES.find(({ code }) => isIn(code, tag));
    if (spoken !== undefined) return spoken;
  }
  return null;
}

function isIn(code: Language, tag: string): boolean {
  return tag.toLowerCase().split("-")[0] === code;
}
