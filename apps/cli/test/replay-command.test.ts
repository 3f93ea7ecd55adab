import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { contactRows, smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles(contactRows());
});
afterEach(() => files.remove());

const typed = (...more: string[]): string[] => ["replay", files.shop, "--contacts", files.contacts, ...more];

describe("springtide replay", () => {
  it.each([
    { more: [], says: /either a first and a last day say what is replayed, or the year of a season does/ },
    { more: ["--season", "2026", "--from", "2026-04-01"], says: /found from, season/ },
    { more: ["--season", "26"], says: /a season is the year in which its triggers fire/ },
    { more: ["--from", "2026-04-02", "--to", "2026-04-01"], says: /cannot lie before the first/ },
    { more: ["--from", "2026-04-01", "--to", "2026-04-07"], says: /no partner with seats/ },
    { more: ["--season", "2031"], says: /Name another year/ },
  ])("refuses $more in words", async ({ more, says }) => {
    const { code, out, err } = await answerTo(typed(...more));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(says);
  });

  it("tells of every mistake at once with --json", async () => {
    const { code, out } = await answerTo(typed("--from", "2026-03-10", "--to", "2026-03-16", "--json"));
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: "season-without-history" }, { code: "no-agreements" }] });
  });
});
