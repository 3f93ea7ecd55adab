import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPreview } from "../../apps/dashboard/test/preview.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let preview: Awaited<ReturnType<typeof startPreview>>;
let context: BrowserContext;

beforeAll(async () => {
  preview = await startPreview();
  browser = await launchBrowser();
  context = await browser.newContext({
    locale: "de-DE",
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
});
afterAll(async () => {
  await browser.close();
  preview.server.close();
});

/** The days' grid by hour as one works in it: rows of the first queue stand in the order of their names. */
class DaysPage {
  readonly faults: string[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(60_000);
    page.on("pageerror", ({ message }) => this.faults.push(message));
  }

  async open(): Promise<void> {
    await this.page.goto(`${preview.url}/?shop=garden&view=days&by=60&day=2026-04-20`);
    await this.cell("Volumen", 8).waitFor();
    await this.worked();
  }

  /** Waits until every figure has followed. */
  async worked(): Promise<void> {
    await this.page.waitForTimeout(100);
    await this.page.locator(".days-working").waitFor({ state: "detached" });
  }

  cell(row: string, hour: number) {
    const line = this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: `: ${row}` }) });
    return line
      .first()
      .getByRole("gridcell")
      .and(this.page.locator(`[aria-colindex="${String(hour + 3)}"]`));
  }

  async texts(row: string, hours: readonly number[]): Promise<readonly string[]> {
    return Promise.all(hours.map((hour) => this.cell(row, hour).innerText()));
  }

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

// Over a made-up season in which every hour of the open day has ten contacts of each queue.
describe("a planner works in the days' grid as in a spreadsheet", () => {
  it("pastes from Excel, fills, takes back and brings back, and sees heads and service follow", async () => {
    const days = new DaysPage(await context.newPage());
    await days.open();
    const before = await days.texts("Servicelevel", [9, 10, 14]);
    await days.page.evaluate(() => navigator.clipboard.writeText("60,5\t0\r\n"));
    await days.cell("Volumen", 9).click();
    await days.keys("Control+v");
    await days.worked();
    expect(await days.texts("Volumen", [8, 9, 10, 11])).toEqual(["10", "61", "0", "10"]);
    expect(Number((await days.texts("Benötigt", [9]))[0])).toBeGreaterThan(15);
    const after = await days.texts("Servicelevel", [9, 10, 14]);
    expect(after).toEqual([expect.not.stringContaining(before[0] ?? ""), "–", before[2]]);
    expect(await days.cell("Servicelevel", 9).getAttribute("title")).toContain("im Plan");
    await days.keys("Control+z");
    expect(await days.texts("Volumen", [9, 10])).toEqual(["10", "10"]);
    await days.keys("Control+y", "Shift+ArrowRight", "Shift+ArrowRight", "Control+r", "Control+c");
    expect(await days.texts("Volumen", [9, 10, 11])).toEqual(["61", "61", "61"]);
    expect(await days.page.evaluate(() => navigator.clipboard.readText())).toBe("60,5\t60,5\t60,5");
    await days.keys("Delete");
    await days.worked();
    expect(await days.texts("Volumen", [9, 10, 11])).toEqual(["10", "10", "10"]);
    expect(await days.texts("Servicelevel", [9, 10, 14])).toEqual(before);
    const { violations } = await new AxeBuilder({ page: days.page }).include("#days").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(days.faults).toEqual([]);
    await days.page.close();
  });

  it("takes an adjustment out that somebody made, in the version that was read", async () => {
    const said = { name: "Flyer", who: "Anna", why: "a flyer goes out", madeOn: "2026-04-01" };
    const flyer = { id: "flyer", ...said, from: "2026-04-20", to: "2026-04-20", change: "+20%" };
    const page = await context.newPage();
    const stored: unknown[] = [];
    await page.route("**/api/shops/garden/description*", async (route) => {
      const headers = { etag: `"${String(stored.length + 7)}"` };
      if (route.request().method() === "PUT")
        stored.push([route.request().headers()["if-match"], route.request().postDataJSON()]);
      await route.fulfill({
        headers,
        json: stored.length > 0 ? { id: "garden" } : { id: "garden", adjustments: [flyer] },
      });
    });
    const days = new DaysPage(page);
    await days.open();
    await page.getByRole("button", { name: "Flyer herausnehmen" }).click();
    await page.getByRole("button", { name: /neu planen$/ }).click();
    await page.getByText("Es gilt keine Anpassung").waitFor();
    expect(stored).toEqual([['"7"', { id: "garden" }]]);
    expect(days.faults).toEqual([]);
    await page.close();
  });
});
