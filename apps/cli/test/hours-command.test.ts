import { LongerHoursAnswer } from "@springtide/contracts";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles();
  // The small shop is open around the clock; here it closes for the night.
  const shop = await readFile(files.shop, "utf8");
  await writeFile(files.shop, shop.replace("00:00-24:00", "08:00-18:00"));
});
afterEach(() => files.remove());

describe("springtide hours", () => {
  it("weighs windows that are typed, in words, and in JSON in a file", async () => {
    const file = join(files.folder, "answer.json");
    const typed = ["--contacts", files.contacts, "--window", "phone: mon-fri 18:00-20:00", "--out", file];
    const { code, out } = await answerTo(["hours", files.shop, ...typed]);
    expect(code).toBe(0);
    expect(out).toContain("window-1: phone Mon-Fri 18:00-20:00, 10 times, 20 h");
    const answer = LongerHoursAnswer.parse(JSON.parse(await readFile(file, "utf8")));
    expect(answer).toMatchObject({ shop: "lamps", days: 14, paths: 20, together: null });
    expect(answer.windows[0]).toMatchObject({ verdict: "depends", net: null, hours: 20 });
  });

  it.each([
    ["a window that says no hours", "phone mon-fri", "window-not-understood"],
    ["an unknown queue", "phnoe:mon-fri 18:00-20:00", "unknown-queue"],
    ["hours that are open", "phone:sat 17:00-19:00", "hours-already-open"],
    ["days that are none", "phone:monday 18:00-20:00", "days are written"],
  ])("refuses %s", async (_, window, told) => {
    const { code, err } = await answerTo(["hours", files.shop, "--contacts", files.contacts, "--window", window]);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  it("refuses to weigh nothing, as JSON where asked", async () => {
    const { code, out } = await answerTo(["hours", files.shop, "--contacts", files.contacts, "--json"]);
    expect(code).toBe(2);
    expect(out).toContain('"errors":[{"code":"no-longer-hours"');
  });
});
