import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { AskedLine } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import type { Browser, BrowserContext, Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PORTAL_VIEWS } from "../../apps/dashboard/src/portal/portal-address.ts";
import { launchBrowser } from "./browser.ts";
import type { PartnerServer } from "./partner-server.ts";
import { PARTNER, startPartnerServer } from "./partner-server.ts";

/** A Monday long enough before what is asked for. */
const NOW = new Date("2026-03-02T09:00:00Z");
let clockNow = NOW;
/** Where the guide's pictures are kept; they are taken anew with SPRINGTIDE_NEW_PICTURES set. */
const GUIDE = fileURLToPath(new URL("../../docs/how-to/pictures/", import.meta.url));

let server: PartnerServer;
let browser: Browser;

beforeAll(async () => {
  server = await startPartnerServer(() => clockNow);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** In the week in which the clocks go forward in both places. */
function lineOn(day: string, from: string, until: string, more: Partial<AskedLine> = {}): AskedLine {
  return {
    ...{ skill: "phone", tier: "firm", positionsLoggedIn: 6 },
    ...{ start: `${day}T${from}:00+02:00`, end: `${day}T${until}:00+02:00` },
    ...more,
  };
}

async function pageIn(context: BrowserContext, address: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(clockNow);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.url}${address}`);
  return { page, faults };
}

/** A picture for the guide, of a phone that shows the top of the page or something on it. */
async function picture(page: Page, name: string, from?: Locator): Promise<void> {
  if (process.env["SPRINGTIDE_NEW_PICTURES"] === undefined) return;
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await from?.evaluate((element) => {
    element.scrollIntoView({ block: "start" });
  });
  await mkdir(GUIDE, { recursive: true });
  await writeFile(`${GUIDE}portal-${name}.png`, await page.screenshot({ animations: "disabled", caret: "hide" }));
}

/** Lets days pass, in steps in which nobody's session runs out for want of use. */
async function daysLater(days: number): Promise<void> {
  for (let left = days; left > 0; left -= 6) {
    clockNow = new Date(clockNow.getTime() + Math.min(6, left) * 86_400_000);
    await Promise.all([server.owner.fetch("/api/me"), server.partner.fetch("/api/me")]);
  }
}

const violationsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`);
};

