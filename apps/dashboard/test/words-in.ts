import type { Language } from "../src/languages/languages.ts";
import { LANGUAGES } from "../src/languages/languages.ts";
import { speaker } from "../src/languages/say.ts";
import type { Texts } from "../src/languages/texts.ts";
import { fetchTexts } from "../src/languages/texts.ts";
import type { Words } from "../src/words/words.ts";
import { wordsFor } from "../src/words/words.ts";

const texts = new Map<Language, Texts>();
for (const { code } of LANGUAGES) texts.set(code, await fetchTexts(code, "all"));

/** The page's words as a reader in that locale has them. */
export function wordsIn(locale: string, currency: string, year: number | null): Words {
  const language = LANGUAGES.find(({ code }) => locale.startsWith(code))?.code ?? "en";
  const found = texts.get(language);
  if (found === undefined) throw new Error(`there are no texts in ${language}`);
  return wordsFor({ speaking: { locale, ...speaker(locale, found) }, currency, year });
}
