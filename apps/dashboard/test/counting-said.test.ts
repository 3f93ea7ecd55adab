import { expect, it } from "vitest";
import { LANGUAGES } from "../src/languages/languages.ts";
import { portalTexts } from "../src/portal/portal-texts.ts";
import { portalWords } from "../src/portal/portal-words.ts";
import { countingSaid } from "../src/portal/request/counting-said.ts";

const CALENDAR = { weekdays: [1, 2, 3, 4, 5], holidaysOf: "DE-BE", freeDays: 2 };
const WORKING = { code: "notice", notice: { unit: "working-days", days: 5, byMinute: 720 }, ...CALENDAR } as const;
const WAYS = [
  { code: "before-the-clients" },
  { code: "as-asked" },
  { code: "until-it-begins" },
  { code: "after-the-last" },
  { ...WORKING, notice: { unit: "hours", hours: 48 } },
  { ...WORKING, notice: { unit: "days", days: 14, byMinute: 900 } },
  WORKING,
  { ...WORKING, freeDays: 0 },
  { ...WORKING, holidaysOf: null },
  { ...WORKING, holidaysOf: null, freeDays: 0 },
] as const;

it("says how deadlines are counted in every language, each in words of its own", async () => {
  for (const { code } of LANGUAGES) {
    const words = portalWords(code, await portalTexts(code));
    const said = WAYS.map((way) => countingSaid(way, words));
    expect(new Set(said).size).toBe(WAYS.length);
    for (const sentence of said) expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
  }
  const german = portalWords("de", await portalTexts("de"));
  expect(countingSaid(WORKING, german)).toBe(
    "5 Werktage vor seinem Tag, bis 12:00 (Mo, Di, Mi, Do und Fr; ohne die Feiertage von DE-BE; ohne 2 eigene freie Tage).",
  );
});
