import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import type { Started } from "./start.ts";
import { startSpringtide } from "./start.ts";

/** A Monday before the garden shop's season, when the first seats are still to be reserved. */
const NOW = new Date("2016-01-04T09:00:00Z");
const LONG_MS = 480_000;
const CONTACTS = fileURLToPath(new URL("../../data/lamps/contacts.csv", import.meta.url));

let server: Started;
let browser: Browser;

beforeAll(async () => {
  server = await startSpringtide({ now: () => NOW });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(query: string): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await server.signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(NOW);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.url}/${query}`);
  return { page, faults };
}

describe("an operations manager on Monday", () => {
  it(
    "goes from a file to a first season, and on to how the shop is described",
    async () => {
      const { page, faults } = await open("?view=welcome");
      await page.locator("input[type=file]").first().setInputFiles(CONTACTS);
      const make = page.getByRole("button", { name: "Make the shop and plan its season" });
      await make.waitFor();
      await page.getByLabel("Name", { exact: false }).first().fill("Bright Corner");
      await page.getByLabel("Short name").fill("bright-corner");
      await make.click();
      await page.getByRole("grid").first().waitFor({ timeout: LONG_MS });
      await page.getByRole("heading", { name: "Bright Corner" }).waitFor();
      expect(new URL(page.url()).searchParams.get("shop")).toBe("bright-corner");
      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByRole("heading", { name: "How is this shop described?" }).waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    "sees a short day, orders seats for it from the partner, publishes the plan, and finds both again",
    async () => {
      const { page, faults } = await open("?shop=garden");
      await page.getByRole("button", { name: "Open the day" }).first().click();
      const day = new URL(page.url()).searchParams.get("day");
      await page.getByRole("link", { name: "Days", exact: true }).click();
      await page
        .getByRole("rowheader", { name: /: Net$/ })
        .first()
        .waitFor();
      expect(new URL(page.url()).searchParams.get("day")).toBe(day);
      expect(await page.locator(".ig-cell.ig-under").count()).toBeGreaterThan(0);
      await page.getByRole("link", { name: "Decisions", exact: true }).click();
      await page.getByRole("button", { name: "Accept", exact: true }).click();
      await page.getByRole("button", { name: "Reserve: write the request" }).click();
      await page.getByRole("button", { name: "Send it and accept" }).click();
      await page.getByText("History", { exact: true }).click();
      await page.getByText(/R-1/).first().waitFor();
      await page.getByRole("button", { name: "Publish …" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Why this plan").fill("Seats for the first dark week are ordered");
      await dialog.getByRole("button", { name: /^Publish plan \d+$/ }).click();
      await dialog.getByText("Seats for the first dark week are ordered").waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    },
    LONG_MS,
  );
});
