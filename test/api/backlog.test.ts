import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { z } from "zod";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

/** Monday to Friday of the week before the plan, noon by UTC: the plan begins on Saturday, 7 March 2026. */
const WEEK = [2, 3, 4, 5, 6].map((day) => Date.UTC(2026, 2, day, 12));
const FRIDAY_EVENING = "2026-03-06T20:00:00+01:00";

const Entry = z.object({ id: z.number(), holds: z.boolean() });
const Backlog = z.object({
  backlog: z.array(z.object({ queue: z.string(), unit: z.string(), openItems: z.number() })),
});
const Planned = z.object({ plan: z.object({ shop: z.object({ openingBacklog: z.unknown().optional() }) }) });
const Refused = z.object({ code: z.string(), errors: z.array(z.object({ code: z.string(), place: z.unknown() })) });

describe.each(databases)("the opening backlog of a shop, with its store on $name", (under) => {
  let place: Awaited<ReturnType<typeof under.place>>;
  let server: RunningServer;
  beforeAll(async () => {
    place = await under.place();
    const store = await openStore({ ...place, now: () => new Date() });
    const shop = smallShop("lamps");
    const [phone] = shop.queues;
    if (phone === undefined) throw new Error("no queue");
    const email = { ...phone, id: "email", target: { ...phone.target, withinSeconds: 86_400 }, touchesPerCase: 2 };
    const histories = ["phone", "email"].map((queue) => historyFrom(queue, 30, WEEK));
    await store.within(LOCAL_SCOPE).importShop(shopImport({ ...shop, queues: [phone, email] }, histories));
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, log: () => undefined, planWorker });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const at = "/api/shops/lamps/backlog";
  const ask = (path: string, init?: RequestInit): Promise<Response> => fetchSignedIn(server, path, init);
  const put = (backlog: unknown): Promise<Response> =>
    ask(at, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ backlog }) });
  const open = { queue: "email", asOf: FRIDAY_EVENING, openItems: 3, byAge: [{ fromHours: 0, toHours: 4, items: 3 }] };
  const stored = async (): Promise<unknown> => Backlog.parse(await (await ask(at)).json()).backlog;
  const planned = async (): Promise<unknown> => {
    const told = Planned.safeParse(await (await ask("/api/shops/lamps/plan")).json());
    return told.success ? told.data.plan.shop.openingBacklog : "none yet";
  };

  it("is stored as an import, planned with, and gone once that is taken back", async () => {
    await expect.poll(planned, { timeout: 20_000 }).toBeUndefined();
    const entry = Entry.parse(await (await put([open])).json());
    expect(entry).toMatchObject({ holds: true });
    expect(await stored()).toEqual([{ queue: "email", unit: "message", openItems: 3 }]);
    await expect.poll(planned, { timeout: 20_000 }).toEqual([{ ...open, unit: "message" }]);
    expect((await ask(`/api/shops/lamps/imports/${entry.id}/undo`, { method: "POST" })).status).toBe(204);
    expect(await stored()).toEqual([]);
    await expect.poll(planned, { timeout: 20_000 }).toBeUndefined();
  });

  it("counts cases where the shop says how often one is handled, and is taken away by an empty list", async () => {
    expect((await put([{ ...open, unit: "case" }])).status).toBe(200);
    expect(await stored()).toEqual([{ queue: "email", unit: "case", openItems: 3 }]);
    expect((await put([])).status).toBe(200);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ["a line", { queue: "phone" }, 422, "backlog-of-line", "/backlog/0/queue"],
    ["an unknown queue", { queue: "mail" }, 422, "unknown-queue", "/backlog/0/queue"],
    ["ages that do not add up", { openItems: 4 }, 422, "ages-unequal-open", "/backlog/0/openItems"],
    ["a moment to come", { asOf: "2999-01-01T00:00:00Z" }, 422, "backlog-in-future", "/backlog/0/asOf"],
    ["last week's", { asOf: "2026-02-27T20:00:00Z" }, 422, "backlog-too-old", "/backlog/0/asOf"],
    ["one of after the plan began", { asOf: "2026-03-10T12:00:00Z" }, 422, "backlog-after-start", "/backlog/0/asOf"],
    ["a negative number", { openItems: -1 }, 400, "request-not-understood", "/backlog/0/openItems"],
    ["a time without its offset", { asOf: "2026-03-06T20:00:00" }, 400, "request-not-understood", "/backlog/0/asOf"],
  ] as const)("is refused for %s, and nothing is stored", async (_, changes, status, code, field) => {
    const answer = await put([{ ...open, ...changes }]);
    const told = Refused.parse(await answer.json());
    expect([answer.status, told.code]).toEqual([status, code]);
    expect(told.errors[0]?.place).toEqual({ field });
    expect(await stored()).toEqual([]);
  });

  it("is not there for a shop that is not", async () => {
    expect((await ask("/api/shops/nobody/backlog")).status).toBe(404);
  });
});
