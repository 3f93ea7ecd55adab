import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE } from "@springtide/store";
import type { ConnectionMeans } from "../../apps/server/src/connections/connection-means.ts";
import {
  changeSubscription,
  dropSubscription,
  makeSubscription,
  rotateSecret,
} from "../../apps/server/src/webhooks/subscriptions.ts";
import { tell } from "../../apps/server/src/webhooks/tell.ts";
import { deliverWebhooks } from "../../apps/server/src/webhooks/webhook-outbox.ts";
import { databases } from "../databases/databases.ts";
import type { ConnectionsUnderTest } from "./connections-on.ts";
import { connectionsOn, ours, who } from "./connections-on.ts";

describe.each(databases)("a webhook, with its store on $name", (under) => {
  let connected: ConnectionsUnderTest;
  let store: Store;
  let means: ConnectionMeans;
  const later = (hours: number): void => {
    connected.later(hours);
  };
  const nowMs = (): number => connected.nowMs();

  beforeAll(async () => {
    connected = await connectionsOn(under);
    ({ store, means } = connected);
  });
  afterAll(() => connected.close());

  interface Post {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  const posts: Post[] = [];
  let status = 200;
  let url = "";
  const receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += String(piece)));
    request.on("end", () => {
      posts.push({ headers: request.headers, body });
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end();
    });
  });
  beforeAll(async () => {
    await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
    const address = receiver.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    url = `http://127.0.0.1:${address.port}/hook`;
  });
  afterAll(() => void receiver.close());
  beforeEach(() => {
    posts.length = 0;
    status = 200;
  });
  const theirs = { organisation: 1, partner: "acme" };
  const others = { organisation: 1, partner: "bell" };

  it("is signed so that the receiver's snippet of the guide takes it, and nothing that was changed", async () => {
    const guide = await readFile("docs/how-to/receive-webhooks.md", "utf8");
    const script = join(connected.folder, "receiver.mjs");
    await writeFile(script, /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
    const isFromSpringtide = await verifierIn(script);
    const made = await makeSubscription(means, ours, { url, events: ["plan.ready"], partner: null });
    await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, key: "p1", data: { shop: "lamps" } });
    await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, key: "p1", data: { shop: "lamps" } });
    await tell(means, LOCAL_SCOPE, { kind: "import.done", partner: null, data: {} });
    await Promise.all([deliverWebhooks(means), deliverWebhooks(means)]);
    const [post, ...more] = posts;
    expect(more).toEqual([]);
    const seconds = nowMs() / 1000;
    const { headers = {}, body = "" } = post ?? {};
    expect(JSON.parse(body)).toMatchObject({ id: "evt_p1", type: "plan.ready", data: { shop: "lamps" } });
    expect(isFromSpringtide(headers, body, made.secret, seconds)).toBe(true);
    expect(isFromSpringtide(headers, `${body} `, made.secret, seconds)).toBe(false);
    expect(isFromSpringtide(headers, body, made.secret, seconds + 301)).toBe(false);
    const rotated = await rotateSecret(means, ours, made.id);
    await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, data: {} });
    await deliverWebhooks(means);
    const both = [made.secret, rotated?.secret ?? ""];
    expect(
      both.map((secret) => isFromSpringtide(posts[1]?.headers ?? {}, posts[1]?.body ?? "", secret, seconds)),
    ).toEqual([true, true]);
    later(25);
    await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, data: {} });
    await deliverWebhooks(means);
    expect(
      both.map((secret) => isFromSpringtide(posts[2]?.headers ?? {}, posts[2]?.body ?? "", secret, nowMs() / 1000)),
    ).toEqual([false, true]);
    await dropSubscription(means, ours, made.id);
  });

  it("is tried for days, stopped with a notice, and delivered again once it is taken up", async () => {
    const made = await makeSubscription(means, ours, { url, events: ["import.done"], partner: null });
    const { connections } = store.within(LOCAL_SCOPE);
    const log = async () => connections.deliveries(made.id, { before: null, limit: 10 });
    status = 302;
    await tell(means, LOCAL_SCOPE, { kind: "import.done", partner: null, data: {} });
    let tries = 0;
    for (; tries < 20 && (await log())[0]?.state === "waiting"; tries += 1) {
      await deliverWebhooks(means);
      later(24 * 1.3);
    }
    // Stopped after three days, before the nine attempts are over.
    expect((await log())[0]).toMatchObject({
      state: "waiting",
      answerStatus: 302,
      lastError: "It answered 302; redirects are not followed.",
    });
    expect((await connections.subscription(made.id))?.state).toBe("stopped");
    const notices = await connections.notices({ all: false, limit: 10 });
    expect(notices.map(({ kind }) => kind)).toContain("webhook-stopped");
    status = 200;
    const before = posts.length;
    await changeSubscription(means, ours, made.id, { state: "active" });
    await connections.redeliver(made.id, (await log())[0]?.id ?? 0);
    await deliverWebhooks(means);
    expect([posts.length - before, (await log())[0]?.state]).toEqual([1, "delivered"]);
    expect((await connections.subscription(made.id))?.failingSince).toBeNull();
    await dropSubscription(means, ours, made.id);
  });

  it("is in the audit trail with all that was done to it, whoever did it, and without its secret or its path", async () => {
    const trail = async () => store.within(LOCAL_SCOPE).audit.list({ kind: "webhook" }, { after: 0, limit: 500 });
    const before = (await trail()).length;
    const made = await makeSubscription(means, ours, { url, events: ["plan.ready"], partner: null });
    const { connections } = store.within(LOCAL_SCOPE);
    await changeSubscription(means, ours, made.id, { state: "paused" });
    await rotateSecret(means, ours, made.id);
    // What cannot be noted is not done.
    const note = { who, what: "not a code", about: { kind: "webhook", id: made.id, version: null } };
    const undone = connections.unsubscribe(made.id, { ...note, why: null, before: null, after: null });
    await expect(undone).rejects.toThrow();
    expect(await connections.subscription(made.id)).not.toBeNull();
    await dropSubscription(means, ours, made.id);
    expect(await dropSubscription(means, ours, made.id)).toBe(false);
    const entries = (await trail()).slice(before);
    expect(entries.map(({ what, who: by }) => [what, by.person])).toEqual(
      ["make", "change", "rotate-secret", "delete"].map((what) => [`webhook.${what}`, 7]),
    );
    expect(entries[1]).toMatchObject({ before: { state: "active" }, after: { state: "paused" } });
    expect(JSON.stringify(entries)).not.toMatch(/whsec_|\/hook/);
  });

  it("of a partner is told of what is theirs alone, and seen by nobody else", async () => {
    const wanted = { url, events: ["commitment.changed" as const], partner: "bell" };
    const made = await makeSubscription(means, { scope: theirs, who }, wanted);
    expect(made.partner).toBe("acme");
    await tell(means, LOCAL_SCOPE, { kind: "commitment.changed", partner: "bell", data: {} });
    await tell(means, LOCAL_SCOPE, { kind: "commitment.changed", partner: null, data: {} });
    await tell(means, LOCAL_SCOPE, { kind: "commitment.changed", partner: "acme", data: { line: 1 } });
    await deliverWebhooks(means);
    expect(posts.map(({ body }) => body.includes('"line":1'))).toEqual([true]);
    expect(await store.within(others).connections.subscriptions()).toEqual([]);
    expect(await changeSubscription(means, { scope: others, who }, made.id, { state: "paused" })).toBeNull();
    expect(await dropSubscription(means, { scope: others, who }, made.id)).toBe(false);
    expect(await store.within(theirs).connections.notices({ all: true, limit: 5 })).toEqual([]);
    await expect(
      makeSubscription(means, { scope: theirs, who }, { ...wanted, events: ["plan.ready"] }),
    ).rejects.toThrow("a partner");
    const outside = { ...means, policy: { ...means.policy, reach: "public" as const } };
    await expect(makeSubscription(outside, { scope: theirs, who }, wanted)).rejects.toThrow("address");
    // Taken while this machine could be called, it reaches nobody where it no longer may.
    await tell(means, theirs, { kind: "webhook.test", partner: "acme", data: {} }, made.id);
    await deliverWebhooks(outside);
    const [newest] = await store.within(theirs).connections.deliveries(made.id, { before: null, limit: 1 });
    expect([newest?.lastError, posts.length]).toEqual(["Its address is not allowed.", 1]);
    await dropSubscription(means, { scope: theirs, who }, made.id);
  });

  it("of a partner is stopped once whoever answers for it no longer sees all of it, until somebody who does takes it up", async () => {
    const { people } = store.within(LOCAL_SCOPE);
    const all = { roles: ["partner" as const], partner: "acme", agreements: null };
    const someone = { name: "Pia", passwordHash: null, organisation: 1, membership: all };
    const [pia, paul] = [
      await store.signIn.addAccount({ ...someone, email: "pia@example.com" }),
      await store.signIn.addAccount({ ...someone, email: "paul@example.com" }),
    ];
    const as = (person: number) => ({ scope: theirs, who: { person, pseudonym: `person ${person}` } });
    const { id } = await makeSubscription(means, as(pia), { url, events: ["commitment.changed"], partner: "acme" });
    const heard = async (): Promise<number> => {
      const before = posts.length;
      await tell(means, LOCAL_SCOPE, { kind: "commitment.changed", partner: "acme", data: {} });
      await deliverWebhooks(means);
      return posts.length - before;
    };
    expect(await heard()).toBe(1);
    await people.changeMember(pia, { ...all, agreements: ["north"] });
    expect(await heard()).toBe(0);
    expect((await changeSubscription(means, as(paul), id, { state: "active" }))?.state).toBe("active");
    await people.removeMember(pia);
    expect(await heard()).toBe(1);
    await people.removeMember(paul);
    expect(await heard()).toBe(0);
    await dropSubscription(means, ours, id);
  });
});

type Verify = (headers: IncomingHttpHeaders, body: string, secret: string, nowSeconds: number) => boolean;

/** The function of the guide's snippet, loaded as a receiver would. */
async function verifierIn(script: string): Promise<Verify> {
  const loaded: unknown = await import(pathToFileURL(script).href);
  const found = z.object({
    isFromSpringtide: z.function({ input: [z.unknown(), z.string(), z.string(), z.number()], output: z.boolean() }),
  });
  return found.parse(loaded).isFromSpringtide;
}
