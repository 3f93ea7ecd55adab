import type { CommitmentAction } from "@springtide/contracts";
import { monthEndRoutes, Problem, resolveShop, routes, ShopFile, Statement } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { CommitmentService, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";
import { smallPlan } from "./small-plan.ts";

const ASKED = Date.parse("2026-09-01T08:00:00Z");
const CLOSED = Date.parse("2026-12-01T08:00:00Z");
const shop = resolveShop(
  ShopFile.parse({
    ...{ springtide: 1, id: "lamps", name: "Lamps", currency: "EUR" },
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    agreements: [
      {
        ...{ id: "north", partner: "Northwind", zone: "Europe/London", serves: ["phone"], seats: 40 },
        ...{ minimumBlock: "2h", notice: "10d", shrinkage: 0, pricePerHour: 20, priceBasis: "rostered" },
      },
    ],
  }),
);
const person = { scope: LOCAL_SCOPE, person: 1, name: "", agreements: null, kind: "person" as const };
const SELLER = { ...person, roles: ["partner"] as const, scope: { ...LOCAL_SCOPE, partner: "northwind" } };
const BUYER = { ...person, roles: ["owner"] as const };

describe.each(databases)("the end of a month over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let viewer: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    let nowMs = ASKED;
    const store = await openStore({ ...place, now: () => new Date(nowMs) });
    const contacts = [historyFrom("phone", 60, [Date.parse("2026-06-01T08:00:00Z")])];
    const inputs = { shop, holidays: { customers: [], bySite: {} }, contacts, weather: [] };
    await store.within(LOCAL_SCOPE).importShop({ ...inputs, report: null });
    await store.within(LOCAL_SCOPE).savePlan("lamps", JSON.stringify(smallPlan(inputs)), "a".repeat(64));
    const commitments = new CommitmentService({
      ...{ store, now: () => new Date(nowMs), log: () => undefined, publish: () => Promise.resolve() },
    });
    const line = (start: string, end: string, positionsLoggedIn: number) => ({
      ...{ skill: "phone", tier: "firm" as const, start, end, positionsLoggedIn },
    });
    const lines = [
      line("2026-10-25T00:00:00+01:00", "2026-10-25T06:00:00+00:00", 5),
      line("2026-10-31T22:00:00+00:00", "2026-11-01T06:00:00+00:00", 2),
    ];
    const source = { kind: "lines" as const, lines };
    const made = await commitments.make(BUYER, { shop: "lamps", agreement: "north", source, answerBy: null });
    const act = async (actor: typeof BUYER | typeof SELLER, action: CommitmentAction): Promise<void> => {
      const { revision } = await commitments.get(BUYER, made.id);
      await commitments.act(actor, made.id, action, `"${revision}"`);
    };
    await act(BUYER, { action: "send" });
    await act(SELLER, { action: "offer" });
    await act(BUYER, { action: "confirm" });
    nowMs = CLOSED;
    await act(BUYER, { action: "deliver", lines: [{ line: "L1", deliveredHours: 30 }] });
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, planWorker, now: () => new Date(CLOSED), log: () => undefined });
    owner = await signedIn(server);
    const membership = { roles: ["viewer"], partner: null };
    const invited = await post(owner, "/api/invitations", { email: "v@example.com", name: "V", membership });
    const { link } = routes.invite.response.parse(await invited.json());
    viewer = browserAt(server.url);
    await post(viewer, "/api/sign-in/invitation", { token: link?.split("/").at(-1), password: "kettle tram orbit 41" });
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function read<Schema extends z.ZodType>(schema: Schema, answer: Promise<Response>): Promise<z.output<Schema>> {
    const response = await answer;
    const text = await response.text();
    expect(response.status, text).toBeLessThan(300);
    return schema.parse(JSON.parse(text));
  }
  async function problem(answer: Promise<Response>): Promise<Problem> {
    const response = await answer;
    expect(response.status).toBeGreaterThanOrEqual(400);
    return Problem.parse(await response.json());
  }
  const closed = (month: string) =>
    read(monthEndRoutes.monthEnd.response, owner.fetch(`/api/finance/month-end?month=${month}`));
  const send = (path: string, text: string, type = "text/csv") =>
    owner.fetch(path, { method: "POST", headers: { "content-type": type }, body: text });

  it("keeps the settings of the books in revisions, written by owners and finance alone", async () => {
    const first = await owner.fetch("/api/settings/finance");
    const { settings, revision } = monthEndRoutes.getFinanceSettings.response.parse(await first.json());
    expect([settings.currency, revision, first.headers.get("etag")]).toEqual(["EUR", 0, '"0"']);
    const body = {
      ...settings,
      taxes: [{ supplier: "northwind", treatment: "domestic", rateShare: 0.2, nonRecoverableShare: 0.5 }],
      costCentres: [{ of: "agreement", shop: null, id: "north", costCentre: "4711", account: "6300" }],
    };
    const put = (browser: SignedIn, version: string, value: unknown = body) =>
      browser.fetch("/api/settings/finance", {
        ...{ method: "PUT", headers: { "content-type": "application/json", "if-match": version } },
        body: JSON.stringify(value),
      });
    expect((await problem(put(viewer, '"0"'))).status).toBe(403);
    const saved = await put(owner, '"0"');
    expect([saved.status, saved.headers.get("etag")]).toEqual([200, '"1"']);
    expect((await problem(put(owner, '"0"'))).status).toBe(412);
    const twice = await problem(put(owner, '"1"', { ...body, taxes: [...body.taxes, ...body.taxes] }));
    expect(twice.errors[0]?.place.field).toBe("/taxes");
    expect((await problem(viewer.fetch("/api/finance/month-end?month=2026-10"))).status).toBe(403);
  });

  it("tells what was delivered and not billed, as the statement of the month does, and as files", async () => {
    const [october, november] = [await closed("2026-10"), await closed("2026-11")];
    const told = ({ lines }: typeof october) =>
      lines.map(({ basis, hours, earned, costCentre }) => [basis, hours, earned, costCentre]);
    // Thirty of 35 position-hours came; two of the night's eight hours lie in October, in London.
    expect(told(october)).toEqual([
      ["delivery-recorded", 30, 600, "4711"],
      ["ordered", 4, 80, "4711"],
    ]);
    expect(told(november)).toEqual([["ordered", 12, 240, "4711"]]);
    expect(october.lines[0]).toMatchObject({
      nonRecoverableTax: 60,
      total: 660,
      reversesOn: "2026-11-01",
      account: "6300",
    });
    const statement = await read(Statement, owner.fetch("/api/settlements?shop=lamps&agreement=north&month=2026-10"));
    expect(statement.lines.find(({ line }) => line === "L1")?.cents).toBe(60_000);

    const csv = await (await owner.fetch("/api/finance/month-end/file?month=2026-10&format=csv")).text();
    expect(csv.split("\n")[1]).toMatch(
      /^2026-10,2026-10-31,2026-11-01,accrual,work,delivery-recorded,lamps,northwind,north,4711,6300,30,30,scheduled-hours,600\.00,0\.00,600\.00,60\.00,660\.00,EUR,/,
    );
    const file = await owner.fetch("/api/finance/month-end/file?month=2026-10&format=xlsx");
    expect(file.headers.get("content-disposition")).toContain("month-end-2026-10.xlsx");
    const sheets = await cellsOfWorkbook(new Uint8Array(await file.arrayBuffer()));
    expect([...sheets.keys()]).toEqual(["Read me", "Not invoiced", "Journal", "Provisions", "Totals", "Sources"]);
    expect(sheets.get("Totals")?.[1]).toEqual(["EUR", 680, 0, 680, 68, 748, 0]);
  });

  it("records invoices by file, finds what is wrong with them, matches them, and takes a batch back", async () => {
    const head = "invoice,line,agreement,from,until,amount,currency,quantity,price\n";
    const bad = `${head}17,1,nroth,2026-10-01,2026-10-31,680,EUR,,\n17,2,north,2026-10-31,2026-10-01,680,USD,,\n17,3,north,2026-10-01,2026-10-31,"1,500",EUR,,\n17,4,north,2026-10-01,2026-10-31,680,EUR,34,21\n`;
    const checked = await read(
      monthEndRoutes.checkInvoices.response,
      send("/api/finance/invoices/check?file=bad.csv", bad),
    );
    expect(checked.findings.map(({ code, place }) => [code, place.row, place.column])).toEqual([
      ["agreement-unknown", 2, "agreement"],
      ["currency-unknown", 3, "currency"],
      ["days-reversed", 3, "until"],
      ["number-unclear", 4, "amount"],
      ["amount-does-not-add-up", 5, "amount"],
    ]);
    expect(checked.lines).toEqual([]);
    expect((await problem(send("/api/finance/invoices/file?file=bad.csv", bad))).errors).toHaveLength(5);

    const good = `${head}17,1,north,2026-10-01,2026-10-31,680.00,EUR,34,20\n`;
    const recorded = await read(
      monthEndRoutes.recordInvoiceFile.response,
      send("/api/finance/invoices/file?file=good.csv", good),
    );
    expect(recorded.lines[0]).toMatchObject({ status: "matched", delivered: 680, ordered: 780, difference: 0 });
    expect((await closed("2026-10")).totals[0]).toMatchObject({ earned: 680, invoiced: 680, accrual: 0, total: 0 });
    const line = {
      invoice: "17",
      line: "1",
      shop: "lamps",
      agreement: "north",
      kind: "work",
      amount: 680,
      currency: "EUR",
    };
    const days = { from: "2026-10-01", until: "2026-10-31" };
    const again = await read(
      monthEndRoutes.recordInvoices.response,
      post(owner, "/api/finance/invoices", {
        lines: [
          { ...line, ...days },
          { ...line, ...days, invoice: "18" },
        ],
      }),
    );
    expect(again.lines.map(({ status }) => status)).toEqual(["duplicate", "over"]);
    const wrong = await problem(
      post(owner, "/api/finance/invoices", { lines: [{ ...line, ...days, request: "R-999" }] }),
    );
    expect(wrong.errors[0]).toMatchObject({ code: "request-unknown", place: { field: "/lines/0/request" } });

    const listed = () => read(monthEndRoutes.listInvoices.response, owner.fetch("/api/finance/invoices?month=2026-10"));
    expect((await listed()).lines.map(({ number, status }) => [number, status])).toEqual([
      [1, "matched"],
      [2, "duplicate"],
      [3, "over"],
    ]);
    const undo = (batch: number) => post(owner, `/api/finance/invoice-batches/${batch}/undo`, undefined);
    expect((await undo(recorded.batch.number)).status).toBe(204);
    expect((await undo(recorded.batch.number)).status).toBe(204);
    expect((await problem(undo(99))).code).toBe("no-such-invoice-batch");
    expect((await listed()).lines.map(({ number, status }) => [number, status])).toEqual([
      [2, "matched"],
      [3, "over"],
    ]);
    const { batches } = await read(
      monthEndRoutes.listInvoiceBatches.response,
      owner.fetch("/api/finance/invoice-batches"),
    );
    expect(batches.map(({ number, undoneAt }) => [number, undoneAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await closed("2026-10")).totals[0]).toMatchObject({ invoiced: 680 });
  });

  it("refuses what was paid where the plan has no ledger to hold it against", async () => {
    const path = "/api/shops/lamps/finance";
    expect((await problem(owner.fetch(`${path}/variance`))).code).toBe("no-budget");
    expect((await problem(owner.fetch(`${path}/variance/file?format=xlsx`))).code).toBe("no-budget");
    expect((await problem(owner.fetch(`${path}/workbook?format=xlsx`))).code).toBe("no-economics");
    const paid = "month,kind,subject,amount\n2026-10,partner-work,north,x\n";
    expect((await problem(send(`${path}/booked-costs/file?file=p.csv`, paid))).errors[0]).toMatchObject({
      ...{ code: "not-a-number", place: { file: "p.csv", row: 2, column: "amount" } },
    });
    expect((await problem(owner.fetch("/api/shops/nobody/finance/variance"))).status).toBe(404);
  });
});
