import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, resolveShop, routes, ShopFile } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { readShiftFile } from "@springtide/exchange";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { orderedStretch } from "./ordered-stretch.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";

const SHOP = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", shrinkage: "30%" }],
    agreements: ["north", "south"].map((id) => ({
      id,
      partner: id === "north" ? "Northwind" : "Southwind",
      zone: "Europe/London",
      serves: ["phone"],
      seats: 40,
      minimumBlock: "2h",
      notice: "10d",
      pricePerHour: 20,
    })),
  }),
);

describe.each(databases)("files of a request over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let partner: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    const store = await openStore(place);
    await store.within(LOCAL_SCOPE).importShop({
      shop: SHOP,
      holidays: { customers: [], bySite: {} },
      contacts: [historyFrom("phone", 60, [Date.parse("2026-06-01T08:00:00Z")])],
      weather: [],
      report: null,
    });
    await store.close();
    const planWorker = new URL("./ordering-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, log: () => undefined });
    owner = await signedIn(server);
    partner = await partnerOf("northwind");
    stranger = await partnerOf("southwind");
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function partnerOf(id: string): Promise<SignedIn> {
    const membership = { roles: ["partner"], partner: id };
    const invited = await post(owner, "/api/invitations", { email: `${id}@example.com`, name: id, membership });
    const { link } = routes.invite.response.parse(await invited.json());
    const browser = browserAt(server.url);
    await post(browser, "/api/sign-in/invitation", {
      token: link?.split("/").at(-1),
      password: "kettle tram orbit 41",
    });
    return browser;
  }

  const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

  it("goes out as a workbook, comes back as an answer, and stands in a calendar that is only read", async () => {
    const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 10, ...orderedStretch() }];
    const made = await owner.fetch("/api/commitments", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ shop: "lamps", agreement: "north", source: { kind: "lines", lines } }),
    });
    const { id, revision } = routes.makeCommitment.response.parse(await made.json());
    const act = (browser: SignedIn, known: number, action: unknown): Promise<Response> =>
      browser.fetch(`/api/commitments/${id}/actions`, {
        method: "POST",
        headers: { "content-type": "application/json", "if-match": `"${known}"` },
        body: JSON.stringify(action),
      });
    const sent = routes.actOnCommitment.response.parse(await (await act(owner, revision, { action: "send" })).json());

    const file = await partner.fetch(`/api/commitments/${id}/file?format=xlsx`);
    expect(file.headers.get("content-type")).toContain("spreadsheetml");
    expect(file.headers.get("content-disposition")).toMatch(
      /^attachment; filename="?R-1-request-v1-requested-[0-9a-f]{12}\.xlsx"?$/,
    );
    expect(await readShiftFile(await bytesOf(file), "request.xlsx")).toMatchObject({
      header: { client: "Lamps", partnerZone: "Europe/London", state: "requested" },
      lines: [{ line: "L1", positionsLoggedIn: 10 }],
    });
    const hidden = await stranger.fetch(`/api/commitments/${id}/file?format=xlsx`);
    expect([hidden.status, Problem.parse(await hidden.json()).code]).toEqual([404, "no-such-request"]);

    const answered = Buffer.from(`line_id,request_id,offered,answer_reason\nL1,${id},6,four are ill\n`);
    const upload = { method: "POST", headers: { "content-type": "text/csv" }, body: answered };
    const read = routes.readAnswer.response.parse(
      await (await partner.fetch(`/api/commitments/${id}/answer`, upload)).json(),
    );
    expect(read.actions).toEqual([
      { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 6, reason: "four are ill" }] },
    ]);
    expect(sent.caveat).toContain("partners do not");
    // It came by e-mail: the planner records it, which the partner's own user may not do in anybody's name.
    const recorded = `/api/commitments/${id}/recorded-answer`;
    expect((await partner.fetch(recorded, upload)).status).toBe(403);
    const { request } = routes.recordAnswer.response.parse(await (await owner.fetch(recorded, upload)).json());
    expect(request).toMatchObject({ state: "offered", revision: sent.request.revision + 1 });
    const history = routes.commitmentEvents.response.parse(
      await (await partner.fetch(`/api/commitments/${id}/events`)).json(),
    );
    expect(history.events.at(-1)).toMatchObject({
      what: "offer",
      by: "partner",
      pseudonym: "recorded by person 1 for the partner",
    });
    const above = { ...upload, body: Buffer.from(`line_id,offered\nL1,11\n`) };
    const refused = await partner.fetch(`/api/commitments/${id}/answer`, above);
    expect(Problem.parse(await refused.json()).errors).toMatchObject([
      { code: "offered-above-asked", place: { row: 2 } },
    ]);

    const token = await post(owner, "/api/tokens", { name: "wall", kind: "feed", roles: ["viewer"] });
    const feed = `${server.url}/api/feeds/${routes.makeAccessToken.response.parse(await token.json()).token}.ics`;
    const calendar = await fetch(feed);
    expect(calendar.headers.get("content-type")).toContain("text/calendar");
    const events = ICAL.Component.fromString(await calendar.text()).getAllSubcomponents("vevent");
    expect(events.map((event) => event.getFirstPropertyValue("uid"))).toEqual([`${id}.L1@lamps.springtide`]);
    // Without the second header this fetch would ask for a fresh copy whatever the tag.
    const known = { "if-none-match": calendar.headers.get("etag") ?? "", "cache-control": "max-age=0" };
    const again = await fetch(feed, { headers: known });
    expect(again.status).toBe(304);
    expect((await fetch(`${server.url}/api/feeds/none.ics`)).status).toBe(404);
  });

  it("are made from the newest plan too, with seats told as positions logged in", async () => {
    const state = async (): Promise<unknown> => (await owner.fetch("/api/shops/lamps/plan")).json();
    await expect.poll(state, { timeout: 120_000 }).toMatchObject({ state: "ready" });
    const file = await owner.fetch("/api/shops/lamps/exports?what=request&agreement=north&format=json");
    // Ten seats at a shrinkage of 30 % are seven people logged in.
    expect(await readShiftFile(await bytesOf(file), "request.json")).toMatchObject({
      header: { planVersion: "1" },
      lines: [{ headsRostered: 10, positionsLoggedIn: 7 }],
    });
    const unnamed = await owner.fetch("/api/shops/lamps/exports?what=request&format=csv");
    expect(Problem.parse(await unnamed.json()).code).toBe("agreement-unclear");
    expect((await partner.fetch("/api/shops/lamps/payroll?format=csv")).status).toBe(403);
  });
});
