import type { Language } from "../languages/languages.ts";

/** Texts of one folder by language, each asked for once; the same promise whenever it is asked for. */
export function keptTexts<Texts>(
  files: Readonly<Record<string, () => Promise<Texts>>>,
  folder: string,
): (language: Language) => Promise<Texts> {
  const asked = new Map<Language, Promise<Texts>>();
  return (language) => {
    const known = asked.get(language);
    if (known !== undefined) return known;
    const fetchPart = files[`${folder}/${language}.json`];
    if (fetchPart === undefined) throw new Error(`the portal has no texts in ${language}`);
    const texts = fetchPart();
    asked.set(language, texts);
    // What could not be fetched is asked for again.
    texts.catch(() => asked.delete(language));
    return texts;
  };
}
