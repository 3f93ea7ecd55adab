import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dispute } from "@springtide/contracts";
import { Problem, routes, Statement } from "@springtide/contracts";
import { cellsOfWorkbook } from "../../packages/exchange/test/cells-of-workbook.ts";
import { databases } from "../databases/databases.ts";
import type { SettledOctober } from "./settled-october.ts";
import { SETTLED, settledOctober } from "./settled-october.ts";
import { post, type SignedIn } from "./sign-in.ts";

describe.each(databases)("settlements over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let october: SettledOctober;
  let owner: SignedIn;
  let partner: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    october = await settledOctober(place);
    ({ owner, partner } = october);
  }, 180_000);
  afterAll(async () => {
    await october.close();
    await place.remove();
  });

  const OCTOBER = "shop=lamps&agreement=north&month=2026-10";
  const statementOf = async (browser: SignedIn): Promise<Statement> =>
    Statement.parse(await (await browser.fetch(`/api/settlements?${OCTOBER}`)).json());
  const problemOf = async (answer: Response): Promise<string> => Problem.parse(await answer.json()).code;

  it("are the same for both sides, line by line, against the forecast that was locked", async () => {
    const told = await statementOf(partner);
    expect(await statementOf(owner)).toEqual(told);
    expect(
      told.lines.map(({ id, confirmedHours, tolerance, cents }) => [id, confirmedHours, tolerance, cents]),
    ).toEqual([
      ["R-1/L1", 35, "within", 70_018],
      // Five hours more at the first price, seven at the second.
      ["R-1/L2", 16, "short", 10_003 + 12_600],
    ]);
    expect(told.locks).toMatchObject([
      {
        source: { kind: "published-forecast", version: 2, forecasts: [{ queue: "phone", version: 2 }] },
        ...{ lockedContacts: 1550, offeredContacts: 972, arePenaltiesSuspended: false },
        ...{ unitsSource: { kind: "stored-plan", version: 1 }, leastUnits: 15 },
      },
    ]);
    const { checksum, ...rest } = told;
    expect(createHash("sha256").update(JSON.stringify(rest)).digest("hex")).toBe(checksum);
    // Bonus and malus by what deliveries tell, until somebody records another level by hand.
    expect([told.service[0]?.basis, told.isFinal]).toEqual(["none", false]);
    const deliveries = [
      "interval_start,agreement,queue,logged_in_seconds,minutes,contacts_offered,contacts_in_time",
      "2026-10-27T08:00+01:00,north,phone,,240,60,45",
      "2026-10-27T12:00+01:00,north,phone,,240,40,36",
    ].join("\n");
    const sent = await owner.fetch("/api/shops/lamps/deliveries?file=october.csv", {
      ...{ method: "PUT", headers: { "content-type": "text/csv" }, body: deliveries },
    });
    expect(sent.status, await sent.clone().text()).toBe(200);
    const recorded = await statementOf(owner);
    expect(recorded.service[0]).toMatchObject({ inTimeContacts: 81, offeredContacts: 100, level: 0.81 });
    expect(recorded.charges).toMatchObject([{ id: "service:2026-10", cents: Math.round(92_621 * 0.02) }]);
    const level = {
      shop: "lamps",
      agreement: "north",
      month: "2026-10",
      serviceLevel: 0.7,
      basis: "report of 2 November",
    };
    const after = Statement.parse(await (await post(owner, "/api/settlements/service-level", level, "PUT")).json());
    expect(after.charges).toMatchObject([{ id: "service:2026-10", cents: -Math.round(92_621 * 0.05) }]);
    expect(after.service[0]?.typed).toMatchObject({ level: 0.7, basis: level.basis, by: "person 1" });
    const taken = await post(owner, "/api/settlements/service-level", { ...level, serviceLevel: null }, "PUT");
    expect(Statement.parse(await taken.json()).serviceLevel).toBe(0.81);
    await post(owner, "/api/settlements/service-level", level, "PUT");
    expect(await problemOf(await post(partner, "/api/settlements/service-level", level, "PUT"))).toBe("not-allowed");
    // Months before and after all calendars.
    for (const month of ["0001-01", "9999-12"])
      expect((await partner.fetch(`/api/settlements?shop=lamps&agreement=north&month=${month}`)).status).toBe(400);
  });

  it("go out as CSV, workbook and JSON that say the same to the cent, with one checksum", async () => {
    const told = await statementOf(partner);
    const file = async (format: string): Promise<Response> =>
      partner.fetch(`/api/settlements/file?${OCTOBER}&format=${format}`);
    expect(await (await file("json")).json()).toEqual(told);
    const csv = (await (await file("csv")).text())
      .trim()
      .split("\n")
      .map((row) =>
        [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
      );
    const column = (name: string): string[] => csv.slice(1).map((row) => row[csv[0]?.indexOf(name) ?? -1] ?? "");
    const cents = (values: readonly (string | number)[]): number =>
      values.reduce((sum: number, value) => sum + Math.round(Number(value) * 100), 0);
    expect(cents(column("amount"))).toBe(told.totals.netCents);
    expect(column("hours_confirmed").reduce((sum, hours) => sum + Number(hours), 0)).toBe(told.totals.confirmedHours);
    expect(new Set(column("statement_check"))).toEqual(new Set([told.checksum.slice(0, 12)]));
    const sheets = await cellsOfWorkbook(new Uint8Array(await (await file("xlsx")).arrayBuffer()));
    expect([...sheets.keys()]).toEqual(["Read me", "Statement lines"]);
    expect(JSON.stringify(sheets.get("Read me"))).toContain(told.checksum);
    const total = sheets.get("Statement lines")?.at(-1) ?? [];
    expect(total[csv[0]?.indexOf("amount") ?? -1]).toBe(told.totals.netCents / 100);
  });

  it("are disputed line by line by either side; what is accepted becomes a credit, and both are told", async () => {
    const say = (browser: SignedIn, cents: number, line = "R-1/L2"): Promise<Response> =>
      post(browser, "/api/settlements/disputes", {
        ...{ shop: "lamps", agreement: "north", month: "2026-10", line, cents, reason: "the switch was down" },
      });
    const answer = (browser: SignedIn, { dispute }: Dispute, decision: string): Promise<Response> =>
      post(browser, `/api/settlements/disputes/${dispute}/answer`, {
        decision,
        ...(decision === "withdraw" ? {} : { answer: "seen" }),
      });
    const made = routes.disputeLine.response.parse(await (await say(partner, 25_000)).json());
    expect(made).toMatchObject({ by: "partner", state: "open", statedCents: 22_603, partner: "northwind" });
    expect(await problemOf(await say(owner, 1))).toBe("disputed-already");
    expect(await problemOf(await say(partner, 1, "R-9/L9"))).toBe("line-unknown");
    expect(await problemOf(await answer(partner, made, "accept"))).toBe("not-yours-to-do");
    expect(await problemOf(await answer(owner, made, "withdraw"))).toBe("not-yours-to-do");
    expect((await statementOf(owner)).isFinal).toBe(false);
    expect((await answer(owner, made, "accept")).status).toBe(200);
    expect(await problemOf(await answer(owner, made, "reject"))).toBe("dispute-closed");
    const agreed = await statementOf(partner);
    expect(agreed.charges.at(-1)).toMatchObject({ kind: "credit", about: "R-1/L2", cents: 25_000 - 22_603 });
    expect(agreed.isFinal).toBe(true);
    const { notices } = routes.listNotices.response.parse(await (await owner.fetch("/api/notifications")).json());
    expect(notices.filter(({ subject }) => subject.includes("dispute 1"))).toHaveLength(1);
    const audit = await (await owner.fetch("/api/audit?what=settlement")).text();
    expect(audit).toContain("settlement.accept");
  });

  it("stay with the terms by which they were final, and say what came of it since with both values", async () => {
    const before = await statementOf(partner);
    // Final as soon as deliveries told of its service; a level by hand and a credit came later.
    const first = before.lines.reduce((sum, { cents }) => sum + cents, 0) + Math.round(92_621 * 0.02);
    expect(before.sealed).toEqual({ at: new Date(SETTLED).toISOString(), netCents: first });
    expect(before.remarks[0]).toContain(
      `came to ${(first / 100).toFixed(2)} EUR; by what was recorded since it comes to ${(before.totals.netCents / 100).toFixed(2)} EUR`,
    );
    const accrued = async (): Promise<object[]> => {
      const closed = routes.monthEnd.response.parse(
        await (await owner.fetch("/api/finance/month-end?month=2026-10")).json(),
      );
      return closed.lines.filter(({ agreement }) => agreement === "north");
    };
    const booked = await accrued();
    const described = await owner.fetch("/api/shops/lamps/description");
    const etag = described.headers.get("etag") ?? "";
    const dearer = (await described.text()).replaceAll("20.005", "99.5").replace('"Northwind"', '"Northwind & Sons"');
    const changed = await owner.fetch("/api/shops/lamps/description", {
      ...{ method: "PUT", body: dearer, headers: { "content-type": "application/json", "if-match": etag } },
    });
    expect(changed.status, await changed.clone().text()).toBe(200);
    const after = await statementOf(owner);
    expect(after.remarks[0]).toContain("other terms by now");
    const { remarks, remarkFacts, checksum } = after;
    expect({ ...before, remarks, remarkFacts, checksum }).toEqual(after);
    expect(booked).not.toEqual([]);
    expect(await accrued()).toEqual(booked);
    const south = await owner.fetch("/api/settlements?shop=lamps&agreement=south&month=2026-10");
    expect(Statement.parse(await south.json())).toMatchObject({ sealed: null, isFinal: false });
  });
});
