import { PaperLanguage } from "@springtide/contracts";
import { paperSpeech } from "@springtide/words/paper";
import { describe, expect, it } from "vitest";
import { wallWeeks } from "../../src/pdf/wall-plan.ts";
import { requestOf } from "./any-request.ts";

const LINE = { start: "2026-10-25T01:30:00+02:00", end: "2026-10-25T06:00:00+01:00", tier: "option" } as const;

describe("a plan for the wall", () => {
  it("names weeks, days and tiers in each language, and how long a day is whose clocks change", () => {
    const told = PaperLanguage.options.map((language) => {
      const [week] = wallWeeks(requestOf([LINE]), paperSpeech(language), "Europe/Berlin");
      return [week?.title, week?.days[6], week?.rows[0]?.days[6]?.[0]?.split("\u00D7")[1]];
    });
    // 25 October 2026 is the last Sunday of October: week 43 by ISO 8601, and 25 hours long in Berlin.
    expect(told).toEqual([
      ["Week 43 of 2026, by the clock of Europe/Berlin", "Sunday\n25 Oct 2026 (25 h)", " option"],
      ["Woche 43 von 2026, nach der Uhr von Europe/Berlin", "Sonntag\n25.10.2026 (25 Std.)", " Option"],
      ["Week 43 van 2026, volgens de klok van Europe/Berlin", "zondag\n25 okt 2026 (25 uur)", " optie"],
      ["Tydzień 43 roku 2026, według czasu Europe/Berlin", "niedziela\n25 paź 2026 (25 godz.)", " opcja"],
      ["Неделя 43 года 2026, по времени Europe/Berlin", "воскресенье\n25 окт. 2026 г. (25 ч)", " опцион"],
    ]);
  });
});
