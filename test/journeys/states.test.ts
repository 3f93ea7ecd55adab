import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DemoFolder } from "../api/demo-folder.ts";
import { demoFolder } from "../api/demo-folder.ts";
import { launchBrowser } from "./browser.ts";
import type { Started } from "./start.ts";
import { servePage } from "./start.ts";

let folder: DemoFolder;
let browser: Browser;
let server: Started;
let page: Page;

beforeAll(async () => {
  folder = await demoFolder();
  browser = await launchBrowser();
});
afterEach(async () => {
  await page.close();
  await server.close();
});
afterAll(async () => {
  await browser.close();
  await folder.remove();
});

async function open(options: { demo: boolean; planWorker?: string }): Promise<void> {
  server = await servePage({
    folder: folder.data,
    demoFolder: options.demo ? folder.demo : null,
    ...(options.planWorker === undefined
      ? {}
      : { planWorker: new URL(`../api/${options.planWorker}`, import.meta.url) }),
  });
  page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  // At first the page only asks who is there; the link that was printed lets its owner in.
  await page.goto(server.url);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto(server.signInLink);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${server.url}/`);
}

// One data folder for all of them, emptiest first: the last leaves a plan behind.
describe("before there is a season to show", () => {
  it("tells the owner of an empty store how to bring in a shop", async () => {
    await open({ demo: false });
    await page.getByRole("heading", { name: "From nothing to a first season" }).waitFor();
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
  });

  it("shows how far a plan is that is being worked out", async () => {
    await open({ demo: true, planWorker: "endless-plan-worker.ts" });
    await page.getByRole("heading", { name: "The plan is being worked out" }).waitFor();
    await page.getByRole("status").getByText("Half-way 50%").waitFor();
    const bar = page.getByRole("progressbar");
    expect(await bar.getAttribute("aria-valuenow")).toBe("50");
    const drawn = await bar.evaluate((filled) => filled.clientWidth / (filled.parentElement?.clientWidth ?? 1));
    expect(drawn).toBeCloseTo(0.5, 1);
  });

  it("gives the reason why there is no plan, and looks again when asked", async () => {
    await open({ demo: true, planWorker: "refusing-plan-worker.ts" });
    const notice = page.getByRole("alert");
    await notice.getByText("found two days of history, but a plan needs four weeks.").waitFor();
    const asked = page.waitForRequest((request) => request.url().endsWith("/api/shops/lamps/plan"));
    await notice.getByRole("button", { name: "Look again" }).click();
    await asked;
  });

  it("opens the season by itself when its plan is ready, even one that says nothing", async () => {
    await open({ demo: true, planWorker: "quick-plan-worker.ts" });
    await page.getByRole("grid").waitFor();
    await page.getByText("No peak stands out in this season.").waitFor();
    await page.locator("summary", { hasText: "The day in detail" }).click();
    await page.getByText("Nothing is to be staffed on this day.").waitFor();
  });
});
