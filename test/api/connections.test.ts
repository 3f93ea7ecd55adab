import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { connectedInputs } from "../../apps/server/src/connections/connected-inputs.ts";
import type { ConnectionMeans } from "../../apps/server/src/connections/connection-means.ts";
import { putShopAudits, putTriggerDays } from "../../apps/server/src/figures/stored-figures.ts";
import { missedLines } from "../../apps/server/src/notifications/missed.ts";
import type { Notice } from "../../apps/server/src/notifications/notice.ts";
import { changeNotificationSettings } from "../../apps/server/src/notifications/notification-settings.ts";
import { acknowledgeByLink, noticeLinkPage } from "../../apps/server/src/notifications/notice-link.ts";
import { notify } from "../../apps/server/src/notifications/notify.ts";
import { sendNotices } from "../../apps/server/src/notifications/send-notices.ts";
import { changeWeatherSettings } from "../../apps/server/src/weather/weather-settings.ts";
import { fetchShopWeather } from "../../apps/server/src/weather/fetch-shop-weather.ts";
import { weatherStatus } from "../../apps/server/src/weather/weather-status.ts";
import {
  changeSubscription,
  dropSubscription,
  makeSubscription,
  rotateSecret,
} from "../../apps/server/src/webhooks/subscriptions.ts";
import { tell } from "../../apps/server/src/webhooks/tell.ts";
import { deliverWebhooks } from "../../apps/server/src/webhooks/webhook-outbox.ts";
import type { WeatherServer } from "../../packages/exchange/test/connectors/weather-server.ts";
import { hourlyShape, weatherServer } from "../../packages/exchange/test/connectors/weather-server.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";
import type { MailServer } from "./mail-server.ts";
import { mailServer } from "./mail-server.ts";

const HOUR_MS = 3_600_000;

