import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FirstLook, Problem } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { fixture } from "../../packages/exchange/test/doctor/look.ts";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

describe.each(databases.slice(0, 1))("a file looked at before there is a shop, on $name", (under) => {
  let place: Awaited<ReturnType<typeof under.place>>;
  let server: RunningServer;
  beforeAll(async () => {
    place = await under.place();
    server = await serve({ ...place, port: 0, log: () => undefined });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const look = (body: Uint8Array<ArrayBuffer> | string, query: Record<string, string>): Promise<Response> =>
    fetchSignedIn(server, `/api/first-look?${new URLSearchParams(query).toString()}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
    });

  it("tells what is wrong with it, and what its shop could be", async () => {
    const query = { file: "avaya-cms.txt", zone: "America/New_York" };
    const bytes = new Uint8Array(await fixture("avaya-cms.txt"));
    const { diagnosis, guess } = FirstLook.parse(await (await look(bytes, query)).json());
    expect(diagnosis.findings.map(({ code }) => code)).toContain("totals-rows");
    expect(guess).toMatchObject({ zone: "America/New_York", intervalMinutes: 30, firstDay: "2026-03-02" });
    expect(guess?.zoneFrom).toBe("asked");
    const elsewhere =
      "interval_start,queue,offered\n2026-01-05T09:00:00-08:00,phone,5\n2026-01-05T09:30:00-08:00,phone,6\n";
    const told = FirstLook.parse(await (await look(elsewhere, { zone: "Europe/Berlin" })).json());
    expect(told.guess).toMatchObject({ zone: "America/Los_Angeles", zoneFrom: "offsets" });
    const mapping = JSON.stringify({ ...diagnosis.mapping, totals: "drop" });
    const mended = FirstLook.parse(await (await look(bytes, { ...query, mapping })).json());
    expect(mended.diagnosis.findings.map(({ code }) => code)).not.toContain("totals-rows");
  });

  it("is told with its columns where nobody knows which counts, and refused where it is no table or the zone is none", async () => {
    const table = "moment;note\n2026-03-03 09:00:12;x\n2026-03-03 09:30:40;y\n";
    const mapping = JSON.stringify({ layout: "intervals", columns: { start: "moment" }, delimiter: ";" });
    const unread = FirstLook.parse(await (await look(table, { mapping })).json());
    expect([unread.guess, unread.diagnosis.columns]).toEqual([null, ["moment", "note"]]);
    const refusals = [
      await look("hello", {}),
      await look(table, { zone: "Mars/Base" }),
      await look(table, { mapping: "{" }),
    ];
    const codes = await Promise.all(
      refusals.map(async (answer) => [answer.status, Problem.parse(await answer.json()).code]),
    );
    expect(codes.map(([status]) => status)).toEqual([422, 422, 400]);
  });
});
