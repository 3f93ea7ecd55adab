import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../databases/databases.ts";
import { launchBrowser } from "./browser.ts";
import type { Started } from "./start.ts";
import { servePage } from "./start.ts";

/** The Monday after the last contacts of the file. */
const NOW = new Date("2026-11-16T08:00:00Z");
const LONG_MS = 480_000;
const CONTACTS = fileURLToPath(new URL("../../data/lamps/contacts.csv", import.meta.url));
/** Where the tutorial's pictures are kept; they are taken anew with SPRINGTIDE_NEW_PICTURES set. */
const TUTORIAL = fileURLToPath(new URL("../../docs/tutorial/pictures/", import.meta.url));

let server: Started;
let browser: Browser;
let place: { folder: string; remove(): Promise<void> };

beforeAll(async () => {
  const [embedded] = databases;
  if (embedded === undefined) throw new Error("there is no database to test on");
  place = await embedded.place();
  server = await servePage({ folder: place.folder, now: () => NOW });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await place.remove();
});

async function openPage(): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    viewport: { width: 1200, height: 800 },
  });
  await server.signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(NOW);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(server.url);
  return { page, faults };
}

/** A picture for the tutorial, of the page from its top or from something on it. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env["SPRINGTIDE_NEW_PICTURES"] === undefined) return;
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator("main [role=progressbar]").waitFor({ state: "detached", timeout: LONG_MS });
  await mkdir(TUTORIAL, { recursive: true });
  await writeFile(`${TUTORIAL}${name}.png`, await page.screenshot({ animations: "disabled", caret: "hide" }));
}

async function bringTheFile(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Bring a file of your own" }).waitFor();
  await picture(page, "1-welcome");
  await page.locator("input[type=file]").first().setInputFiles(CONTACTS);
  await page.getByRole("button", { name: "Make the shop and plan its season" }).waitFor();
  await page.getByLabel("Name", { exact: false }).first().fill("Bright Corner");
  await page.getByLabel("Short name").fill("bright-corner");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("People at work at a time").fill("17");
  await picture(page, "2-shop");
  await page.getByRole("button", { name: "Make the shop and plan its season" }).click();
  await page.getByRole("grid").first().waitFor({ timeout: LONG_MS });
  await page.getByRole("heading", { name: "Bright Corner" }).waitFor();
  expect(new URL(page.url()).searchParams.get("shop")).toBe("bright-corner");
  await picture(page, "3-season");
}

async function addThePartner(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByText("Partner agreements").first().click();
  await page.getByRole("button", { name: "Add an agreement" }).click();
  await page.getByLabel("Id", { exact: true }).fill("harbour");
  await page.getByLabel("Partner", { exact: true }).fill("Harbour Line");
  for (const queue of ["phone", "chat", "email"]) await page.getByRole("checkbox", { name: queue }).check();
  await page.getByLabel("Seats at most").fill("12");
  await page.getByLabel("Firm order before the day").fill("7d");
  await page.getByLabel("Price of a seat an hour").fill("24");
  await page.getByLabel("Partner", { exact: true }).scrollIntoViewIfNeeded();
  await picture(page, "4-partner");
  await page.getByRole("button", { name: "Save and plan again" }).click();
  await page.getByText("The plan is of this description.").waitFor({ timeout: LONG_MS });
}

async function seeTheShortDay(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Season", exact: true }).click();
  await page.getByRole("button", { name: "Open the day" }).first().click();
  const day = new URL(page.url()).searchParams.get("day");
  await page.getByRole("link", { name: "Days", exact: true }).click();
  const partner = page.getByRole("rowheader", { name: /: Partner$/ });
  await partner.first().waitFor();
  expect(new URL(page.url()).searchParams.get("day")).toBe(day);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await picture(page, "5-day");
}

async function orderSeats(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Decisions", exact: true }).click();
  await page.getByRole("button", { name: "Accept", exact: true }).waitFor();
  await picture(page, "6-decision");
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await page.getByRole("button", { name: /: write the request$/ }).click();
  const send = page.getByRole("button", { name: "Send it and accept" });
  await send.waitFor();
  await picture(page, "7-request");
  await send.click();
  await page.getByText("History", { exact: true }).click();
  await page.getByText(/R-1/).first().waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why this plan").fill("Seats for Black Friday are ordered");
  await dialog.getByRole("button", { name: /^Publish plan \d+$/ }).click();
  await dialog.getByText("Seats for Black Friday are ordered").waitFor();
  await picture(page, "8-published");
}

describe("an operations manager on Monday", () => {
  it(
    "goes from a file to a season, sees a short day, orders seats from a partner and publishes the plan",
    async () => {
      const { page, faults } = await openPage();
      await bringTheFile(page);
      await addThePartner(page);
      await seeTheShortDay(page);
      await orderSeats(page);
      await publish(page);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    LONG_MS,
  );
});
