import { createServer } from "node:http";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE } from "@springtide/store";
import type { ConnectionMeans } from "../../apps/server/src/connections/connection-means.ts";
import { missedLines } from "../../apps/server/src/notifications/missed.ts";
import type { Notice } from "../../apps/server/src/notifications/notice.ts";
import { changeNotificationSettings } from "../../apps/server/src/notifications/notification-settings.ts";
import { acknowledgeByLink, noticeLinkPage } from "../../apps/server/src/notifications/notice-link.ts";
import { notify } from "../../apps/server/src/notifications/notify.ts";
import { sendNotices } from "../../apps/server/src/notifications/send-notices.ts";
import { databases } from "../databases/databases.ts";
import type { ConnectionsUnderTest } from "./connections-on.ts";
import { by, connectionsOn, HOUR_MS } from "./connections-on.ts";
import type { MailServer } from "./mail-server.ts";
import { mailServer } from "./mail-server.ts";

describe.each(databases)("a notice, with its store on $name", (under) => {
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
    for (const { id } of await connections.notices({ all: false, limit: 100 })) await connections.acknowledge(id, null);
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
    await notify(means, LOCAL_SCOPE, noticeOf({ deadlineAt: new Date(nowMs() + 48 * HOUR_MS) }));
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
    expect(known).toMatchObject({ acknowledgedBy: 7, acknowledgedAt: new Date(nowMs()).toISOString() });
    await expect(acknowledgeByLink(means, Readable.from([`token=${token}`]))).rejects.toThrow("used");
    later(200);
    await sendNotices(means);
    expect(mail.received.length).toBe(4);
  });

  it("waits for the end of somebody's quiet hours, but not past its deadline", async () => {
    const [olga] = people;
    await settings({ people: [{ ...olga, quiet: { from: "00:00", until: "23:59" } }] });
    await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Quiet" }));
    await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Urgent", deadlineAt: new Date(nowMs() + HOUR_MS) }));
    await sendNotices(means);
    expect(mail.received.map((text) => /^Subject: (.*)$/m.exec(text)?.[1])).toEqual(["Urgent"]);
  });

  it("is among the first that is said at a start when its deadline has passed", async () => {
    await notify(means, LOCAL_SCOPE, noticeOf({ subject: "Reserve in time", deadlineAt: new Date(nowMs() + HOUR_MS) }));
    expect(await missedLines(store, new Date(nowMs()))).toEqual([]);
    later(2);
    expect((await missedLines(store, new Date(nowMs()))).join("\n")).toMatch(/1\.\n {2}Reserve in time/);
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
