import { describe, expect, it } from "vitest";
import { backtestPage } from "@springtide/exchange";
import {
  coverageSentence,
  dateSentence,
  errorSentence,
  fanSentence,
  peakSentence,
  wapeSentence,
} from "../../src/backtest-page/parts/sentences.ts";
import { date, money, number, percent, signedPercent } from "../../src/backtest-page/parts/text.ts";
import { SMALL_EVENT, smallDays, smallGroup, smallReport } from "./small-report.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("the page of a backtest", () => {
  const page = backtestPage(smallReport());

  it("needs nothing from elsewhere and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("prefers-color-scheme:dark");
    expect(page).toContain("@media print");
  });

  it("says under every picture what it says aloud, and has a table behind it", () => {
    const figures = page.match(/<figure>.*?<\/figure>/gs) ?? [];
    expect(figures).toHaveLength(7); // a fan, errors, bands, peaks, dates, parts of the error, effect
    for (const figure of figures) {
      const aloud = /aria-label="([^"]*)"/.exec(figure)?.[1];
      expect(aloud).toMatch(/\.$/);
      expect(figure).toContain(`<figcaption>${aloud ?? "nothing"}</figcaption>`);
      expect(figure).toMatch(/<details><summary>The figures<\/summary>.*<table>/s);
    }
  });

  it("has every part that its links lead to", () => {
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`id="${id ?? ""}"`);
  });

  it("leaves out what there is nothing of", () => {
    const bare = backtestPage(smallReport({ triggers: [], events: [] }));
    expect(bare).not.toContain("After the event");
    expect(bare).not.toContain("Dates of triggers");
  });

  it("takes no name for markup", () => {
    const hostile = "<script>alert(1)</script> & \"'";
    const report = smallReport({ caveats: [hostile] });
    const queues = report.queues.map((queue) => ({ ...queue, name: hostile }));
    const named = backtestPage({ ...report, subject: { ...report.subject, name: hostile }, queues });
    expect(named).not.toContain("<script");
    expect(named).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;");
  });
});

describe("the sentences", () => {
  it("say what the pictures show", () => {
    // 605 came on the six known days, 600 were said; 130 and 75 lie outside 80 to 120.
    expect(plain(fanSentence(smallDays()))).toBe(
      "Forecast on 1 Mar 2026: 600 contacts, 605 came (forecast 0.8 % too low); 4 of 6 days lie in the 95 % band.",
    );
    const groups = [smallGroup([1, 1], [0.05, 0.1, 0.2]), smallGroup([2, 7], [0.12, 0.22, 0.14])];
    expect(plain(wapeSentence(groups))).toBe(
      "Mean error of the forecast: 5.0 % at 1 day (better yardstick 10.0 %), 12.0 % at 2\u20137 days (better yardstick 14.0 %).",
    );
    expect(plain(coverageSentence(groups))).toBe(
      "The band that promises 80 % held 75.0 % at 1 day, 75.0 % at 2\u20137 days.",
    );
    expect(plain(peakSentence(smallReport().queues[0] ?? { peaks: [], peakDayRecall: null }))).toBe(
      "1 of the 2 busiest days were foreseen within a day (50.0 %).",
    );
    expect(dateSentence(smallReport().triggers)).toContain(
      "1 of 1 predicted date came within their horizon, 1 of them",
    );
    expect(dateSentence([])).toBe("All dates were fixed by the calendar and known beforehand.");
    const [queue] = SMALL_EVENT.queues;
    if (queue === undefined) throw new Error("no queue");
    expect(errorSentence(queue.error)).toBe(
      "60.0 h of work forecast, 70.0 h came; interval by interval the forecast missed 20.0 h, most of it in date (15.0 h).",
    );
  });

  it("write figures as people read them, and a dash for none", () => {
    expect([percent(0.0882), percent(null), number(12345.6), number(undefined)].map(plain)).toEqual([
      "8.8 %",
      "\u2013",
      "12,346",
      "\u2013",
    ]);
    expect(
      [money(1234.5, "EUR"), money(null, "EUR"), money(3, null), date("2026-11-22"), date(null)].map(plain),
    ).toEqual(["1,235 EUR", "\u2013", "3", "22 Nov 2026", "\u2013"]);
    expect([signedPercent(-0.051), signedPercent(0.0004, 0), signedPercent(1.5, 0)].map(plain)).toEqual([
      "\u22125.1 %",
      "0 %",
      "+150 %",
    ]);
  });
});