describe.each(databases)("connections with their store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let store: Store;
  /** A Thursday; no clock change is near. */
  let nowMs = Date.parse("2026-06-11T10:00:00Z");
  let means: ConnectionMeans;
  const who = { person: 7, pseudonym: "person 7" };
  const ours = { scope: LOCAL_SCOPE, who };
  let by: { readonly policy: ConnectionMeans["policy"]; readonly who: typeof who };
  const later = (hours: number): void => void (nowMs += hours * HOUR_MS);

  beforeAll(async () => {
    place = await under.place();
    store = await openStore({ ...place, now: () => new Date(nowMs) });
    means = {
      store,
      policy: { reach: "loopback", resolve: () => Promise.reject(new Error("no names here")) },
      now: () => new Date(nowMs),
      random: () => 0.5,
      wait: () => Promise.resolve(),
      address: () => "https://plan.example.com",
      log: () => undefined,
    };
    by = { policy: means.policy, who };
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  describe("a notice", () => {
    let mail: MailServer;
    const people = [{ person: 7, email: "olga@example.com", zone: "Europe/Berlin", quiet: null }];
    let count = 0;
    const noticeOf = (more: Partial<Notice> = {}): Notice => ({
      key: `notice ${(count += 1)}`,
      kind: "deadline",
      shop: null,
      subject: "Reserve seats",
      message: "By tomorrow.",
      ...{ deadlineAt: null, missed: false, attachment: null },
      ...more,
    });

    async function settings(more: object = {}, email: object = {}): Promise<void> {
      const asked = {
        email: {
          ...{ host: "127.0.0.1", port: mail.port, security: "none" as const, from: "plan@example.com" },
          ...{ user: "olga", password: "right", ...email },
        },
        ...{ chat: null, people, escalation: [], remindHoursBefore: [24], repeatHours: 24, escalateAfterHours: 12 },
        ...more,
      };
      await changeNotificationSettings(store.within(LOCAL_SCOPE), asked, by);
    }

    beforeAll(async () => {
      mail = await mailServer();
    });
    afterAll(() => mail.close());
    beforeEach(async () => {
      const { connections } = store.within(LOCAL_SCOPE);
      for (const { id } of await connections.notices({ all: false, limit: 100 }))
        await connections.acknowledge(id, null);
      mail.received.length = 0;
      await settings();
    });

    it("arrives with its file, on one line of a subject, once however often it is given", async () => {
      const notice = noticeOf({
        subject: "Reserve seats\r\nBcc: everybody@example.com",
        attachment: { name: "plan.csv", mediaType: "text/csv", base64: Buffer.from("day,seats\n").toString("base64") },
      });
      await Promise.all([notify(means, LOCAL_SCOPE, notice), notify(means, LOCAL_SCOPE, notice)]);
      await Promise.all([sendNotices(means), sendNotices(means)]);
      expect(mail.received.length).toBe(1);
      const [text = ""] = mail.received;
      expect(text).toContain("\r\nSubject: Reserve seats Bcc: everybody@example.com\r\n");
      expect(text.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
      expect(text).toContain("ZGF5LHNlYXRzCg==");
      expect(text).toMatch(/^Message-ID: <[0-9a-f]{40}@example\.com>/m);
    });

    it("waits for a server that is down, and says why, without the password", async () => {
      await settings({}, { password: "wrong-geheim" });
      await notify(means, LOCAL_SCOPE, noticeOf());
      await sendNotices(means);
      const { connections } = store.within(LOCAL_SCOPE);
      const [notice] = await connections.notices({ all: false, limit: 1 });
      const standing = async () => (await connections.sendings([notice?.id ?? 0]))[0];
      expect(await standing()).toMatchObject({
        state: "waiting",
        attempts: 1,
        lastError: "The mail server does not take user and password. 535",
      });
      expect((await standing())?.lastError).not.toContain("geheim");
      await settings();
      const { port } = mail;
      await mail.close();
      later(1);
      await sendNotices(means);
      expect(await standing()).toMatchObject({ state: "waiting", attempts: 2 });
      mail = await mailServer(port);
      later(1);
      await sendNotices(means);
      expect([(await standing())?.state, mail.received.length]).toEqual(["sent", 1]);
    });

    it("goes out again under the same id when a crash comes between sending and noting it", async () => {
      await notify(means, LOCAL_SCOPE, noticeOf());
      const crashing: Store = {
        ...store,
        within(scope) {
          const own = store.within(scope);
          const markSending = () => Promise.reject(new Error("killed"));
          return { ...own, connections: { ...own.connections, markSending } };
        },
      };
      await expect(sendNotices({ ...means, store: crashing })).rejects.toThrow("killed");
      // Another process does not touch it before the lease has ended.
      expect([await sendNotices(means), mail.received.length]).toEqual([0, 1]);
      later(0.1);
      await sendNotices(means);
      const ids = mail.received.map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1]);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    });

    it("is repeated and goes to those above until somebody acknowledges by the link, which is good once", async () => {
      const boss = { person: null, email: "head@example.com", zone: "Europe/Berlin", quiet: null };
      await settings({ escalation: [boss] });
      await notify(means, LOCAL_SCOPE, noticeOf({ deadlineAt: new Date(nowMs + 48 * HOUR_MS) }));
      await sendNotices(means);
      later(12.1);
      await sendNotices(means);
      later(12);
      await sendNotices(means);
      const subjects = mail.received.map((text) => /^Subject: (.*?):? ?Reserve/m.exec(text)?.[1]);
      // At once; above after 12 hours; 24 hours before the deadline and a day after the first at the same time.
      expect(subjects).toEqual(["", "Nobody has answered", "Reminder", "Reminder"]);
      const token =
        /token=([\w-]+)/.exec(mail.received[0]?.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "")?.[1] ?? "";
      expect((await noticeLinkPage(means, token)).body).toContain("I know of this");
      const { connections } = store.within(LOCAL_SCOPE);
      expect((await connections.notices({ all: false, limit: 10 })).length).toBe(1);
      await acknowledgeByLink(means, Readable.from([`token=${token}`]));
      const [known] = await connections.notices({ all: true, limit: 1 });
      expect(known).toMatchObject({ acknowledgedBy: 7, acknowledgedAt: new Date(nowMs).toISOString() });
      await expect(acknowledgeByLink(means, Readable.from([`token=${token}`]))).rejects.toThrow("used");
      later(200);
      await sendNotices(means);
      expect(mail.received.length).toBe(4);
    });

    it("waits for the end of somebody's quiet hours, but not past its deadline", async () => {
      const [olga] = people;
      await settings({ people: [{ ...olga, quiet: { from: "00:00", until: "23:59" } }] });
      await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Quiet" }));
      await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Urgent", deadlineAt: new Date(nowMs + HOUR_MS) }));
      await sendNotices(means);
      expect(mail.received.map((text) => /^Subject: (.*)$/m.exec(text)?.[1])).toEqual(["Urgent"]);
    });

    it("is among the first that is said at a start when its deadline has passed", async () => {
      await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Reserve in time", deadlineAt: new Date(nowMs + HOUR_MS) }));
      expect(await missedLines(store, new Date(nowMs))).toEqual([]);
      later(2);
      expect((await missedLines(store, new Date(nowMs))).join("\n")).toMatch(/1\.\n {2}Reserve in time/);
    });

    it("goes to nobody, and no password with it, where the server was to speak encrypted and does not", async () => {
      await settings({}, { security: "starttls" });
      mail.users.length = 0;
      await notify(means, LOCAL_SCOPE, noticeOf());
      await sendNotices(means);
      const { connections } = store.within(LOCAL_SCOPE);
      const [notice] = await connections.notices({ all: false, limit: 1 });
      const [sending] = await connections.sendings([notice?.id ?? 0]);
      expect(sending).toMatchObject({ state: "waiting", attempts: 1 });
      expect(sending?.lastError).toContain("The server offers no encryption");
      expect([mail.users, mail.received]).toEqual([[], []]);
    });

    it("is posted to a chat as its text, again after the chat failed, and its address is told to nobody", async () => {
      const posts: string[] = [];
      const statuses = [500, 200];
      const chat = createServer((request, response) => {
        request.on("data", (piece) => posts.push(String(piece)));
        request.on("end", () => response.writeHead(statuses.shift() ?? 404).end());
      });
      await new Promise<void>((listening) => chat.listen(0, "127.0.0.1", listening));
      const address = chat.address();
      if (address === null || typeof address === "string") throw new Error("no port");
      await settings({ chat: { url: `http://127.0.0.1:${address.port}/geheim` }, people: [] });
      await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Seats", message: 'Ask "Acme" today.' }));
      await sendNotices(means);
      const { connections } = store.within(LOCAL_SCOPE);
      const [notice] = await connections.notices({ all: false, limit: 1 });
      const standing = async () => (await connections.sendings([notice?.id ?? 0])).find(({ step }) => step === "first");
      expect(await standing()).toMatchObject({ state: "waiting", lastError: "The chat answered 500." });
      later(1);
      await sendNotices(means);
      expect((await standing())?.state).toBe("sent");
      const text = 'Seats\n\nAsk "Acme" today.';
      expect(posts.map((post): unknown => JSON.parse(post))).toEqual([{ text }, { text }]);
      const trail = JSON.stringify(
        await store.within(LOCAL_SCOPE).audit.list({ what: "settings" }, { after: 0, limit: 500 }),
      );
      expect(trail).toContain(`"host":"127.0.0.1:${address.port}"`);
      for (const hidden of ["geheim", "olga", "right"]) expect(trail).not.toContain(hidden);
      chat.close();
    });

    it("is never sent unencrypted to a server elsewhere, nor with a password to another server", async () => {
      const internal = { ...means.policy, reach: "internal" as const };
      const asked = (email: object) => ({
        ...{
          email: { host: "10.1.2.3", port: 25, security: "none" as const, user: null, from: "a@example.com", ...email },
        },
        ...{ chat: null, people: [], escalation: [], remindHoursBefore: [], repeatHours: 24, escalateAfterHours: 1 },
      });
      const own = store.within(LOCAL_SCOPE);
      await expect(changeNotificationSettings(own, asked({}), { ...by, policy: internal })).rejects.toThrow(
        "in the open",
      );
      await expect(changeNotificationSettings(own, asked({}), by)).rejects.toThrow("not on the public");
      const elsewhere = asked({ host: "127.0.0.1", port: 2525, user: "olga" });
      await expect(changeNotificationSettings(own, elsewhere, by)).rejects.toThrow("password");
    });
  });

  describe("a webhook", () => {
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
      const script = join(place.folder, "receiver.mjs");
      await writeFile(script, /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
      const isFromSpringtide = await verifierIn(script);
      const made = await makeSubscription(means, ours, { url, events: ["plan.ready"], partner: null });
      await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, key: "p1", data: { shop: "lamps" } });
      await tell(means, LOCAL_SCOPE, { kind: "plan.ready", partner: null, key: "p1", data: { shop: "lamps" } });
      await tell(means, LOCAL_SCOPE, { kind: "import.done", partner: null, data: {} });
      await Promise.all([deliverWebhooks(means), deliverWebhooks(means)]);
      const [post, ...more] = posts;
      expect(more).toEqual([]);
      const seconds = nowMs / 1000;
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
        both.map((secret) => isFromSpringtide(posts[2]?.headers ?? {}, posts[2]?.body ?? "", secret, nowMs / 1000)),
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
  });

  describe("the weather and figures of a shop", () => {
    let weather: WeatherServer;
    const own = () => store.within(LOCAL_SCOPE);
    const stored = async (id: string) => {
      const found = await own().shop(id);
      if (found === null) throw new Error(`There is no shop ${id}.`);
      return found;
    };
    const never = new AbortController().signal;
    beforeAll(async () => {
      weather = await weatherServer();
      nowMs = Date.parse("2026-06-11T10:00:00Z");
      const history = historyFrom("phone", 60, [Date.UTC(2026, 3, 1, 8)]);
      const known = { ...NOTHING, day: "2026-04-02", market: "home", maxC: 99 };
      await own().importShop(shopImport(smallShop(), [history], [{ ...known, maxC: 9 }]));
    });
    afterAll(() => weather.close());

    it("is fetched and kept, the last month again, each forecast for itself, and goes into what is planned from", async () => {
      weather.answer = (_request, answer, url) =>
        answer.end(
          JSON.stringify(
            hourlyShape(url, new Date(nowMs), () => 4, url.pathname.endsWith("ensemble") ? ["", "_member01"] : [""]),
          ),
        );
      expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toBeNull();
      const settings = {
        service: "open-meteo" as const,
        terms: { kind: "own-instance" as const, address: weather.url },
        forecastDays: 16,
      };
      await changeWeatherSettings(own(), settings, by);
      const hashBefore = (await own().shop("lamps"))?.inputsHash;
      expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toEqual({ answered: 4, failures: [] });
      expect((await own().shop("lamps"))?.inputsHash).not.toBe(hashBefore);
      expect((await own().summary("lamps"))?.inputsHash).toBe((await own().shop("lamps"))?.inputsHash);
      const inputs = await connectedInputs(own(), await stored("lamps"));
      // Imported days go before fetched ones; 1 April to 10 June are 71 days.
      expect(inputs.weather.slice(0, 3).map(({ maxC }) => maxC)).toEqual([4, 9, 4]);
      expect([inputs.weather.length, inputs.weatherForecasts.get("home")?.members.length]).toEqual([71, 2]);
      later(25);
      weather.asked.length = 0;
      await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never);
      expect(weather.asked[0]?.searchParams.get("start_date")).toBe("2026-05-11");
      const runs = await own().connections.forecastRuns({ shop: "lamps", market: "home", kind: "ensemble", limit: 9 });
      expect(runs.length).toBe(2);
    });

    it("says since when it is stale and why, and keeps what it had", async () => {
      weather.answer = (_request, answer) => answer.writeHead(503).end();
      later(30);
      expect(await fetchShopWeather(means, LOCAL_SCOPE, "lamps", never)).toMatchObject({ answered: 0 });
      const { markets } = await weatherStatus(own(), "lamps", new Date(nowMs));
      const forecast = markets.find(({ kind }) => kind === "forecast");
      const fetchedMs = nowMs - 30 * HOUR_MS;
      expect(forecast?.attribution).toContain("Open-Meteo.com");
      expect(forecast).toMatchObject({
        fetchedAt: new Date(fetchedMs).toISOString(),
        staleSince: new Date(fetchedMs + 24 * HOUR_MS).toISOString(),
        failedAt: new Date(nowMs).toISOString(),
        failures: [{ code: "service-failing" }],
      });
      expect((await connectedInputs(own(), await stored("lamps"))).weather.length).toBe(72);
    });

    it("keeps a version of figures for each change, and plans from the newest", async () => {
      const shop = smallShop("figures", "Europe/Berlin", {
        triggers: [
          {
            ...{ id: "spots", name: "Spots", kind: "campaign", halfSpend: 1000, response: CAMPAIGN_RESPONSE },
            spend: [{ date: "2026-06-01", amount: 1 }],
          },
        ],
      });
      await own().importShop(shopImport(shop, []));
      const of = { shop, kind: "campaigns" as const, trigger: "spots" };
      const days = [
        { day: "2026-06-03", value: 10 },
        { day: "2026-06-02", value: 5 },
        { day: "2026-06-03", value: 1 },
      ];
      expect(await putTriggerDays(own(), of, { by: 7, days })).toBe(1);
      expect(await putTriggerDays(own(), of, { by: 7, days })).toBe(1);
      expect(await putTriggerDays(own(), of, { by: 7, days: days.slice(0, 2) })).toBe(2);
      await expect(putTriggerDays(own(), { ...of, trigger: "sports" }, { by: 7, days })).rejects.toThrow("spots");
      const audit = { channel: "email" as const, day: "2026-06-01", asked: 4, answered: 2, source: "mystery" };
      await putShopAudits(own(), "figures", { by: null, audits: [audit] });
      const inputs = await connectedInputs(own(), await stored("figures"));
      expect(inputs.shop.triggers[0]).toMatchObject({
        spend: [
          { date: "2026-06-02", amount: 5 },
          { date: "2026-06-03", amount: 10 },
        ],
      });
      expect(inputs.audits).toEqual([audit]);
    });
  });
});

const NOTHING = { maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };
const CAMPAIGN_RESPONSE = { lift: { phone: "+50%" } };

type Verify = (headers: IncomingHttpHeaders, body: string, secret: string, nowSeconds: number) => boolean;

/** The function of the guide's snippet, loaded as a receiver would. */
async function verifierIn(script: string): Promise<Verify> {
  const loaded: unknown = await import(pathToFileURL(script).href);
  const found = z.object({
    isFromSpringtide: z.function({ input: [z.unknown(), z.string(), z.string(), z.number()], output: z.boolean() }),
  });
  return found.parse(loaded).isFromSpringtide;
}
