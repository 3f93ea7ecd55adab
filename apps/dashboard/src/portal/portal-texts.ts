import type { Language } from "../languages/languages.ts";
import type portal from "./texts/en.json";

/** Everything the partner portal says, by id. */
export type PortalTexts = typeof portal;
export type PortalTextId = keyof PortalTexts;

const FILES = import.meta.glob<PortalTexts>("./texts/*.json", { import: "default" });
const asked = new Map<Language, Promise<PortalTexts>>();

/** The portal's texts in one language; asked for once. */
export function portalTexts(language: Language): Promise<PortalTexts> {
  const known = asked.get(language);
  if (known !== undefined) return known;
  const fetchPart = FILES[`./texts/${language}.json`];
  if (fetchPart === undefined) throw new Error(`the portal has no texts in ${language}`);
  const texts = fetchPart();
  asked.set(language, texts);
  // What could not be fetched is asked for again.
  texts.catch(() => asked.delete(language));
  return texts;
}
