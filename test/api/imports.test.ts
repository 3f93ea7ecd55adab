import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { z } from "zod";
import { fixture } from "../../packages/exchange/test/doctor/look.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

const Looked = z.object({
  upload: z.string(),
  storedAs: z.number().nullable(),
  diagnosis: z.object({
    ready: z.boolean(),
    fingerprint: z.string(),
    recognised: z.object({ layout: z.string().nullable() }),
    findings: z.array(z.object({ code: z.string(), mends: z.array(z.object({ id: z.string() })) })),
  }),
  diff: z
    .object({
      contactDays: z.array(z.object({ day: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    })
    .nullable(),
});
const Entry = z.object({ id: z.number(), holds: z.boolean(), notes: z.array(z.string()) });

/** 2 March 2026, 06:30 in Berlin: before the fixture's day begins in New York's morning, which is read here in Berlin's. */
const EARLIER = Date.UTC(2026, 2, 1, 9);

describe.each(databases)("files of contacts sent to a server on $name", (under) => {
  let place: Awaited<ReturnType<typeof under.place>>;
  let server: RunningServer;
  beforeAll(async () => {
    place = await under.place();
    const store = await openStore({ ...place, now: () => new Date() });
    await store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("lamps"), [historyFrom("phone", 30, [EARLIER])]));
    await store.close();
    server = await serve({ ...place, port: 0, log: () => undefined });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const ask = (path: string, init?: RequestInit): Promise<Response> => fetchSignedIn(server, path, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const send = async (file: string): Promise<Response> =>
    ask(`/api/shops/lamps/uploads?file=${file}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: new Uint8Array(await fixture(file)),
    });

  it("are looked through, stored with the mends accepted, kept as a version, and taken back", async () => {
    const sent = await send("avaya-cms.txt");
    expect(sent.status).toBe(201);
    const looked = Looked.parse(await sent.json());
    expect(looked.diagnosis).toMatchObject({ ready: false, recognised: { layout: "Avaya CMS split/skill interval" } });
    expect(looked.diff).toBeNull();
    const path = `/api/shops/lamps/uploads/${looked.upload}`;
    const key = { "idempotency-key": "one" };
    const refused = await post(`${path}/store`, {}, { "idempotency-key": "none" });
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: "totals-rows" }]);

    const again = Looked.parse(await (await post(`${path}/examine`, { accept: ["drop-totals-rows"] })).json());
    // 20, 30 and 26 contacts of the three half hours.
    expect(again.diff?.contactDays).toEqual(
      [{ queue: "phone", day: "2026-03-02", before: null, after: 76 }].map(({ day, before, after }) => ({
        day,
        before,
        after,
      })),
    );
    const accepted = { accept: ["drop-totals-rows"], saveMapping: true };
    const stored = await post(`${path}/store`, accepted, key);
    expect(stored.status).toBe(201);
    const entry = Entry.parse(await stored.json());
    expect(Entry.parse(await (await post(`${path}/store`, accepted, key)).json()).id).toBe(entry.id);
    expect((await post(`${path}/store`, accepted, { "idempotency-key": "two" })).status).toBe(409);

    // The mapping that was saved reads the next file of its kind without a word.
    expect(Looked.parse(await (await send("avaya-cms.txt")).json()).diagnosis.ready).toBe(true);
    const undo = await ask(`/api/shops/lamps/imports/${entry.id}/undo`, { method: "POST" });
    expect(undo.status).toBe(204);
    const { imports } = z
      .object({ imports: z.array(Entry) })
      .parse(await (await ask("/api/shops/lamps/imports")).json());
    expect(imports.map(({ holds }) => holds)).toEqual([false, true]);
    const gone = await ask(`/api/mappings/${looked.diagnosis.fingerprint}`, { method: "DELETE" });
    expect(gone.status).toBe(204);
  });

  /** Half hours of so many days from 1 May 2026 on, some 32 bytes each. */
  const halfHours = (days: number, offered: number): string =>
    [
      "interval_start,queue,offered",
      ...Array.from(
        { length: 48 * days },
        (_, i) => `${new Date(Date.UTC(2026, 4, 1) + 1_800_000 * i).toISOString()},phone,${offered}`,
      ),
    ].join("\n");
  const listed = async () =>
    z.object({ imports: z.array(Entry) }).parse(await (await ask("/api/shops/lamps/imports")).json()).imports;
  const Job = z.object({ id: z.string(), state: z.string() });
  const ended = async (id: string): Promise<unknown> => {
    const state = async () => Job.parse(await (await ask(`/api/jobs/${id}`)).json()).state;
    await expect.poll(state, { timeout: 60_000, interval: 200 }).toMatch(/ready|failed|cancelled/);
    return (await ask(`/api/jobs/${id}/result`)).json();
  };
  const sendLong = async (offered: number): Promise<{ readonly upload: string; readonly job: string }> => {
    const sent = await ask("/api/shops/lamps/uploads/background", {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: halfHours(300, offered),
    });
    expect(sent.status).toBe(202);
    return z.object({ upload: z.string(), job: z.string() }).parse(await sent.json());
  };

  it("are looked through and stored by a job where they are long, once, and the plan is asked for", async () => {
    const before = await listed();
    const { upload, job } = await sendLong(3);
    const told = Looked.pick({ diagnosis: true, diff: true }).parse(await ended(job));
    // Days of Berlin begin at 22:00 UTC: the first has 22 hours of 2 halves with 3 contacts, the second all 24.
    expect(told.diff?.contactDays.slice(0, 2).map(({ after }) => after)).toEqual([3 * 2 * 22, 3 * 2 * 24]);
    expect(await listed()).toEqual(before);

    const wish = { kind: "import", shop: "lamps", upload };
    const asked = await Promise.all(
      ["a", "b"].map((key) => post("/api/jobs", wish, { "idempotency-key": `long-${key}` })),
    );
    const ids = await Promise.all(asked.map(async (answer) => Job.parse(await answer.json()).id));
    const [entry, again] = await Promise.all(ids.map(async (id) => Entry.parse(await ended(id))));
    if (entry === undefined) throw new Error("nothing was stored");
    expect(again).toEqual(entry);
    expect((await listed()).map(({ id }) => id)).toEqual([entry.id, ...before.map(({ id }) => id)]);
    const third = await post(`/api/shops/lamps/uploads/${upload}/store`, {}, { "idempotency-key": "long-c" });
    expect(third.status).toBe(409);
    const plans = z.object({ jobs: z.array(z.unknown()) });
    expect(plans.parse(await (await ask("/api/jobs?kind=plan&shop=lamps")).json()).jobs.length).toBeGreaterThan(0);
  });

  it("leave everything as it was where their job is cancelled", async () => {
    const before = (await listed()).length;
    const { upload, job } = await sendLong(4);
    await ended(job);
    const wish = { kind: "import", shop: "lamps", upload };
    const { id } = Job.parse(await (await post("/api/jobs", wish, { "idempotency-key": "cancelled" })).json());
    await ask(`/api/jobs/${id}/cancel`, { method: "POST" });
    await ended(id);
    const { state } = Job.parse(await (await ask(`/api/jobs/${id}`)).json());
    // Who cancels too late finds it stored.
    expect((await listed()).length).toBe(state === "cancelled" ? before : before + 1);
    expect(
      z
        .object({ code: z.string() })
        .parse(
          await (
            await post("/api/jobs", { ...wish, upload: crypto.randomUUID() }, { "idempotency-key": "none-such" })
          ).json(),
        ).code,
    ).toBe("no-such-upload");
  });

  it("say which columns there are where nobody knows which of them counts", async () => {
    const Unread = Looked.extend({
      diagnosis: Looked.shape.diagnosis.extend({ columns: z.array(z.string()), head: z.array(z.array(z.string())) }),
    });
    const text = "moment;how many;where\n2026-03-03 09:00;x;5\n2026-03-03 09:30;y;6\n";
    const { upload } = Looked.parse(await (await post("/api/shops/lamps/pasted", { text })).json());
    const half = { columns: { start: "moment" }, delimiter: ";" };
    const unread = await post(`/api/shops/lamps/uploads/${upload}/examine`, { mapping: half });
    const { diagnosis } = Unread.parse(await unread.json());
    expect(diagnosis).toMatchObject({ ready: false, columns: ["moment", "how many", "where"] });
    expect(diagnosis.head[0]).toEqual(["2026-03-03 09:00", "x", "5"]);
    expect(diagnosis.findings.map(({ code }) => code)).toEqual(["missing-column"]);
    const mapping = { columns: { start: "moment", offered: "where" }, delimiter: ";", queue: "phone" };
    const again = await post(`/api/shops/lamps/uploads/${upload}/examine`, { mapping });
    expect(Looked.parse(await again.json()).diff?.contactDays).toMatchObject([{ day: "2026-03-03", after: 11 }]);
  });

  it("stand in a history by day, with what is missing of open hours", async () => {
    const answer = await ask("/api/shops/lamps/history/days?from=2026-02-28&to=2026-03-01");
    const Days = z.object({
      queues: z.array(
        z.object({ offered: z.array(z.number().nullable()), open: z.array(z.number()), missing: z.array(z.number()) }),
      ),
    });
    const { queues } = Days.parse(await answer.json());
    const [phone] = queues;
    expect(phone?.offered[0]).toBeNull();
    expect(phone?.offered[1]).toBeGreaterThanOrEqual(0);
    // Of the first day nothing is known; of the second one interval is, whether or not it lies within the opening hours.
    expect(phone?.missing[0]).toBe(phone?.open[0]);
    expect(phone?.missing[1]).toBeLessThanOrEqual(phone?.open[1] ?? 0);
  });

  it("are read when they are pasted, and refused by name when they are none, or not theirs", async () => {
    const pasted = await post("/api/shops/lamps/pasted", {
      text: "interval_start\tqueue\toffered\n2026-03-02T09:00Z\tphone\t5\n",
    });
    const told: unknown = await pasted.json();
    const { upload, diagnosis } = Looked.parse(told);
    expect(diagnosis.ready).toBe(true);
    const problems = [
      await post("/api/shops/lamps/pasted", { text: "hello" }),
      await post("/api/shops/nobody/pasted", { text: "a,b\n1,2\n" }),
      await post(`/api/shops/other/uploads/${upload}/store`, {}, { "idempotency-key": "three" }),
      await post(`/api/shops/lamps/uploads/${upload}/examine`, { accept: ["no-such-mend"] }),
      await ask("/api/shops/lamps/uploads", { method: "POST", headers: { "content-type": "image/png" }, body: "x" }),
    ];
    const codes = await Promise.all(
      problems.map(async (response) => [
        response.status,
        z.object({ code: z.string() }).parse(await response.json()).code,
      ]),
    );
    expect(codes).toEqual([
      [422, "table-unclear"],
      [404, "no-such-shop"],
      [404, "no-such-upload"],
      [422, "unknown-mend"],
      [415, "media-type-not-taken"],
    ]);
  });
});
