import type { PaperLanguage } from "@springtide/contracts";
import de from "./texts/de.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import nl from "./texts/nl.json" with { type: "json" };
import pl from "./texts/pl.json" with { type: "json" };
import ru from "./texts/ru.json" with { type: "json" };
import settlementDe from "../settlement/texts/de.json" with { type: "json" };
import settlementEn from "../settlement/texts/en.json" with { type: "json" };
import settlementNl from "../settlement/texts/nl.json" with { type: "json" };
import settlementPl from "../settlement/texts/pl.json" with { type: "json" };
import settlementRu from "../settlement/texts/ru.json" with { type: "json" };

/** All that is said on paper, by id. */
export type PaperTexts = typeof en & typeof settlementEn;

export const PAPER_TEXTS: Readonly<Record<PaperLanguage, PaperTexts>> = {
  en: { ...en, ...settlementEn },
  de: { ...de, ...settlementDe },
  nl: { ...nl, ...settlementNl },
  pl: { ...pl, ...settlementPl },
  ru: { ...ru, ...settlementRu },
};
