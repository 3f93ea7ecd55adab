import { AxeBuilder } from "@axe-core/playwright";
import type { CommitmentRequest } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post } from "../api/sign-in.ts";
import { launchBrowser } from "./browser.ts";
import type { PartnerServer } from "./partner-server.ts";
import { startPartnerServer } from "./partner-server.ts";

/** A Monday long enough before what is asked for, and another after the work is done. */
const BEFORE = new Date("2026-03-02T09:00:00Z");
const AFTER = new Date("2026-03-25T09:00:00Z");
let now = BEFORE;

let server: PartnerServer;
let browser: Browser;

beforeAll(async () => {
  server = await startPartnerServer(() => now);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPartners(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  await context.addCookies(server.owner.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(now);
  await page.goto(`${server.url}/?shop=lamps&view=partners&part=compare`);
  return page;
}

const toPart = (page: Page, part: RegExp): Promise<void> =>
  page.getByRole("navigation", { name: "Parts of partners" }).getByRole("link", { name: part }).click();

/** Time goes by while people look in now and then: who stays away for a week is signed out. */
async function passTo(then: Date): Promise<void> {
  while (now < then) {
    now = new Date(Math.min(now.getTime() + 6 * 86_400_000, then.getTime()));
    for (const who of [server.owner, server.partner]) await who.fetch("/api/me");
  }
}

async function request(id: string): Promise<CommitmentRequest> {
  return routes.getCommitment.response.parse(await (await server.owner.fetch(`/api/commitments/${id}`)).json());
}

/** Four people logged in for six hours of a day in March, a quarter of an hour a row. */
function deliveries(agreement: string): Buffer {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const minutes = 8 * 60 + i * 15;
    const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    return `2026-03-17T${time}:00+01:00,${agreement},3600`;
  });
  return Buffer.from(`interval_start,agreement,logged_in_seconds\n${rows.join("\n")}\n`);
}

describe("a manager", () => {
  it("compares partners, splits seats between two, sends, takes an offer, and settles the month with a dispute", async () => {
    const page = await openPartners();
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.getByText("Northwind is the cheapest of 2 by price: €20.00 for an hour of a position.").waitFor();
    await page.getByText("Of Northwind and Southcall nothing is known to have been delivered yet.").waitFor();
    const firstRow = page.getByRole("region", { name: "Partners beside each other" }).getByRole("rowheader").first();
    expect(await firstRow.textContent()).toContain("Northwind");
    await page.getByRole("button", { name: "Price an hour" }).click();
    expect(await firstRow.textContent()).toContain("Southcall");

    await toPart(page, /Split a request/);
    await page.getByText("Seats I write").click();
    await page.getByLabel("Positions").fill("6");
    await page.getByLabel("By which rule").last().selectOption("shares");
    await page.getByRole("button", { name: "Show the parts" }).click();
    await page.getByText("Name the first day.").waitFor();
    await page.getByLabel("First day").fill("2026-03-17");
    await page.getByLabel("Until").fill("14:00");
    await page.getByLabel("Share of Northwind").fill("2");
    await page.getByRole("button", { name: "Show the parts" }).click();
    // 24 hours at 20 and 12 at 24.
    await page
      .getByText("36 position-hours go to 2 partners: Northwind 24 h and Southcall 12 h; €768.00 are bound")
      .waitFor();
    await page.getByRole("button", { name: "Make the 2 requests" }).click();
    await page.getByText("2 drafts are made.").waitFor();
    await page.getByRole("link", { name: "Look at it and send it" }).first().click();
    await page.getByRole("button", { name: "Send: R-1" }).click();
    await page.getByText("1 with the partner").waitFor();

    await server.act(server.partner, await request("R-1"), { action: "offer" });
    await page.reload();
    await page.getByRole("button", { name: "Take what is offered: R-1" }).click();
    await page.getByRole("heading", { name: "1 agreed" }).waitFor();
    expect((await request("R-1")).lines).toMatchObject([{ state: "confirmed", positionsLoggedIn: 4 }]);

    await passTo(AFTER);
    await page.clock.setFixedTime(now);
    await toPart(page, /Statements/);
    const bring = (agreement: string): Promise<void> =>
      page
        .locator("input[type=file]")
        .setInputFiles({ name: "march.csv", mimeType: "text/csv", buffer: deliveries(agreement) });
    await bring("nroth");
    await page.getByText(/march\.csv, row 2, agreement: found "nroth"/).waitFor();
    await bring("north");
    await page.getByText("24 intervals are stored for north").waitFor();
    await page.locator(".partners-net", { hasText: "€480.00" }).waitFor();

    const said = { shop: "lamps", agreement: "north", month: "2026-03", line: "R-1/L1", cents: 50_000 };
    await post(server.partner, "/api/settlements/disputes", { ...said, reason: "an hour was held over" });
    await page.reload();
    await page.getByText(/Northwind says R-1\/L1 should be €500\.00 instead of €480\.00/).waitFor();
    await page.getByText("it stands on the statement as a credit of +€20.00").waitFor();
    await page.getByLabel("Your answer").fill("seen in the log");
    await page.getByRole("button", { name: "Accept", exact: true }).click();
    await page.locator(".partners-net", { hasText: "€500.00" }).waitFor();
    const credit = page.getByRole("region", { name: "Beside the work" }).getByRole("row", { name: /^Credit/ });
    expect(await credit.getByRole("cell").last().textContent()).toBe("€20.00");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download XLSX" }).click();
    expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
    await toPart(page, /Compare/);
    await page.getByText("Northwind delivers most of what it confirmed: 100%.").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("finds no barrier in any part, on a phone, light or dark", async () => {
    const page = await openPartners({ colorScheme: "light", viewport: { width: 390, height: 900 } });
    const axe = () =>
      new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({ resultTypes: ["violations"] })
        .include("main");
    for (const part of ["compare", "split", "requests", "recuts", "statements", "readiness"]) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(`${server.url}/?shop=lamps&view=partners&part=${part}&request=R-1`);
      await page.locator(".partners .sheet").first().waitFor();
      await page.waitForLoadState("networkidle");
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(beyond, { message: part }).toBeLessThanOrEqual(0);
      const told = async (asked: AxeBuilder): Promise<string[]> =>
        (await asked.analyze()).violations.map(({ id, nodes }) => `${part} ${id}: ${String(nodes[0]?.html)}`);
      expect(await told(axe())).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await expect.poll(() => told(axe().withRules(["color-contrast"])), { timeout: 15_000 }).toEqual([]);
    }
    await page.context().close();
  });
});
