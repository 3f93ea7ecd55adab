import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPreview } from "../../apps/dashboard/test/preview.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let preview: Awaited<ReturnType<typeof startPreview>>;

beforeAll(async () => {
  preview = await startPreview();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  preview.server.close();
});

// Over a made-up season of decisions: whether a demo shop has something to reserve is for its prices to say.
describe("a planner decides", () => {
  it("opens a deadline by keyboard, reads the rule, and tries it with other forecasts", async () => {
    const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(120_000);
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.goto(`${preview.url}/?shop=garden`);
    await page.getByRole("link", { name: "Decisions", exact: true }).click();
    const deadline = page.getByRole("button", { name: /^Confirm or release by Fri 10 Apr, 12:00 in Chicago/ });
    await deadline.focus();
    await page.keyboard.press("Enter");
    const period = page.getByRole("region", { name: "Northdesk, 13 Apr to 18 Apr" });
    await period.getByText("reserve 240 blocks, at most 20 seats at one time").first().waitFor();
    expect(new URL(page.url()).searchParams.get("period")).toBe("northdesk-2026-04-13");
    expect(await deadline.getAttribute("aria-pressed")).toBe("true");
    const slider = period.getByRole("slider", { name: "The forecast says" });
    const answer = period.locator("[role=status]");
    await slider.press("Home");
    expect(await answer.textContent()).toContain("Confirm 48 of the 240 reserved blocks, at most 4 seats at one time");
    await slider.press("End");
    expect(await answer.textContent()).toContain("Confirm all 240 reserved blocks");
    expect(await slider.getAttribute("aria-valuetext")).toBe("100%");
    await page.getByLabel("Period in view").selectOption({ label: "Harbour Calls, 18 May to 23 May" });
    await page.getByText("order 36 blocks, at most 3 seats at one time, firmly").waitFor();
    // A term that seats are chosen by says that it needs a new plan, which is made when asked for and tells of its end.
    await page.locator("summary", { hasText: "What if the terms were others?" }).click();
    await page.getByRole("slider", { name: "Northdesk: stand-by fee of an hour" }).press("Home");
    await page.getByRole("button", { name: "Make it now" }).click();
    await page.getByRole("progressbar", { name: "Progress of the new plan" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Make it now" }).waitFor();
    await page.goBack();
    await page.getByRole("grid").waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  it("accepts one thing, declines another with a reason, has a third come back, and finds them in the history", async () => {
    const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(60_000);
    const open = (name: RegExp) => page.getByRole("button", { name }).click();
    const deciding = page.getByRole("group", { name: "Decide" });
    await page.goto(`${preview.url}/?shop=garden&view=decisions&kind=reserve`);
    await open(/^Reserve by Mon 16 Mar/);
    await deciding.getByRole("button", { name: "Accept" }).click();
    await page.getByRole("button", { name: "Accept without a request" }).click();
    await page.getByRole("button", { name: "Accept it" }).click();
    await page.getByText(/^Accepted by you on /).waitFor();
    await open(/^Reserve by Mon 23 Mar/);
    await deciding.getByRole("button", { name: "Decline" }).click();
    await page.getByLabel("Why not").fill("Own people suffice.");
    await page.getByRole("button", { name: "Decline it" }).click();
    await page.getByText(/^Declined by you on /).waitFor();
    // Of the third, the plan changed since it was read: what was shown at once is taken back, and the difference told.
    await open(/^Reserve by Mon 30 Mar/);
    await deciding.getByRole("button", { name: "Remind me" }).click();
    await page.getByRole("button", { name: "Remind me then" }).click();
    await page.getByText("in the newest plan cost and loss if done are 8000.00, not 9540.00").waitFor();
    await page.getByRole("button", { name: /^Reserve by Mon 30 Mar/ }).waitFor();
    expect(new URL(page.url()).searchParams.get("kind")).toBe("reserve");
    await page.getByLabel("Which are shown").selectOption("decided");
    expect(await page.getByRole("button", { name: /^Reserve by/ }).count()).toBe(2);
    await page.getByText("History", { exact: true }).click();
    const rows = page.getByRole("region", { name: "What was decided" }).getByRole("row");
    expect(await rows.count()).toBe(3);
    expect(await rows.nth(1).textContent()).toContain("declined “Own people suffice.”");
    await page.close();
  });

  it.each([
    { colorScheme: "light" as const, width: 390 },
    { colorScheme: "dark" as const, width: 1440 },
  ])("breaks no rule of accessibility and never scrolls sideways, $colorScheme", async ({ colorScheme, width }) => {
    const context = await browser.newContext({ locale: "en-GB", colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${preview.url}/?shop=garden&view=decisions&period=northdesk-2026-04-06`);
    await page.getByText("Try the rule").waitFor();
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(beyond, { timeout: 20_000 }).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    await context.close();
  });
});
