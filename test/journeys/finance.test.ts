import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { monthEndRoutes } from "@springtide/contracts";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { launchBrowser } from "./browser.ts";
import type { FinanceServer } from "./finance-server.ts";
import { FINANCE, startFinanceServer } from "./finance-server.ts";

const MINUTES = 60_000;

let server: FinanceServer;
let browser: Browser;

beforeAll(async () => {
  server = await startFinanceServer();
  browser = await launchBrowser();
}, 10 * MINUTES);

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(options: Parameters<Browser["newContext"]>[0]): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  await context.addCookies(server.finance.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  const page = await context.newPage();
  page.setDefaultTimeout(4 * MINUTES);
  await page.clock.setFixedTime(server.now);
  return page;
}

const PART = {
  first: "First page",
  scenarios: "Scenarios",
  questions: "Questions",
  pictures: "Pictures",
  month: "Month end",
};
const toPart = (page: Page, part: keyof typeof PART): Promise<void> =>
  page.getByRole("navigation", { name: "Parts of finance" }).getByRole("link", { name: PART[part] }).click();

describe("a member of finance", () => {
  it("asks what an early spring costs, changes wages, takes the workbook along, and closes a month", async () => {
    const page = await open({});
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.context().clearCookies();
    await page.goto(`${server.url}/?shop=garden`);
    await page.getByLabel("E-mail address").fill(FINANCE.email);
    await page.getByRole("textbox", { name: "Password" }).fill(FINANCE.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Finance", exact: true }).click();
    await page.getByRole("region", { name: "Unavoidable, cancellable, free" }).waitFor();

    const workbook = page.waitForEvent("download");
    await page.getByRole("button", { name: "Workbook (XLSX)" }).click();
    const sheets = await cellsOfWorkbook(await readFile(await (await workbook).path()));
    expect(sheets.size).toBeGreaterThan(2);
    // What the page shows of its months is what the workbook sums up, to the cent.
    const [, , bought, budget] = sheets.get("Summary")?.find(([label]) => label === "In all") ?? [];
    await toPart(page, "pictures");
    const months = page.locator(".sheet", {
      has: page.getByRole("heading", { name: "Budget, plan and actual by month" }),
    });
    await months.getByText("Table", { exact: true }).click();
    const years = await months.getByRole("row", { name: /^Fiscal year/ }).all();
    const shown = await Promise.all(years.map((row) => row.getByRole("cell").allTextContents()));
    const sum = (column: number): number =>
      shown.reduce((cents, cells) => cents + Math.round(Number(cells[column]?.replace(/[^\d.]/g, "")) * 100), 0) / 100;
    expect([sum(0), sum(1)]).toEqual([budget, bought]);
    await toPart(page, "first");

    // The seasons of the first page are worked out in the background: a page that is loaded again finds them, and may end them.
    await page.getByLabel("Target proposed, %").fill("85");
    await page.getByRole("button", { name: "Work out the seasons" }).click();
    await page.getByRole("progressbar", { name: "Working out the seasons" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("It was cancelled. Nothing was stored.").waitFor();

    await toPart(page, "questions");
    await page.getByRole("button", { name: "Ask: What if the season comes early?" }).click();
    const answer = page.getByText(/comes 21 days early, planning for it moves ledger cost by [+−]US\$/);
    expect(await answer.textContent()).toContain("if nobody sees it coming, value at stake moves by");

    await toPart(page, "scenarios");
    await page.getByRole("button", { name: "New scenario" }).click();
    await page.getByLabel("Name").fill("Wages up");
    const wages = page.getByLabel("Cost of an hour, Garden advisers");
    await wages.fill("10%");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(/Found "10%", but .*such as \+10% or -5%/).waitFor();
    await wages.fill("+10%");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Compare 1 with the plan" }).click();
    const ledger = page.getByRole("row", { name: /^Ledger cost/ }).getByRole("cell");
    const before = await ledger.nth(1).textContent();
    expect(before).toMatch(/\+\d/);
    // Another price moves at once, without planning anew.
    const dial = page.getByRole("slider", { name: "Wages, Garden advisers" });
    await dial.focus();
    for (let i = 0; i < 5; i += 1) await dial.press("ArrowRight");
    await expect.poll(() => ledger.nth(1).textContent(), { timeout: MINUTES }).not.toBe(before);

    await toPart(page, "month");
    await page.getByLabel("Fiscal period, by its month").fill("2016-04");
    const asked = await server.finance.fetch("/api/finance/month-end?month=2016-04");
    const { totals } = monthEndRoutes.monthEnd.response.parse(await asked.json());
    const accrual = totals.find(({ currency }) => currency === "USD")?.accrual ?? 0;
    expect(accrual).toBeGreaterThan(0);
    const owed = `US$${accrual.toFixed(2)} was delivered and not invoiced`;
    await page.getByText(owed).waitFor();
    const bill = (from: string): string =>
      `invoice,shop,agreement,from,until,amount,currency\n2016-117,garden,harbour-line,${from},2016-04-30,${String(accrual)},USD\n`;
    const bring = (text: string): Promise<void> =>
      page
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "april.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await bring(bill("April"));
    await page.getByText(/april\.csv, row 2, from: found/).waitFor();
    expect(await page.getByRole("button", { name: /^Record/ }).isDisabled()).toBe(true);
    await bring(bill("2016-04-01"));
    await page.getByRole("button", { name: "Record 1 line" }).click();
    await page.getByText("1 line was recorded as batch 1.").waitFor();
    await page.getByText(owed).waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Invoices of the month" }).getByText("matches").waitFor();

    // What is no figure is refused at its field, and is still there after a look elsewhere.
    const tolerance = page.getByLabel("Tolerance of invoices, %");
    await tolerance.fill("1e400");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(`Found "1e400", but a number is needed here.`).waitFor();
    await toPart(page, "first");
    await page.goBack();
    await expect.poll(() => tolerance.inputValue()).toBe("1e400");
    await page.getByRole("button", { name: "Discard mine" }).click();
    await expect.poll(() => tolerance.inputValue()).toBe("1");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    { colorScheme: "light" as const, width: 390 },
    { colorScheme: "dark" as const, width: 1440 },
  ])("finds no barrier in any part, $colorScheme", async ({ colorScheme, width }) => {
    const page = await open({ colorScheme, viewport: { width, height: 900 } });
    for (const part of ["first", "scenarios", "questions", "pictures", "month"]) {
      await page.goto(`${server.url}/?shop=garden&view=finance&part=${part}&month=2016-04`);
      await page.locator(".finance .sheet").first().waitFor();
      await page.waitForLoadState("networkidle");
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(beyond, { message: part }).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).include("main").analyze();
      expect(violations.map(({ id, nodes }) => `${part} ${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    }
    await page.context().close();
  });
});
