import { PaperLanguage } from "@springtide/contracts";
import { paperSpeech } from "@springtide/words/paper";
import { expect, it } from "vitest";

/** Spaces that no line ends at are written as others are, so that they can be read here. */
const told = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ");

// By the Unicode Common Locale Data Repository, as each language writes figures.
it.each([
  ["en", "1,240.50", "26.5", "131.005", "5%", "October 2026"],
  ["de", "1.240,50", "26,5", "131,005", "5 %", "Oktober 2026"],
  ["nl", "1.240,50", "26,5", "131,005", "5%", "oktober 2026"],
  ["pl", "1240,50", "26,5", "131,005", "5%", "październik 2026"],
  ["ru", "1 240,50", "26,5", "131,005", "5 %", "октябрь 2026 г."],
] as const)("paper in %s writes money, hours, prices, shares and months as its readers do", (language, ...written) => {
  const { cents, hours, price, share, month } = paperSpeech(language);
  expect([cents(124050), hours(26.499), price("131.005"), share(0.05), month("2026-10")].map(told)).toEqual(written);
});

it("a price keeps the noughts that it was agreed with", () => {
  expect(["26.50", "26.5", "0.000001"].map(paperSpeech("en").price)).toEqual(["26.50", "26.5", "0.000001"]);
});

it("tells the hour that comes twice apart, in every language", () => {
  for (const language of PaperLanguage.options) {
    const { moment } = paperSpeech(language);
    const [summer, winter] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((at) =>
      moment(new Date(at), "Europe/Berlin"),
    );
    expect(summer).toContain("02:30");
    expect(winter).toContain("02:30");
    expect(summer).not.toBe(winter);
  }
});
