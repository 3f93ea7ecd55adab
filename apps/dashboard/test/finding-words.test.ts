import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import type { FindingSpeech } from "../src/finding-words/finding-said.ts";
import { findingPlaceSaid, findingSaid } from "../src/finding-words/finding-said.ts";
import { toldOf, toldOfProblem } from "../src/finding-words/told.ts";
import { LANGUAGES } from "../src/languages/languages.ts";
import { fetchTexts } from "../src/languages/texts.ts";
import { wordsIn } from "./words-in.ts";

const CODES = Object.keys(await fetchTexts("en", "all")).flatMap((id) => /^finding\.said\.(.*)$/.exec(id)?.[1] ?? []);
const VALUES = {
  ...{ line: "L2", row: 7, version: 3, asked: 5, request: "R-17", named: "R-18", zone: "Europe/Berlin" },
  ...{ until: "2026-11-20T11:00:00Z", day: "2026-11-24", firstDay: "2026-11-24", lastDay: "2026-11-30" },
  ...{ own: 4, all: 9, usable: 6, waiting: 2, person: "P 12", queues: "chat", dispute: 3 },
  ...{ sheets: "June, July", rows: 20_000, cells: 400_000, columns: 500, needed: "person, start", missing: "start" },
  ...{ first: "2026-05-04", second: "2026-04-05", codes: "F, S", column: "Zeile", known: "line_id", more: 3 },
  ...{ shifts: 2, seconds: 60, there: 4, least: 15, most: 256 },
};

function speechIn(locale: string): FindingSpeech {
  const { say } = wordsIn(locale, "EUR", null);
  const on = (options: Intl.DateTimeFormatOptions, at: string): string =>
    new Intl.DateTimeFormat(locale, options).format(new Date(at));
  return {
    say,
    count: (value) => new Intl.NumberFormat(locale).format(value),
    day: (iso) => on({ dateStyle: "medium", timeZone: "UTC" }, `${iso}T12:00:00Z`),
    moment: (at, timeZone) => on({ dateStyle: "medium", timeStyle: "short", timeZone }, at),
  };
}

/** @param id a code, with its kind behind a point */
const told = (id: string, values: Record<string, string | number> = VALUES) => {
  const [code = "", kind] = id.split(".");
  const ofKind = kind === undefined ? values : { ...values, kind };
  return toldOf({
    code,
    place: { row: 3, column: "offered" },
    found: '"many"',
    rule: "r",
    remedy: "m",
    values: ofKind,
  });
};

describe("what the portal's server finds", () => {
  it.each(LANGUAGES)("is said in $name with its values, each code in words of its own", ({ code: language }) => {
    const speech = speechIn(language);
    const said = CODES.map((code) => findingSaid(told(code), speech));
    expect(new Set(said).size).toBe(CODES.length);
    for (const [i, sentence] of said.entries()) {
      expect(sentence, CODES[i]).toMatch(/^[^{}]+$/);
      if (language !== "en") expect(sentence).not.toBe(findingSaid(told(CODES[i] ?? ""), speechIn("en")));
    }
  });

  it("has figures, days and instants as the reader writes them, on the clock that counts", () => {
    const speech = speechIn("de");
    expect(findingSaid(told("too-late"), speech)).toContain("bis 20.11.2026, 12:00");
    expect(findingSaid(told("beyond-usable-seats"), speech)).toContain(
      "Am 24.11.2026 sind insgesamt 9 Plätze angefragt, davon 4 in dieser Zeile; nutzbar sind 6",
    );
    expect(findingSaid(told("roster-of-other-days"), speechIn("pl"))).toContain("24 lis 2026 do 30 lis 2026");
    expect(findingSaid(told("table-too-large.cells"), speech)).toContain("mehr als 400.000 Zellen");
    expect(findingSaid(told("rows-passed-over", { rows: "4, 7", more: 0 }), speech)).toMatch(/Zeile 4, 7 der Datei\.$/);
    expect(findingPlaceSaid({ row: 3, column: "offered" }, speech)).toBe("Zeile 3, Spalte offered:");
    expect(findingPlaceSaid({ field: "/lines/L2" }, speechIn("ru"))).toBe("Строка L2:");
  });

  it("stays as the server says it where there is no sentence for it, or not what the sentence needs", () => {
    const speech = speechIn("nl");
    expect(findingSaid(told("tariff-overlaps"), speech)).toBeNull();
    expect(findingSaid(told("too-late", {}), speech)).toBeNull();
    expect(findingSaid({ ...told("wrong-type"), found: "a list of 3" }, speech)).toBeNull();
    const { findings } = new Refusal({ code: "x", place: {}, found: "none", rule: "it says why", remedy: "Say why." });
    const problem = { code: "version-stale", detail: "It was changed since it was read.", errors: [...findings] };
    expect(toldOfProblem(problem)[0]?.english).toBe("Found none, but it says why. Say why.");
    expect(toldOfProblem({ ...problem, errors: [] }).map((one) => findingSaid(one, speech))).toEqual([
      "Het is gewijzigd sinds het werd gelezen. Lees het opnieuw en beslis dan.",
    ]);
  });
});