describe("a partner's planner", () => {
  it("answers a request by cell, sees what is confirmed, takes it along as a file and acknowledges it", async () => {
    const asked = await server.ask([lineOn("2026-04-01", "08:00", "14:00"), lineOn("2026-04-02", "08:00", "14:00")]);
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
    const { page, faults } = await pageIn(context, "/partner/");
    await page.getByLabel("E-mail address").fill(PARTNER.email);
    await page.getByLabel("Password").fill(PARTNER.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: `${asked.id} of lamps` }).waitFor();
    await picture(page, "1-requests");
    await page.getByRole("link", { name: `${asked.id} of lamps` }).click();

    // On London's clock an hour before Berlin's.
    await page.getByText("07:00–13:00").first().waitFor();
    await page.getByText("08:00–14:00 in Berlin").first().waitFor();
    await page.getByLabel("Positions you give for L1").fill("4");
    await page.getByRole("button", { name: "Send the answer to 1 line" }).click();
    await page.getByText("What is not as asked for says why. Give the reason.", { exact: false }).waitFor();
    await page.getByLabel("Reason for L1").fill("two are on leave");
    await page.getByLabel("Positions you give for L2").fill("6");

    await picture(page, "2-answer", page.getByRole("region", { name: "Wednesday, 1 April 2026" }));

    // What was typed is there after the page was lost.
    await page.reload();
    expect(await page.getByLabel("Positions you give for L1").inputValue()).toBe("4");
    await page.getByRole("button", { name: "Send the answers to 2 lines" }).click();
    await page.getByText("Sent. The client sees your answer.").waitFor();

    const read = await server.owner.fetch(`/api/commitments/${asked.id}`);
    const offered = routes.getCommitment.response.parse(await read.json());
    expect(offered.lines.map(({ offer }) => offer?.positionsLoggedIn)).toEqual([4, 6]);
    expect(offered.lines[0]?.offer?.reason).toBe("two are on leave");
    await server.act(server.owner, offered, { action: "confirm" });

    await page.reload();
    await page.getByRole("heading", { name: `${asked.id} of lamps confirmed` }).waitFor();
    await page.getByText("Changed: L1", { exact: false }).waitFor();
    await picture(page, "3-confirmed");
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "XLSX", exact: true }).first().click();
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByRole("button", { name: /^Acknowledge version/ }).click();
    await page.getByText("Your side has read it.").waitFor();

    await page.getByRole("link", { name: "Answer by a file, or upload your own roster" }).click();
    const people = ["ada", "bo", "cy"].map((name) => `${name},2026-04-01 07:00,2026-04-01 13:00`);
    const roster = ["person,start,end", ...people, "dee,2026-04-01 07:00,2026-04-01 11:00"].join("\n");
    await page.getByLabel("The roster file").setInputFiles({
      ...{ name: "roster.csv", mimeType: "application/vnd.ms-excel", buffer: Buffer.from(roster) },
    });
    await page.getByText("37% filled: 22 of 60 position-hours of version 2.", { exact: false }).waitFor();
    await picture(page, "4-roster", page.getByRole("region", { name: "Your own roster" }));
    await page.getByRole("button", { name: "Show the client this fill" }).click();
    await page.getByText("Both sides see this fill now.").waitFor();
    // The browser itself tells of answers that nobody is signed in yet, and that a reason is missing.
    expect(faults.filter((fault) => !/status of 4\d\d /.test(fault))).toEqual([]);
    await context.close();
  });

  it("is shown what changed meanwhile and chooses, and nothing is sent before", async () => {
    const asked = await server.ask([lineOn("2026-04-07", "08:00", "14:00"), lineOn("2026-04-08", "08:00", "14:00")]);
    const context = await browser.newContext({ locale: "de-DE", viewport: { width: 390, height: 844 } });
    await server.signIn(context);
    const { page } = await pageIn(context, `/partner/?request=${asked.id}`);
    await page.getByRole("button", { name: "Wie angefragt" }).click();
    await server.act(server.owner, asked, { action: "withdraw", lines: ["L2"], reason: "the campaign is off" });
    await page.getByRole("button", { name: "Antworten zu 2 Zeilen senden" }).click();
    await page.getByRole("heading", { name: "Geändert, seit Sie geantwortet haben" }).waitFor();
    expect(await page.getByRole("button", { name: /^Antwort/ }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Meine Antworten behalten, wo sie noch möglich sind" }).click();
    await page.getByRole("button", { name: "Antwort zu 1 Zeile senden" }).click();
    await page.getByText("Gesendet. Der Auftraggeber sieht Ihre Antwort.").waitFor();
    await context.close();
  });

  it("sees a deadline pass while the page is open, and what silence meant then", async () => {
    const by = NOW.getTime() + 2 * 3_600_000;
    const asked = await server.ask([lineOn("2026-04-27", "08:00", "14:00")], new Date(by));
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
    await server.signIn(context);
    const { page } = await pageIn(context, `/partner/?request=${asked.id}`);
    const deadline = page.getByRole("listitem").filter({ hasText: "Your answer by" });
    await deadline.getByText("in 2 hours", { exact: false }).waitFor();
    await page.clock.setFixedTime(new Date(by - 60_000));
    await deadline.getByText("in 1 minute", { exact: false }).waitFor();
    clockNow = new Date(by + 120_000);
    await page.clock.setFixedTime(clockNow);
    await deadline.getByText("2 minutes ago", { exact: false }).waitFor();
    // Whatever happens to a request first settles what its deadlines left, which makes a version.
    await server.act(server.owner, asked, { action: "acknowledge", version: asked.version + 1 });
    await page.clock.setFixedTime(new Date(by + 180_000));
    await page.getByRole("heading", { name: `${asked.id} of lamps expired` }).waitFor();
    expect(await deadline.count()).toBe(0);
    clockNow = NOW;
    await context.close();
  });

  it("sees nothing of the dashboard, at none of its addresses; a member sees nothing of the portal", async () => {
    const context = await browser.newContext({ locale: "en-GB" });
    await server.signIn(context);
    for (const address of ["/", "/?shop=lamps&view=days", "/account", "/members"]) {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${server.url}${address}`);
      await page.waitForURL("**/partner/");
      await page.getByRole("heading", { name: "What waits for you" }).waitFor();
      expect(asked.filter((path) => /\/api\/(shops\/|members)/.test(path))).toEqual([]);
      await page.close();
    }
    const own = await browser.newContext({ locale: "en-GB" });
    await own.addCookies(server.owner.cookies.map((cookie) => ({ ...cookie, url: server.url })));
    const page = await own.newPage();
    await page.goto(`${server.url}/partner/`);
    await page.waitForURL(`${server.url}/`);
    await Promise.all([context.close(), own.close()]);
  });
});

it("is let in by a link that looks only, once it is pressed, and out again once it is revoked", async () => {
  const asked = await server.ask([lineOn("2026-04-08", "08:00", "14:00")]);
  const own = await browser.newContext({ locale: "en-GB" });
  await own.addCookies(server.owner.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  const { page: members, faults } = await pageIn(own, "/members");
  await members.getByLabel("Whom it is for").fill("Leeds, early team");
  await members.getByLabel("north", { exact: true }).check({ force: true });
  await members.getByRole("button", { name: "Make a link", exact: true }).click();
  const link = await members.getByText(/\/partner\/#springtide_partner_/).innerText();
  expect(await violationsOn(members)).toEqual([]);
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url() + String(request.headers()["referer"])));
  await page.goto(link);
  await page.getByRole("heading", { name: "Open by link" }).waitFor();
  expect(page.url()).toBe(`${server.url}/partner/`);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("link", { name: asked.id }).first().click();
  await page.getByRole("heading", { name: "Lines by day" }).waitFor();
  expect(await page.getByRole("main").locator("input, textarea").count()).toBe(0);
  expect(sent.filter((text) => text.includes("springtide_partner_"))).toEqual([]);
  await members.getByRole("button", { name: "Revoke the link for Leeds, early team" }).click();
  await members.getByText("never used").or(members.getByText("last used")).waitFor({ state: "detached" });
  await page.reload();
  await page.getByText("Did you come by a link?").waitFor();
  expect(faults).toEqual([]);
  await Promise.all([own.close(), context.close()]);
});

describe.each(PORTAL_VIEWS)("the portal's page %s", (view) => {
  it.each([
    { colorScheme: "dark", width: 390 },
    { colorScheme: "light", width: 1440 },
  ] as const)("breaks no rule of accessibility, $colorScheme at $width", async ({ colorScheme, width }) => {
    const context = await browser.newContext({ colorScheme, locale: "en-GB", viewport: { width, height: 844 } });
    await server.signIn(context);
    const { page, faults } = await pageIn(context, `/partner/?view=${view}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize({ width: Math.max(320, Math.min(width, 720) / 2), height: 450 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

it("breaks no rule of accessibility while a request is answered", async () => {
  const asked = await server.ask([
    lineOn("2026-04-14", "08:00", "14:00"),
    lineOn("2026-04-14", "12:00", "20:00", { tier: "option", positionsLoggedIn: 3 }),
  ]);
  for (const [colorScheme, width] of [
    ["dark", 390],
    ["light", 1440],
  ] as const) {
    const context = await browser.newContext({ colorScheme, locale: "en-GB", viewport: { width, height: 844 } });
    await server.signIn(context);
    const { page, faults } = await pageIn(context, `/partner/?request=${asked.id}`);
    await page.getByLabel("Positions you give for L1").fill("4");
    await page.getByLabel("Positions you give for L2").fill("0");
    await page.getByText("By interval", { exact: true }).first().click();
    await page.getByRole("button", { name: "Other times" }).first().click();
    expect(await violationsOn(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }
});

it("reads what a month comes to, and disputes a line of it", async () => {
  const asked = await server.ask([lineOn("2026-03-16", "08:00", "14:00")]);
  const offered = await server.act(server.partner, asked, { action: "offer" });
  const confirmed = await server.act(server.owner, offered, { action: "confirm" });
  await daysLater(15);
  const read = await server.owner.fetch(`/api/commitments/${confirmed.id}`);
  await server.act(server.owner, routes.getCommitment.response.parse(await read.json()), {
    action: "deliver",
    lines: [{ line: "L1", deliveredHours: 33 }],
  });
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  await server.signIn(context);
  const { page, faults } = await pageIn(context, "/partner/?view=statement");
  // Six positions for six hours were confirmed at 20 an hour, and 33 hours came.
  await page.getByText("€660.00").first().waitFor();
  await page.getByText("Ordered 36 h, confirmed 36 h, delivered 33 h, billable 33 h").waitFor();
  await page.getByRole("button", { name: `Dispute ${asked.id}/L1` }).click();
  await page.getByLabel("What it should be", { exact: false }).fill("720.00");
  await page.getByLabel("Reason").fill("36 hours were worked");
  await picture(page, "5-statement", page.getByRole("region", { name: "Work, line by line" }));
  await page.getByRole("button", { name: "Send the dispute" }).click();
  await page.getByText("A dispute about it is open.").waitFor();
  await page.getByText("You say €720.00 instead of €660.00", { exact: false }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it("changes between clients on a phone, where a person has several", async () => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  await server.signIn(context);
  const me = routes.getMe.response.parse(await (await server.partner.fetch("/api/me")).json());
  const far = { id: me.organisation.id + 1, name: "Lanterns and Garden Furniture of the Northern Coast Ltd" };
  let client = me.organisation;
  await context.route("**/api/me", (route) =>
    route.fulfill({ json: { ...me, organisation: client, organisations: [me.organisation, far] } }),
  );
  await context.route("**/api/me/organisation", async (route) => {
    expect(route.request().postDataJSON()).toEqual({ organisation: far.id });
    client = far;
    await route.fulfill({ json: { ...me, organisation: far, organisations: [me.organisation, far] } });
  });
  const { page, faults } = await pageIn(context, "/partner/?view=readiness");
  const choice = page.getByLabel("Client");
  await choice.waitFor();
  expect(await violationsOn(page)).toEqual([]);
  const begun = page.waitForEvent("load");
  await choice.selectOption({ label: far.name });
  // All of the page begins anew, on the first page: nothing of one client is left when the other is shown.
  await begun;
  await expect.poll(() => choice.inputValue()).toBe(String(far.id));
  expect(new URL(page.url()).search).toBe("");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.waitForLoadState("networkidle");
  expect(faults).toEqual([]);
  await context.close();
});
