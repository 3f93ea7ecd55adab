import { parse } from "@formatjs/icu-messageformat-parser";
import type { MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { TYPE } from "@formatjs/icu-messageformat-parser";
import type { PaperTexts } from "@springtide/words/paper";
import { PAPER_TEXTS } from "@springtide/words/paper";
import { describe, expect, it } from "vitest";
import type { Language } from "../src/languages/languages.ts";
import { LANGUAGES } from "../src/languages/languages.ts";
import type { TextId } from "../src/languages/texts.ts";
import { fetchTexts } from "../src/languages/texts.ts";
import type { PortalTextId } from "../src/portal/portal-texts.ts";
import { portalTexts } from "../src/portal/portal-texts.ts";

const english = await allTexts("en");
const ids = Object.keys(english).sort() as (TextId | PortalTextId | keyof PaperTexts)[];

/** What the dashboard, the portal of partners and sheets of paper say. */
async function allTexts(language: Language) {
  return { ...(await fetchTexts(language, "all")), ...(await portalTexts(language)), ...PAPER_TEXTS[language] };
}

describe.each(LANGUAGES.filter(({ code }) => code !== "en"))("the page in $name", ({ code }) => {
  it("says all that it says in English, and nothing else", async () => {
    expect(Object.keys(await allTexts(code)).sort()).toEqual(ids);
  });

  it("has the same values and marks in every text, and every form of a plural", async () => {
    const texts = await allTexts(code);
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    for (const id of ids) {
      const [there, here] = [heldBy(parse(english[id])), heldBy(parse(texts[id]))];
      expect([...here.names].sort(), id).toEqual([...there.names].sort());
      for (const plural of here.plurals) {
        const needed = forms.filter((form) => form !== "other" && !(form in plural));
        // Whole numbers in Polish are one, few or many: "other" is for fractions, and may stand for many.
        expect(
          needed.filter((form) => form !== "many"),
          id,
        ).toEqual([]);
      }
    }
  });
});

interface Held {
  readonly names: Set<string>;
  readonly plurals: Readonly<Record<string, unknown>>[];
}

/** The names of values and marks in a message, and its plurals, however deep they stand. */
function heldBy(elements: readonly MessageFormatElement[], held: Held = { names: new Set(), plurals: [] }): Held {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    held.names.add(element.value);
    if (element.type === TYPE.plural) held.plurals.push(element.options);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const { value } of Object.values(element.options)) heldBy(value, held);
    if (element.type === TYPE.tag) heldBy(element.children, held);
  }
  return held;
}
