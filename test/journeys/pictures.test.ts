import type { Server } from "node:http";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startPreview } from "../../apps/dashboard/test/preview.ts";
import { launchBrowser } from "./browser.ts";
import { expectSamePicture } from "./same-picture.ts";

/** A morning before the made-up season begins: what is due and what is past hangs on it. */
const NOW = new Date("2026-02-09T12:00:00Z");

let preview: { url: string; server: Server };
let browser: Browser;

beforeAll(async () => {
  preview = await startPreview();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  preview.server.close();
});

describe("key pages look as they were kept", () => {
  it.each([
    { name: "season", query: "?shop=garden", ready: "main [role=grid]" },
    { name: "season-dark-narrow", query: "?shop=garden", ready: "main [role=grid]", dark: true, width: 390 },
    { name: "decisions", query: "?shop=garden&view=decisions", ready: "#decisions" },
    { name: "roster", query: "?shop=garden&view=roster", ready: ".roster table" },
    { name: "staffing", query: "?view=staffing", ready: "main canvas" },
    { name: "staffing-russian", query: "?view=staffing", ready: "main canvas", locale: "ru-RU", width: 1024 },
  ])("$name", async ({ name, query, ready, dark = false, width = 1440, locale = "en-GB" }) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      timezoneId: "Europe/Berlin",
      locale,
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(`${preview.url}/${query}`);
    await page.locator(ready).first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.locator("[role=progressbar]").waitFor({ state: "detached", timeout: 60_000 });
    await expectSamePicture(name, await page.screenshot({ animations: "disabled", caret: "hide" }));
    await context.close();
  });
});
