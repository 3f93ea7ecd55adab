import type { ChargeReason, StatementRemark } from "@springtide/contracts";
import { chargeInWords, remarkInWords } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { chargeSaid, remarkSaid, settlementSpeech } from "@springtide/words";
import { LANGUAGES } from "../src/languages/languages.ts";
import { wordsIn } from "./words-in.ts";

const DAYS = { firstDay: "2026-11-02", lastDay: "2026-11-08" };
const LOCK = { ...DAYS, lockBy: "2026-10-12T12:00:00+02:00" };
const AT = "2026-10-01T08:30:00Z";

/** One of each code: another one does not compile without its record here. */
const REMARKS: { readonly [Code in StatementRemark["code"]]: Extract<StatementRemark, { readonly code: Code }> } = {
  "terms-outdated": { code: "terms-outdated", finalOn: "2026-12-04" },
  "differs-from-sealed": { code: "differs-from-sealed", finalOn: "2026-12-04", sealedCents: 123456, netCents: 98765 },
  "month-not-over": { code: "month-not-over" },
  "delivery-unknown": { code: "delivery-unknown", lines: 1 },
  "contacts-reckoned": { code: "contacts-reckoned", lines: 3 },
  "handled-time-reckoned": { code: "handled-time-reckoned", lines: 5 },
  "nothing-locked": { code: "nothing-locked", ...LOCK },
  "published-plan-locked": { code: "published-plan-locked", ...LOCK, version: 7, at: AT },
  "stored-plan-locked": { code: "stored-plan-locked", ...LOCK, version: 7, at: AT },
  "forecasts-locked": {
    ...{ code: "forecasts-locked", ...LOCK },
    forecasts: [
      { queue: "phone", version: 3, at: AT },
      { queue: "chat", version: 4, at: AT },
    ],
  },
  "least-of-requests": { code: "least-of-requests", ...LOCK, requests: ["R-17 v2", "R-18 v1"] },
  "malus-held-back": { code: "malus-held-back" },
  "service-unknown": { code: "service-unknown", ...DAYS },
  "service-known-in-part": { code: "service-known-in-part", ...DAYS, knownShare: 0.5 },
  "dispute-open": { code: "dispute-open" },
  "net-of-vat": { code: "net-of-vat" },
};

const UNITS = { usedUnits: 80.5, leastUnits: 1200, unit: "productive-hours" } as const;
const RECORDED = { inTimeContacts: 70, offeredContacts: 100, level: 0.7, share: 0.025 };
const TYPED = { level: 0.7, basis: "ACD", share: 0.025 };
const SIGNED = { by: "p-1", on: "2026-12-02" };
const CHARGES: { readonly [Code in ChargeReason["code"]]: Extract<ChargeReason, { readonly code: Code }> } = {
  "kept-free": { code: "kept-free" },
  cancelled: { code: "cancelled" },
  "committed-units-unused": { code: "committed-units-unused", ...UNITS },
  "locked-units-unused": { code: "locked-units-unused", ...UNITS },
  "price-reached": { code: "price-reached", price: "21.375", earlierPrice: "22.5" },
  "bonus-recorded": { code: "bonus-recorded", ...RECORDED },
  "malus-recorded": { code: "malus-recorded", ...RECORDED },
  "bonus-typed": { code: "bonus-typed", ...TYPED, ...SIGNED },
  "malus-typed": { code: "malus-typed", ...TYPED, ...SIGNED },
  "bonus-unsigned": { code: "bonus-unsigned", ...TYPED },
  "malus-unsigned": { code: "malus-unsigned", ...TYPED },
  "dispute-agreed": { code: "dispute-agreed", dispute: 4, by: "client" },
};

const CLOCK = { zone: "Europe/Berlin", currency: "EUR" };
const sentencesIn = (locale: string): readonly string[] => {
  const speech = settlementSpeech(wordsIn(locale, "EUR", null), CLOCK);
  return [
    ...Object.values(REMARKS).map((remark) => remarkSaid(remark, speech)),
    ...Object.values(CHARGES).map((why) => chargeSaid(why, speech)),
  ];
};

describe("remarks and charges of a statement", () => {
  it("are the sentences of the API where values are written as it writes them", () => {
    const { say } = wordsIn("en-GB", "EUR", null);
    const told = (value: number): string => String(Math.round(value * 100) / 100);
    const same = (text: string): string => text;
    const speech = {
      ...{ say, day: same, moment: same, price: same, unit: same, figure: told },
      cents: (value: number) => `${(value / 100).toFixed(2)} EUR`,
      share: (value: number) => `${told(value * 100)} %`,
      list: (items: readonly string[]) => items.join(" and "),
    };
    for (const remark of Object.values(REMARKS)) expect(remarkSaid(remark, speech)).toBe(remarkInWords(remark, "EUR"));
    for (const why of Object.values(CHARGES)) expect(chargeSaid(why, speech)).toBe(chargeInWords(why));
  });

  it.each(LANGUAGES)("are said in $name, each in words of its own", ({ code }) => {
    const [own, english] = [sentencesIn(code), sentencesIn("en-GB")];
    expect(new Set(own).size).toBe(english.length);
    for (const [i, said] of own.entries()) {
      expect(said).not.toMatch(/[{}]|undefined|NaN/);
      if (code !== "en") expect(said).not.toBe(english[i]);
    }
  });

  it("write days, money, prices and shares as the reader does, on the clock of the statement", () => {
    const speech = settlementSpeech(wordsIn("de", "EUR", null), CLOCK);
    expect(remarkSaid(REMARKS["differs-from-sealed"], speech)).toBe(
      "Als er am 04.12.2026 zum ersten Mal endgültig war, ergab er 1.234,56\u00A0€; nach dem, was seither festgehalten wurde, ergibt er 987,65\u00A0€.",
    );
    expect(remarkSaid(REMARKS["stored-plan-locked"], speech)).toContain("12. Okt. 2026, 12:00 MESZ");
    expect(chargeSaid(CHARGES["price-reached"], speech)).toContain("21,375\u00A0€ statt 22,50\u00A0€");
    expect(chargeSaid(CHARGES["malus-recorded"], speech)).toContain("Malus von 2,5\u00A0%");
    expect(remarkSaid(REMARKS["delivery-unknown"], settlementSpeech(wordsIn("pl", "EUR", null), CLOCK))).toContain(
      "1 potwierdzonego wiersza",
    );
  });
});
