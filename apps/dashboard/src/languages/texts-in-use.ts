import type { Language } from "./languages.ts";
import { fetchTexts } from "./texts.ts";

let language: Language = "en";

/** The language that is spoken now, for those parts of the page that come later with their texts. */
export const textsInUse = {
  speak: (now: Language): void => {
    language = now;
  },
  fetchAll: async (): Promise<void> => {
    await fetchTexts(language, "all");
  },
};
