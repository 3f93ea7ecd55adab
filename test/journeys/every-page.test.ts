import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGE_VIEWS } from "../../apps/dashboard/src/pages/page-views.ts";
import { launchBrowser } from "./browser.ts";
import type { Started } from "./start.ts";
import { startSpringtide } from "./start.ts";

const WIDTHS = [1440, 1024, 390];
/** Between the widest and the narrowest nothing is there that neither has. */
const READ_AT = new Set([1440, 390]);
const PAGES = ["season", ...PAGE_VIEWS];

let server: Started;
let browser: Browser;

beforeAll(async () => {
  server = await startSpringtide();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A page of the garden shop, once what it asked its server for is there. */
async function open(
  view: string,
  options: Parameters<Browser["newContext"]>[0],
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await server.signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.url}/?shop=garden${view === "season" ? "" : `&view=${view}`}`);
  await page.locator("main h1, main h2").first().waitFor();
  await page.waitForLoadState("networkidle");
  return { page, faults };
}

/** Told of violations alone and of a page without frames, it is through in a third of the time. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });

const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(PAGES)("the page %s", (view) => {
  it("breaks no rule of accessibility at any width, light or dark", async () => {
    const { page, faults } = await open(view, { colorScheme: "light", locale: "en-GB" });
    expect(page.frames()).toHaveLength(1);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => beyond(page), { message: `sideways at ${String(width)} px` }).toBeLessThanOrEqual(0);
      if (!READ_AT.has(width)) continue;
      const { violations } = await axe(page)
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${String(width)} ${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    }
    // The other scheme has other colours, and is otherwise the same page.
    await page.emulateMedia({ colorScheme: "dark" });
    // Looked at until it holds: while one scheme gives way to the other, colours are on their way.
    const unread = async (): Promise<string[]> => {
      const { violations } = await axe(page).withRules(["color-contrast"]).analyze();
      return violations.map(({ id, nodes }) => `dark ${id}: ${String(nodes[0]?.html)}`);
    };
    await expect.poll(unread, { timeout: 15_000, interval: 500 }).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("is said in German as well, with nothing that was forgotten, and fits a screen at 200 %", async () => {
    const { page, faults } = await open(view, {
      locale: "de-DE",
      viewport: { width: 720, height: 450 },
      deviceScaleFactor: 2,
    });
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await expect.poll(() => beyond(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
