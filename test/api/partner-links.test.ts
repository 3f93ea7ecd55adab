import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyRoute } from "@springtide/contracts";
import { Problem, resolveShop, routes, ShopFile } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../databases/databases.ts";
import { answersTo } from "./ask-routes.ts";
import type { SignedIn } from "./sign-in.ts";
import { browserAt, post, signedIn } from "./sign-in.ts";

const DAY_MS = 86_400_000;
const HOURS = { week: [{ days: "daily", hours: "00:00-24:00" }] };
const queue = (id: string) => ({ id, channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" });
const shop = resolveShop(
  ShopFile.parse({
    ...{ springtide: 1, id: "lamps", name: "Lamps", currency: "EUR" },
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: HOURS }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [queue("phone"), queue("desk")],
    agreements: [
      ["north", "Northwind"],
      ["west", "Northwind"],
      ["south", "Southwind"],
    ].map(([id, partner]) => ({
      ...{ id, partner, zone: "Europe/London", serves: ["phone", "desk"], seats: 40, shrinkage: 0 },
      ...{ minimumBlock: "2h", notice: "10d", pricePerHour: 20 },
    })),
  }),
);
const all = Object.entries<AnyRoute>(routes);

describe.each(databases)("links for partners' people, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let nowMs = Date.parse("2026-09-01T08:00:00Z");
  const ids: Record<string, string> = {};
  const logged: string[] = [];

  beforeAll(async () => {
    place = await under.place();
    const now = (): Date => new Date(nowMs);
    const store = await openStore({ ...place, now });
    const rest = { holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null };
    await store.within(LOCAL_SCOPE).importShop({ shop, ...rest });
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, now, log: (line: string) => void logged.push(line) });
    owner = await signedIn(server);
    for (const agreement of ["north", "west", "south"]) ids[agreement] = await request(agreement);
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function request(agreement: string, to: object = {}): Promise<string> {
    const stretch = { start: "2026-10-20T08:00:00Z", end: "2026-10-20T12:00:00Z", tier: "firm", positionsLoggedIn: 4 };
    const lines = ["phone", "desk"].map((skill) => ({ ...stretch, skill }));
    const made = await post(owner, "/api/commitments", {
      shop: "lamps",
      agreement,
      source: { kind: "lines", lines },
      ...to,
    });
    const { id, revision } = routes.makeCommitment.response.parse(await made.json());
    await act(owner, id, revision, { action: "send" });
    return id;
  }

  function act(who: SignedIn, id: string | undefined, revision: number, action: unknown): Promise<Response> {
    return who.fetch(`/api/commitments/${id ?? ""}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json", "if-match": `"${revision}"` },
      body: JSON.stringify(action),
    });
  }

  const ASKED = { label: "Leeds, early team", partner: "northwind", agreements: ["north"] };
  async function make(more: object = {}) {
    const answer = await post(owner, "/api/partner-links", { ...ASKED, ...more });
    const made = routes.makePartnerLink.response.parse(await answer.json());
    return { ...made, secret: new URL(made.link).hash.slice(1) };
  }
  const openBy = (browser: SignedIn, token: string): Promise<Response> =>
    post(browser, "/api/sign-in/partner-link", { token });
  async function following(more: object = {}) {
    const made = await make(more);
    const browser = browserAt(server.url);
    expect((await openBy(browser, made.secret)).status).toBe(200);
    return { ...made, browser };
  }
  async function userOf(partner: string): Promise<SignedIn> {
    const membership = { roles: ["partner"], partner, agreements: null };
    const asked = { email: `${partner}@example.com`, name: "Pia", membership };
    const { link } = routes.invite.response.parse(await (await post(owner, "/api/invitations", asked)).json());
    const browser = browserAt(server.url);
    const accepted = { token: link?.split("/").at(-1), password: "kettle tram orbit 41 walnut" };
    await post(browser, "/api/sign-in/invitation", accepted);
    return browser;
  }
  const statusOf = async (browser: SignedIn, path: string): Promise<number> => (await browser.fetch(path)).status;
  const linksOf = async () =>
    routes.listPartnerLinks.response.parse(await (await owner.fetch("/api/partner-links")).json()).links;

  it("lead to the portal with their secret behind #, open as often as they are followed, and are listed with their last use", async () => {
    const { link, secret, id, browser } = await following();
    expect(link).toBe(`${server.url}/partner/#${secret}`);
    expect(secret).toMatch(/^springtide_partner_[\w-]{43}$/);
    expect((await openBy(browserAt(server.url), secret)).status).toBe(200);
    expect(await (await browser.fetch("/api/me")).json()).toMatchObject({
      ...{ kind: "link", name: "Leeds, early team", person: null, partner: "northwind", agreements: ["north"] },
      link: { rights: "look", expiresAt: "2026-09-15T08:00:00.000Z" },
    });
    const listed = (await linksOf()).find((one) => one.id === id);
    expect(listed).toMatchObject({ usedAt: "2026-09-01T08:00:00.000Z", rights: "look", label: "Leeds, early team" });
    expect(JSON.stringify([await linksOf(), logged])).not.toContain(secret);
  });

  it("open nothing beyond their scope: what is another's is answered like what is not there", async () => {
    const { browser } = await following({ rights: "answer" });
    const { requests } = routes.listCommitments.response.parse(await (await browser.fetch("/api/commitments")).json());
    expect(requests.map((one) => one.id)).toEqual([ids["north"]]);
    const open = all.filter(([, { byLink, path }]) => byLink !== undefined && path.includes(":request"));
    const missing = await answersTo(browser, open, { request: "R-999" });
    for (const other of ["west", "south"])
      expect(await answersTo(browser, open, { request: ids[other] ?? "" })).toEqual(missing);
    expect(missing.filter(([, status]) => status !== 404)).toEqual([]);
    const closed = all.filter(([, { access, byLink }]) => access !== "anyone" && byLink === undefined);
    const answered = await answersTo(browser, closed, { shop: "lamps", agreement: "north" });
    expect(answered.filter(([, status]) => status !== 403)).toEqual([]);
    expect(await statusOf(browser, "/api/me")).toBe(200);
  });

  it("look only, or answer too, in the trail and to both sides by their label", async () => {
    const offer = { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 2, reason: "two are ill" }] };
    const { browser: looks } = await following();
    const refused = await act(looks, ids["north"], 2, offer);
    expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([403, "not-allowed"]);
    const { browser: answers } = await following({ rights: "answer", label: "Leeds, late team" });
    expect((await act(answers, ids["north"], 2, offer)).status).toBe(200);
    const events: unknown = await (await owner.fetch(`/api/commitments/${ids["north"] ?? ""}/events`)).json();
    expect(routes.commitmentEvents.response.parse(events).events.at(-1)).toMatchObject({
      ...{ by: "partner", person: null, pseudonym: "link Leeds, late team", what: "offer" },
    });
    const { entries } = routes.listAudit.response.parse(await (await owner.fetch("/api/audit")).json());
    expect(entries.find(({ what }) => what === "commitment.offer")?.who).toEqual({
      ...{ person: null, pseudonym: "link Leeds, late team" },
    });
  });

  it("are good no more once they end, with the same answer whether they expired, were revoked or never were", async () => {
    const [short, revoked] = [await following({ days: 1 }), await following()];
    const gone = await owner.fetch(`/api/partner-links/${revoked.id}`, { method: "DELETE" });
    expect([gone.status, await statusOf(revoked.browser, "/api/me")]).toEqual([204, 401]);
    expect(await statusOf(short.browser, "/api/commitments")).toBe(200);
    nowMs += DAY_MS + 1000;
    expect(await statusOf(short.browser, "/api/commitments")).toBe(401);
    const secrets = [
      short.secret,
      revoked.secret,
      `springtide_partner_${"A".repeat(43)}`,
      "none",
      owner.cookies[0]?.value,
    ];
    const answers = await Promise.all(
      secrets.map(async (secret) => {
        const answer = await openBy(browserAt(server.url), secret ?? "");
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("410");
  });

  it("are refused for a partner or an agreement that there is not, and to everybody but owners", async () => {
    const places = async (more: object): Promise<unknown> =>
      Problem.parse(await (await post(owner, "/api/partner-links", { ...ASKED, ...more })).json()).errors.map(
        ({ code, place: { field } }) => `${code} ${field ?? ""}`,
      );
    expect(await places({ partner: "nobody" })).toEqual(["partner-unknown /partner"]);
    expect(await places({ agreements: ["north", "south"] })).toEqual(["agreement-unknown /agreements/1"]);
    expect(await places({ days: 91 })).toEqual([expect.stringMatching(/ \/days$/)]);
    const { browser } = await following({ rights: "answer", agreements: null });
    expect((await post(browser, "/api/partner-links", ASKED)).status).toBe(403);
  });

  it("are counted like passwords where somebody tries them out", async () => {
    const stranger = browserAt(server.url);
    const wrong = `springtide_partner_${"B".repeat(43)}`;
    let last = await openBy(stranger, wrong);
    for (let tries = 1; tries < 60 && last.status === 410; tries += 1) last = await openBy(stranger, wrong);
    expect([last.status, Number(last.headers.get("retry-after")) > 0]).toEqual([429, true]);
    nowMs += 2 * DAY_MS;
    expect((await openBy(stranger, wrong)).status).toBe(410);
  });

  it("a calendar is narrowed to a team: its agreement and skills, by its name", async () => {
    const partner = await userOf("northwind");
    const calendarOf = async (more: object) => {
      const asked = { name: "Leeds phones", kind: "feed", roles: ["partner"], ...more };
      const made = routes.makeAccessToken.response.parse(await (await post(partner, "/api/tokens", asked)).json());
      const feed = await (await fetch(`${server.url}/api/feeds/${made.token}.ics`)).text();
      const calendar = ICAL.Component.fromString(feed);
      const events = calendar.getAllSubcomponents("vevent").map((event) => String(event.getFirstPropertyValue("uid")));
      return { name: calendar.getFirstPropertyValue("x-wr-calname"), events: events.sort() };
    };
    const uids = (agreement: string, ...lines: string[]): string[] =>
      lines.map((line) => `${ids[agreement] ?? ""}.${line}@lamps.springtide`);
    expect(await calendarOf({ agreements: ["north"], skills: ["desk"] })).toEqual({
      ...{ name: "Springtide: Leeds phones", events: uids("north", "L2") },
    });
    expect((await calendarOf({ skills: ["phone"] })).events).toEqual([...uids("north", "L1"), ...uids("west", "L1")]);
    // Another partner's is not there for it: it is refused as one that nobody has.
    for (const unknown of ["south", "nowhere"]) {
      const asked = { name: "x", kind: "feed", roles: ["partner"], agreements: ["north", unknown] };
      const refused = await post(partner, "/api/tokens", asked);
      const { errors } = Problem.parse(await refused.json());
      expect([refused.status, errors[0]?.code, errors[0]?.place.field]).toEqual([
        ...[422, "agreement-unknown", "/agreements/1"],
      ]);
      expect([errors[0]?.found, errors[0]?.rule]).toEqual([
        ...[`"${unknown}"`, "the agreements that you see are north, west"],
      ]);
    }
    const forProgram = { name: "x", kind: "api", roles: ["partner"], skills: ["phone"] };
    expect((await post(partner, "/api/tokens", forProgram)).status).toBe(400);
  });

  it("and users are told what the client's agreements call their firm, by whatever id they are known", async () => {
    const nameFor = async (browser: SignedIn): Promise<string | null> =>
      routes.getMe.response.parse(await (await browser.fetch("/api/me")).json()).partnerName;
    const [user, abroad] = [await userOf("southwind"), await userOf("abroad")];
    expect(await nameFor(abroad)).toBeNull();
    await request("south", { partner: "abroad" });
    const { browser } = await following();
    const names = await Promise.all([browser, user, abroad, owner].map(nameFor));
    expect(names).toEqual(["Northwind", "Southwind", "Southwind", null]);
  });
});
