import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import type { Started } from "./start.ts";
import { startSpringtide } from "./start.ts";

/** The first plans are worked out after the first start, one after another. */
const PLAN_MS = 480_000;

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

async function openPage(
  query: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  await server.signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.url}/${query}`);
  await page.getByRole("grid").waitFor({ timeout: PLAN_MS });
  return { page, context, faults };
}

describe("a planner opens the season", () => {
  it(
    "answers what is coming, am I short and what to do, and opens a day by keyboard",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden");
      for (const question of ["What is coming?", "Am I short?", "What do I do about it?"])
        await page.getByRole("heading", { name: question }).waitFor();
      await page.getByText("Next peak").waitFor();
      const cell = page.getByRole("gridcell", { selected: true });
      await cell.focus();
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      const chosen = new URL(page.url()).searchParams.get("day");
      expect(chosen).toMatch(/^\d{4}-\d\d-\d\d$/);
      await page.getByText("Table", { exact: true }).click();
      await page.reload();
      await page.getByRole("grid").waitFor({ timeout: PLAN_MS });
      expect(new URL(page.url()).searchParams.get("day")).toBe(chosen);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "goes by keyboard from a week's deadlines to the decisions, from a gap to its day, and lays last year by event",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden");
      await page
        .getByRole("link", { name: /^Week \d+ of \d+: \d+ deadlines?, the first on/ })
        .first()
        .focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "What is to be decided, and by when?" }).waitFor();
      expect(new URL(page.url()).searchParams.get("period")).not.toBeNull();
      await page.goBack();
      await page
        .getByRole("button", { name: /heads? short$/ })
        .first()
        .click();
      await page.locator("#day-sheet").waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
      await page.getByText("by event", { exact: true }).click();
      await page
        .getByText(/Last year is moved \d+ days? (later|earlier): then First sunny 18 °C day came on/)
        .waitFor();
      expect(new URL(page.url()).searchParams.get("last-year")).toBe("event");
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "works out another plan level in the page, without asking the server",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden&open=what-if");
      const asked: string[] = [];
      page.on("request", (request) => {
        if (request.url().includes("/api/")) asked.push(request.url());
      });
      const slider = page.getByRole("slider", { name: "Ready for" });
      await slider.focus();
      await page.keyboard.press("ArrowRight");
      await page.getByRole("region", { name: "Before and after" }).waitFor({ timeout: PLAN_MS });
      await page.getByText(/^Against the stored plan: overflow/).waitFor();
      expect(asked.filter((url) => url.endsWith("/plan"))).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "breaks a change off when asked, and goes back to what is shown",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden&open=what-if");
      const within = page.getByLabel("Phone, garden advice, answered within");
      const stored = await within.inputValue();
      await within.selectOption({ label: "2 min" });
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("progressbar").waitFor({ state: "detached" });
      expect(await within.inputValue()).toBe(stored);
      expect(await page.getByRole("region", { name: "Before and after" }).count()).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "says with one click what the tool of today would, in every picture and in the address, and goes back",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden");
      const bar = page.getByRole("group", { name: "Model of waiting customers" });
      await bar.getByText(/Erlang C would ask for [\d,]+ head-hours in a middling season/).waitFor();
      await bar.getByText("As your current tool would say (Erlang C)").click();
      await bar.getByText(/^Agents are found by Erlang C.* Erlang C asks for/).waitFor({ timeout: PLAN_MS });
      await page.getByText("You are looking at the changed plan, found by Erlang C").waitFor();
      await bar.getByText("Heads required").waitFor();
      expect(new URL(page.url()).searchParams.get("model")).toBe("erlang-c");
      await page.reload();
      await page.getByText("You are looking at the changed plan, found by Erlang C").waitFor({ timeout: PLAN_MS });
      await bar.getByText("With customers’ patience").click();
      await page.getByText("You are looking at the changed plan").waitFor({ state: "detached" });
      expect(new URL(page.url()).searchParams.get("model")).toBeNull();
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "plays the open day out, with the people planned or required, as a chart and as a table",
    async () => {
      const { page, context, faults } = await openPage("?shop=lamps&day=2027-11-01&queue=phone");
      const sheet = page.locator("#day-sheet");
      const planned = sheet.getByRole("img", { name: /with the people planned \d+% are answered within 30 s/ });
      await planned.waitFor({ timeout: PLAN_MS });
      await sheet.getByText("People required").click();
      await sheet.getByRole("img", { name: /with the people required \d+% are answered/ }).waitFor();
      await sheet.getByText("Table", { exact: true }).click();
      await sheet.getByRole("region", { name: "Service of the day by interval" }).waitFor();
      const { violations } = await new AxeBuilder({ page }).include("#day-sheet").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "opens by keyboard why an interval asks for so many, and gives the focus back on Escape",
    async () => {
      const { page, context, faults } = await openPage("?shop=lamps&day=2027-11-01&queue=phone");
      const opener = page.getByRole("button", { name: "Why so many?" });
      await opener.focus();
      await page.keyboard.press("Enter");
      const why = page.getByRole("region", { name: /^Why \d+ people at \d\d:\d\d\? Telefon$/ });
      await why.waitFor({ timeout: PLAN_MS });
      for (const step of ["Volume", "Load", "Model", "Shrinkage", "Rounding"])
        await why.getByText(step, { exact: true }).waitFor();
      await why.getByText(/^As your current tool would say \(Erlang C\): \d+ agents/).waitFor();
      await why.getByRole("row", { name: /enough/ }).waitFor();
      const { violations } = await new AxeBuilder({ page }).include("#day-sheet").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await page.keyboard.press("Escape");
      await why.waitFor({ state: "detached" });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.getByText("Table", { exact: true }).click();
      const row = page.getByRole("button", { name: "10:00, why so many?" });
      await row.click();
      await page.getByRole("region", { name: /people at 10:00\? Telefon$/ }).waitFor();
      await page.keyboard.press("Escape");
      expect(await row.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "sees who works on a day with which breaks, asks by keyboard why a shift is there, and goes on to the week",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden&day=2016-03-15");
      const violationsOn = async (part: string): Promise<string[]> => {
        const { violations } = await new AxeBuilder({ page }).include(part).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`);
      };
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const day = page.getByRole("region", { name: "Who works when" });
      await page
        .locator(".timeline-part")
        .getByText(/^\d+ people work on Tue 15 Mar; /)
        .waitFor();
      await day
        .getByRole("button", { name: /, break \d\d:\d\d to \d\d:\d\d, .* hours of work$/ })
        .first()
        .focus();
      await page.keyboard.press("ArrowDown");
      const shift = page.locator(".shift:focus");
      const name = (await shift.getAttribute("aria-label"))?.split(":")[0] ?? "";
      await page.keyboard.press("Enter");
      const why = page.getByRole("region", { name: `Why this shift? ${name}` });
      await why.getByText("Without it").waitFor({ timeout: PLAN_MS });
      expect(await violationsOn(".timeline-part")).toEqual([]);
      await page.keyboard.press("Escape");
      await why.waitFor({ state: "detached" });
      expect(await shift.getAttribute("aria-label")).toContain(name);
      await page.getByRole("button", { name: "The week’s roster" }).click();
      await page.getByRole("heading", { name: "Week 11, 14 Mar to 20 Mar" }).waitFor();
      expect(new URL(page.url()).searchParams.get("view")).toBe("roster");
      await page
        .getByText(/no legal roster can cost less than/)
        .first()
        .waitFor();
      expect(await violationsOn("main")).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violationsOn("main")).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(beyond, { timeout: 20_000 }).toBeLessThanOrEqual(0);
      await page.goBack();
      await day.waitFor();
      await expect.poll(beyond, { timeout: 20_000 }).toBeLessThanOrEqual(0);
      expect(await violationsOn(".timeline-part")).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "opens the decisions of the stored plan, and moves a price without asking the server",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden");
      await page.getByRole("link", { name: "Decisions", exact: true }).click();
      await page.getByRole("heading", { name: "What is to be decided, and by when?" }).waitFor();
      const prices = page.locator("summary", { hasText: "What if prices were others?" });
      // It stands there once everything that was asked for is answered.
      await prices.waitFor();
      await page.waitForLoadState("networkidle");
      const asked: string[] = [];
      page.on("request", (request) => {
        if (request.url().includes("/api/")) asked.push(request.url());
      });
      await prices.click();
      await page.getByRole("slider", { name: "Margin of a customer in a year" }).press("End");
      await page.getByText(/^At these prices: ledger cost .*, value at stake \+US\$[\d,]+\.$/).waitFor();
      expect(asked.filter((url) => url.includes("/api/shops"))).toEqual([]);
      expect(new URL(page.url()).searchParams.get("view")).toBe("decisions");
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "asks for the surveys only when they are opened, and shows each with its source",
    async () => {
      const { page, context, faults } = await openPage("?shop=garden");
      const asked: string[] = [];
      page.on("request", (request) => {
        if (request.url().endsWith("/api/surveys")) asked.push(request.url());
      });
      const opener = page.locator("summary", { hasText: "What surveys say" });
      await opener.focus();
      expect(asked).toEqual([]);
      await page.keyboard.press("Enter");
      const table = page.getByRole("table", { name: "Zendesk: The omnichannel customer service gap" });
      await table.getByRole("row", { name: /an e-mail stays unanswered: call 71%/ }).waitFor();
      await page.getByText("7,000 online customers in 7 countries").waitFor();
      const { violations } = await new AxeBuilder({ page }).include(".surveys").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(asked).toHaveLength(1);
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it.each([
    { colorScheme: "light" as const, widths: [390, 1440] },
    { colorScheme: "dark" as const, widths: [1440, 390] },
  ])(
    "breaks no rule of accessibility and never scrolls sideways, $colorScheme",
    async ({ colorScheme, widths }) => {
      const { page, context } = await openPage("?shop=garden", { colorScheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect
          .poll(beyond, { message: `sideways at ${String(width)} px`, timeout: 20_000 })
          .toBeLessThanOrEqual(0);
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "tells the lamp shop its certain days, and opens the day of 25 hours before one",
    async () => {
      const { page, context, faults } = await openPage("?shop=lamps&day=2027-10-31");
      const causes = page.getByRole("list", { name: "When each cause may come" });
      await causes.getByText("on Mon 1 Nov 2027, certain").waitFor();
      await causes.getByText("on Mon 29 Mar 2027, certain").waitFor();
      await page.getByText("25 hours: the clocks change").waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    PLAN_MS,
  );

  it(
    "says what is wrong with an address that names no shop",
    async () => {
      const context = await browser.newContext();
      await server.signIn(context);
      const page = await context.newPage();
      await page.goto(`${server.url}/?shop=nobody`);
      await page.getByRole("alert").getByText("nobody").waitFor({ timeout: 60_000 });
      await page.getByRole("button", { name: "Try again" }).waitFor();
      await page.getByLabel("Shop").selectOption("garden");
      await page.getByRole("grid").waitFor({ timeout: PLAN_MS });
      await context.close();
    },
    PLAN_MS,
  );
});
