import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommitmentAction, CommitmentRequest } from "@springtide/contracts";
import { Problem, resolveShop, routes, ShopFile } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { CommitmentService, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { tellRecuts } from "../../apps/server/src/nightly/tell-recuts.ts";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { databases } from "../databases/databases.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";

const ASKED = new Date("2026-09-01T08:00:00Z");
const NOW = new Date("2026-09-02T08:00:00Z");
const HOURS = { week: [{ days: "daily", hours: "00:00-24:00" }] };

const shop = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: HOURS }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    agreements: [
      ["north", "Northwind", 20],
      ["south", "Southwind", 25],
    ].map(([id, partner, pricePerHour]) => ({
      ...{ id, partner, pricePerHour, zone: "Europe/London", serves: ["phone"], seats: 10, shrinkage: 0 },
      ...{ minimumBlock: "2h", notice: "10d", readiness: { access: "5d" } },
    })),
  }),
);
const ACTOR = {
  scope: LOCAL_SCOPE,
  person: 1,
  name: "",
  roles: ["owner"] as const,
  agreements: null,
  kind: "person" as const,
};
const LINE = { skill: "phone", tier: "firm" as const, start: "2026-10-20T08:00:00Z", end: "2026-10-20T12:00:00Z" };

describe.each(databases)("a partner at work over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let partner: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    const store = await openStore({ ...place, now: () => ASKED });
    await store
      .within(LOCAL_SCOPE)
      .importShop({ shop, holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null });
    const commitments = new CommitmentService({
      store,
      now: () => ASKED,
      log: () => undefined,
      publish: () => Promise.resolve(),
    });
    const source = { kind: "lines" as const, lines: [{ ...LINE, positionsLoggedIn: 4 }] };
    const made = await commitments.make(ACTOR, { shop: "lamps", agreement: "north", source, answerBy: null });
    await commitments.act(ACTOR, made.id, { action: "send" }, `"${made.revision}"`);
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, now: () => NOW, log: () => undefined });
    owner = await signedIn(server);
    partner = await partnerUser("northwind");
    stranger = await partnerUser("southwind");
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function partnerUser(of: string): Promise<SignedIn> {
    const membership = { roles: ["partner"], partner: of };
    const invited = await post(owner, "/api/invitations", { email: `${of}@example.com`, name: of, membership });
    const token = routes.invite.response
      .parse(await invited.json())
      .link?.split("/")
      .at(-1);
    const browser = browserAt(server.url);
    await post(browser, "/api/sign-in/invitation", { token, password: "kettle tram orbit 41 walnut" });
    return browser;
  }

  const rowsOf = (csv: string): Record<string, string>[] => {
    const [header = [], ...rows] = csv
      .trim()
      .split("\n")
      .map((row) => row.split(","));
    return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
  };
  const codeOf = async (answer: Response): Promise<string> => Problem.parse(await answer.json()).code;
  const sendFile = (browser: SignedIn, path: string, rows: readonly string[], method = "POST"): Promise<Response> =>
    browser.fetch(path, { method, headers: { "content-type": "text/csv" }, body: `${rows.join("\n")}\n` });
  const NORTH = "/api/partner/agreements/lamps/north";

  it("records seats on both sides, and is told of an offer beyond those that are usable", async () => {
    const record = { trainedOn: "2026-09-10", accessOn: "2026-09-10", refreshedOn: null };
    const seatsOf = async (answer: Response) => routes.seatReadiness.response.parse(await answer.json());
    for (const seat of ["A-1", "A-2"]) await post(partner, `${NORTH}/seats/${seat}`, record, "PUT");
    await post(owner, `${NORTH}/seats/A-3`, { ...record, accessOn: null }, "PUT");
    const { seats, days, tasks } = await seatsOf(await partner.fetch(`${NORTH}/seats`));
    expect(seats.map(({ seat, lacks }) => [seat, lacks])).toEqual([
      ["A-1", []],
      ["A-2", []],
      ["A-3", ["access"]],
    ]);
    expect(days.at(-1)).toEqual({ day: "2026-10-20", usable: 2, asked: 4 });
    expect(tasks).toEqual([
      { seat: "A-3", side: "client", what: "access", beginBy: "2026-10-15", doneBy: "2026-10-19", isLate: false },
    ]);
    const written = rowsOf(await (await partner.fetch(`${NORTH}/seats/file?format=csv`)).text());
    expect(written.filter(({ kind }) => kind === "task")).toMatchObject([
      { seat: "A-3", task: "access", side: "client", begin_by: "2026-10-15", done_by: "2026-10-19", is_late: "no" },
    ]);
    expect(written.find(({ seat, kind }) => kind === "seat" && seat === "A-3")).toMatchObject({
      ...{ trained_on: "2026-09-10", access_on: "", usable_from: "", lacks: "access" },
    });
    expect(written.at(-1)).toMatchObject({ kind: "day", day: "2026-10-20", seats_usable: "2", seats_short: "2" });
    const workbook = new Uint8Array(await (await owner.fetch(`${NORTH}/seats/file?format=xlsx`)).arrayBuffer());
    const sheets = await cellsOfWorkbook(workbook);
    expect([...sheets.keys()]).toEqual(["Tasks", "Seats", "Days"]);
    expect(sheets.get("Tasks")?.[1]?.slice(0, 3)).toEqual(["A-3", "access", "client"]);
    expect((await stranger.fetch(`${NORTH}/seats/file?format=csv`)).status).toBe(404);
    expect(await codeOf(await partner.fetch(`${NORTH}/seats/A-9`, { method: "DELETE" }))).toBe("no-such-seat");
    const outlook = routes.partnerOutlook.response.parse(await (await partner.fetch(NORTH)).json());
    expect(outlook.lines).toMatchObject([{ request: "R-1", line: "L1", startPartner: "2026-10-20T09:00:00+01:00" }]);
    const ahead = await (await partner.fetch(`${NORTH}/file?format=csv`)).text();
    expect(rowsOf(ahead).find(({ kind }) => kind === "asked")).toMatchObject({
      ...{ day: "2026-10-20", skill: "phone", request_id: "R-1", line_id: "L1", positions: "4" },
      ...{ start_partner: "2026-10-20T09:00:00+01:00", start_client: "2026-10-20T10:00:00+02:00" },
    });
    expect((await stranger.fetch(`${NORTH}/file?format=xlsx`)).status).toBe(404);

    const act = async (browser: SignedIn, action: CommitmentAction, known: CommitmentRequest) => {
      const headers = { "content-type": "application/json", "if-match": `"${known.revision}"` };
      const answer = await browser.fetch("/api/commitments/R-1/actions", {
        method: "POST",
        headers,
        body: JSON.stringify(action),
      });
      return routes.actOnCommitment.response.parse(await answer.json());
    };
    const asked = routes.getCommitment.response.parse(await (await partner.fetch("/api/commitments/R-1")).json());
    const { request, findings } = await act(partner, { action: "offer" }, asked);
    expect(request.state).toBe("offered");
    expect(findings).toMatchObject([{ code: "beyond-usable-seats", place: { field: "/lines/L1" } }]);
    await act(owner, { action: "confirm" }, request);
  });

  it("uploads its roster for the request's own days, and both sides see how it fills them", async () => {
    const roster = (day: string): string[] => [
      "person,start,end",
      ...["a", "b", "c"].map((who) => `${who},${day}T08:00:00Z,${day}T12:00:00Z`),
    ];
    const other = await sendFile(partner, "/api/commitments/R-1/roster?keep=yes&file=week44.csv", roster("2026-10-27"));
    expect(Problem.parse(await other.json())).toMatchObject({
      status: 422,
      errors: [{ code: "roster-of-other-days", place: { file: "week44.csv", row: 2 } }],
    });
    const read = routes.readPartnerRoster.response.parse(
      await (await sendFile(partner, "/api/commitments/R-1/roster?keep=yes", roster("2026-10-20"))).json(),
    );
    expect([read.kept, read.fill.share]).toEqual([true, 0.75]);
    const { fill } = routes.requestDelivery.response.parse(
      await (await owner.fetch("/api/commitments/R-1/delivery")).json(),
    );
    expect(fill?.lines).toEqual([{ line: "L1", askedHours: 16, filledHours: 12, share: 0.75 }]);
    expect((await sendFile(stranger, "/api/commitments/R-1/roster", roster("2026-10-20"))).status).toBe(404);
    expect((await stranger.fetch("/api/commitments/R-1/delivery")).status).toBe(404);
  });

  it("takes delivered intervals once, and refuses those of an agreement that there is not", async () => {
    const rows = [
      "interval_start,agreement,queue,seats_confirmed,logged_in_seconds",
      "2026-10-20T08:00:00Z,north,phone,4,3600",
    ];
    for (let again = 0; again < 2; again += 1)
      expect((await sendFile(owner, "/api/shops/lamps/deliveries", rows, "PUT")).status).toBe(200);
    const { intervals } = routes.requestDelivery.response.parse(
      await (await partner.fetch("/api/commitments/R-1/delivery")).json(),
    );
    expect(intervals).toMatchObject([{ skill: "phone", confirmed: 4, delivered: 4 }]);
    const written = rowsOf(await (await partner.fetch("/api/commitments/R-1/delivery/file?format=csv")).text());
    expect(written.filter(({ kind }) => kind !== "roster-interval")).toMatchObject([
      {
        kind: "line",
        start_partner: "2026-10-20T09:00:00+01:00",
        roster_asked: "16",
        roster_there: "12",
        roster_fill: "0.75",
      },
      { kind: "interval", skill: "phone", confirmed: "4", delivered: "4", delivered_share: "1" },
    ]);
    const book = new Uint8Array(
      await (await partner.fetch("/api/commitments/R-1/delivery/file?format=xlsx")).arrayBuffer(),
    );
    expect([...(await cellsOfWorkbook(book)).keys()]).toEqual(["Lines", "Intervals", "Own roster"]);
    const month = "/api/settlements/file?shop=lamps&agreement=north&month=2026-10&format=pdf";
    const paper = await partner.fetch(month);
    expect([paper.headers.get("content-type"), (await paper.text()).slice(0, 5)]).toEqual(["application/pdf", "%PDF-"]);
    expect((await stranger.fetch(month)).status).toBe(404);
    expect((await stranger.fetch("/api/commitments/R-1/delivery/file?format=csv")).status).toBe(404);
    const unknown = await sendFile(
      owner,
      "/api/shops/lamps/deliveries",
      rows.map((row) => row.replace("north", "east")),
      "PUT",
    );
    expect(Problem.parse(await unknown.json()).errors).toMatchObject([
      { code: "agreement-unknown", place: { row: 2, column: "agreement" } },
    ]);
    expect(await codeOf(await sendFile(partner, "/api/shops/lamps/deliveries", rows, "PUT"))).toBe("not-allowed");
  });

  it("is compared with others by its client, who shares seats out and is told when to look again", async () => {
    const compared = routes.comparePartners.response.parse(
      await (await owner.fetch("/api/shops/lamps/partners/comparison")).json(),
    );
    expect(
      compared.partners.map(({ agreement, pricePerPositionHour, fill }) => [
        agreement,
        pricePerPositionHour,
        fill.share,
      ]),
    ).toEqual([
      ["north", "20", 1],
      ["south", "25", null],
    ]);
    // North has six of its ten seats left at that time.
    const call = { by: { rule: "cheapest" }, lines: [{ ...LINE, positionsLoggedIn: 9 }] };
    const split = routes.splitRequest.response.parse(
      await (await post(owner, "/api/shops/lamps/partners/split", call)).json(),
    );
    expect(split.parts.map(({ agreement, positionHours }) => [agreement, positionHours])).toEqual([
      ["north", 24],
      ["south", 12],
    ]);
    const shares = { by: { rule: "shares", shares: { east: 1 } }, lines: call.lines };
    expect(await codeOf(await post(owner, "/api/shops/lamps/partners/split", shares))).toBe("agreement-unknown");
    const hidden = `{"by":{"rule":"shares","shares":{"__proto__":1,"north":1}},"lines":${JSON.stringify(call.lines)}}`;
    const refused = await owner.fetch("/api/shops/lamps/partners/split", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: hidden,
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("__proto__ is the id of no agreement");
    const { recuts } = routes.listRecuts.response.parse(await (await owner.fetch("/api/shops/lamps/recuts")).json());
    expect(recuts.map(({ agreement, cut, on }) => [agreement, cut, on])).toEqual([
      ["north", "weeks", "2026-09-28"],
      ["north", "days", "2026-10-16"],
    ]);
  });

  it("knows nothing of an agreement any more that its client gave to another partner, but its own requests", async () => {
    const told = await owner.fetch("/api/shops/lamps/description");
    const text = JSON.stringify(await told.json()).replace("Northwind", "Eastwind");
    const headers = { "content-type": "application/json", "if-match": told.headers.get("etag") ?? "" };
    const changed = await owner.fetch("/api/shops/lamps/description", { method: "PUT", headers, body: text });
    expect(changed.status).toBe(200);
    const source = { kind: "lines", lines: [{ ...LINE, positionsLoggedIn: 2 }] };
    const asked = await post(owner, "/api/commitments", { shop: "lamps", agreement: "north", source });
    const { id, revision } = routes.makeCommitment.response.parse(await asked.json());
    await owner.fetch(`/api/commitments/${id}/actions`, {
      method: "POST",
      headers: { ...headers, "if-match": `"${revision}"` },
      body: JSON.stringify({ action: "send" }),
    });
    for (const path of [NORTH, `${NORTH}/seats`, "/api/settlements?shop=lamps&agreement=north&month=2026-10"])
      expect((await partner.fetch(path)).status, path).toBe(404);
    expect(await (await partner.fetch("/api/partner/agreements")).json()).toEqual({ agreements: [] });
    // Nor has whoever has it now what the former partner recorded of people.
    const seats = routes.seatReadiness.response.parse(await (await owner.fetch(`${NORTH}/seats`)).json());
    expect(seats.seats).toEqual([]);
    const { requests } = routes.listCommitments.response.parse(await (await partner.fetch("/api/commitments")).json());
    expect(requests.map((request) => request.id)).toEqual(["R-1"]);
    expect((await partner.fetch("/api/commitments/R-1/delivery")).status).toBe(200);
  });

  it("keeps records of so many seats, and has so many tokens, and no more", async () => {
    const record = { trainedOn: null, accessOn: null, refreshedOn: null };
    const seat = (name: string): Promise<Response> => post(owner, `${NORTH}/seats/${name}`, record, "PUT");
    await Promise.all(Array.from({ length: 100 }, (_, at) => seat(`S-${at}`)));
    expect(await codeOf(await seat("S-100"))).toBe("too-many-seats");
    expect((await seat("S-7")).status).toBe(200);
    const token = { name: "feed", kind: "feed", roles: ["partner"], readOnly: true, days: 30 };
    const make = (): Promise<Response> => post(partner, "/api/tokens", token);
    await Promise.all(Array.from({ length: 50 }, make));
    expect(await codeOf(await make())).toBe("too-many-tokens");
  });

  it("is looked at again on the day, once for each week and cut", async () => {
    await server.close();
    const store = await openStore({ ...place, now: () => NOW });
    try {
      const told: string[] = [];
      const tell = (notice: { readonly key: string }): Promise<void> => {
        told.push(notice.key);
        return Promise.resolve();
      };
      // Before midnight in Berlin it is the day before.
      for (const now of [
        "2026-09-27T21:59:00Z",
        "2026-09-27T22:01:00Z",
        "2026-09-28T12:00:00Z",
        "2026-09-29T12:00:00Z",
      ])
        await tellRecuts(store.within(LOCAL_SCOPE), "lamps", new Date(now), tell);
      expect(told).toEqual(["recut lamps north 2026-10-19 weeks", "recut lamps north 2026-10-19 weeks"]);
    } finally {
      await store.close();
    }
  });
});
