import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { z } from "zod";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { demoFolder } from "./demo-folder.ts";
import { fetchSignedIn } from "./sign-in.ts";

const Description = z.looseObject({
  id: z.string(),
  name: z.string(),
  queues: z.array(z.looseObject({ id: z.string(), aht: z.string() })),
});
type Description = z.infer<typeof Description>;

const HISTORY = historyFrom(
  "phone",
  30,
  Array.from({ length: 20 }, (_, half) => Date.UTC(2026, 2, 2, 8) + half * 1_800_000),
);

describe.each(databases)("shops described to a server on $name", (under) => {
  let place: Awaited<ReturnType<typeof under.place>>;
  let demo: Awaited<ReturnType<typeof demoFolder>>;
  let server: RunningServer;
  const quickPlans = new URL("quick-plan-worker.ts", import.meta.url);
  beforeAll(async () => {
    [place, demo] = [await under.place(), await demoFolder()];
    const store = await openStore({ ...place, now: () => new Date() });
    await store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("shades"), [HISTORY]));
    await store.close();
    server = await serve({ ...place, port: 0, log: () => undefined, demoFolder: demo.demo, planWorker: quickPlans });
  });
  afterAll(async () => {
    await server.close();
    await demo.remove();
    await place.remove();
  });

  const ask = (path: string, init?: RequestInit): Promise<Response> => fetchSignedIn(server, path, init);
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    ask(path, { method, body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
  const put = (body: unknown, etag: string, query = ""): Promise<Response> =>
    send("PUT", `/api/shops/shades/description${query}`, body, { "if-match": etag });
  async function read(shop = "shades"): Promise<{ described: Description; etag: string }> {
    const answer = await ask(`/api/shops/${shop}/description`);
    return { described: Description.parse(await answer.json()), etag: answer.headers.get("etag") ?? "" };
  }
  const withAht = (described: Description, aht: string): Description => ({
    ...described,
    queues: described.queues.map((queue) => (queue.id === "phone" ? { ...queue, aht } : queue)),
  });
  const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());

  it("are changed as they were read, with their contacts kept, and audited without anybody's name", async () => {
    const { described, etag } = await read();
    expect(described.queues[0]).toMatchObject({ id: "phone", aht: "5m" });
    const changed = await put(withAht(described, "6m"), etag);
    expect(changed.status).toBe(200);
    const after = await read();
    expect(after.described).toEqual(withAht(described, "6m"));
    expect([changed.headers.get("etag"), after.etag === etag]).toEqual([after.etag, false]);
    const detail = z.looseObject({ firstDay: z.string(), contacts: z.number() });
    expect(detail.parse(await (await ask("/api/shops/shades")).json())).toMatchObject({ firstDay: "2026-03-02" });
    expect(await (await ask("/api/jobs?kind=plan&shop=shades")).json()).not.toMatchObject({ jobs: [] });
    const { imports } = z
      .object({ imports: z.array(z.object({ id: z.number() })) })
      .parse(await (await ask("/api/shops/shades/imports")).json());
    const diff: unknown = await (await ask(`/api/shops/shades/imports/${imports[0]?.id ?? 0}/diff`)).json();
    expect(diff).toMatchObject({ shopChanged: true, contactDays: [] });
    const trail: unknown = await (await ask("/api/audit?what=shop.describe")).json();
    expect(trail).toMatchObject({ entries: [{ after: { parts: ["queues"] }, about: { kind: "shop", id: "shades" } }] });
  });

  it("refuse a change of what somebody else changed since, and say who and when", async () => {
    const { described, etag } = await read();
    expect((await put(withAht(described, "7m"), etag)).status).toBe(200);
    const stale = await put(withAht(described, "8m"), etag);
    const { code, detail } = await problemOf(stale);
    expect([stale.status, code]).toEqual([412, "version-stale"]);
    expect(detail).toMatch(/It was changed by \S.* at 20\d\d-/);
    expect(stale.headers.get("etag")).toBe((await read()).etag);
    expect((await read()).described).toEqual(withAht(described, "7m"));
  });

  it("say where a description is wrong: its form, and what one part says against another", async () => {
    const { described, etag } = await read();
    const malformed = await problemOf(await put(withAht(described, "five minutes"), etag));
    expect(malformed).toMatchObject({ status: 400, errors: [{ place: { field: "/queues/0/aht" } }] });
    const nowhere = await put({ ...described, teams: [{ id: "a", serves: ["fax"], costPerHour: 1 }] }, etag);
    expect(await problemOf(nowhere)).toMatchObject({
      status: 422,
      errors: [{ place: { field: "/teams/0/serves/0" }, found: expect.stringContaining("fax") as string }],
    });
    expect(await problemOf(await put({ ...described, id: "bulbs" }, etag))).toMatchObject({ code: "shop-id-changed" });
    expect((await read()).etag).toBe(etag);
  });

  it("do not lose a queue's contacts unless that is said, and then only until the import is taken back", async () => {
    const { described, etag } = await read();
    const without = { ...described, queues: described.queues.filter(({ id }) => id !== "phone") };
    const refused = await problemOf(await put(without, etag));
    expect(refused).toMatchObject({ status: 422, code: "queue-with-contacts" });
    expect(refused.errors[0]?.remedy).toContain("?without=phone");
    expect((await put(without, etag, "?without=phone")).status).toBe(200);
    const { imports } = z
      .object({ imports: z.array(z.object({ id: z.number() })) })
      .parse(await (await ask("/api/shops/shades/imports")).json());
    await ask(`/api/shops/shades/imports/${imports[0]?.id ?? 0}/undo`, { method: "POST" });
    expect(await read()).toEqual({ described, etag });
    expect(await (await ask("/api/shops/shades")).json()).toMatchObject({ firstDay: "2026-03-02" });
  });

  it("are made anew, without a plan until contacts come, which are sent as to any shop", async () => {
    const { described } = await read();
    const made = await send("POST", "/api/shops", { ...described, id: "bulbs", name: "Bulbs" });
    expect([made.status, made.headers.get("location")]).toEqual([201, "/api/shops/bulbs"]);
    expect(await problemOf(await send("POST", "/api/shops", { ...described, id: "bulbs" }))).toMatchObject({
      status: 409,
      errors: [{ place: { field: "/id" } }],
    });
    expect(await (await ask("/api/shops/bulbs")).json()).toMatchObject({ plan: "no-history", firstDay: null });
    expect(await (await ask("/api/shops/bulbs/plan")).json()).toEqual({ state: "no-history" });
    const text =
      "interval_start,queue,offered\n2026-03-02T08:00:00+01:00,phone,12\n2026-03-02T08:30:00+01:00,phone,9\n";
    const looked = await send("POST", "/api/shops/bulbs/pasted", { text });
    const { upload } = z.object({ upload: z.string() }).parse(await looked.json());
    expect((await send("POST", `/api/shops/bulbs/uploads/${upload}/store`, {})).status).toBe(201);
    expect(await (await ask("/api/shops/bulbs")).json()).toMatchObject({ contacts: 21, firstDay: "2026-03-02" });
  });

  it("come along to try things out with, once each", async () => {
    const list: unknown = await (await ask("/api/demo-shops")).json();
    const { shops } = z.object({ shops: z.array(z.object({ id: z.string(), isStored: z.boolean() })) }).parse(list);
    const [first] = shops;
    expect(first?.isStored).toBe(false);
    expect((await send("POST", "/api/demo-shops", { shop: first?.id })).status).toBe(201);
    expect(await problemOf(await send("POST", "/api/demo-shops", { shop: first?.id }))).toMatchObject({ status: 409 });
    expect(await problemOf(await send("POST", "/api/demo-shops", { shop: "nobody" }))).toMatchObject({ status: 404 });
    expect(await (await ask(`/api/shops/${first?.id ?? ""}`)).json()).not.toMatchObject({ plan: "no-history" });
  });
});
