import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionRoutes, Problem } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { databases, SECRET_KEY } from "../databases/databases.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import { post, signedIn } from "./sign-in.ts";

describe.each(databases)("the routes of connections with their store on $name", (under) => {
  let folder: DemoFolder;
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  const logged: string[] = [];
  beforeAll(async () => {
    folder = await demoFolder();
    place = await under.place();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    const log = (line: string): void => void logged.push(line);
    server = await serve({ ...place, secretKey: SECRET_KEY, port: 0, demoFolder: folder.demo, log, planWorker });
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
    await place.remove();
  });

  const put = async (path: string, body: unknown, method = "PUT"): Promise<Response> =>
    post(await signedIn(server), path, body, method);
  const get = async (path: string): Promise<Response> => (await signedIn(server)).fetch(path);
  const codeOf = async (answer: Promise<Response>): Promise<string> => {
    const response = await answer;
    return `${response.status} ${Problem.parse(await response.json()).code}`;
  };

  it("show of a key its last letters, keep it where it is left out, and log it nowhere", async () => {
    const key = "geheimerschluessel42";
    const settings = { service: "open-meteo", terms: { kind: "key", key }, forecastDays: 7 };
    const answers = [
      await put("/api/settings/weather", settings),
      await put("/api/settings/weather", { ...settings, terms: { kind: "key" }, forecastDays: 9 }),
      await get("/api/settings/weather"),
    ];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts.join("\n") + logged.join("\n")).not.toContain("geheim");
    expect(JSON.parse(texts[2] ?? "")).toMatchObject({ settings: { terms: { keyShown: "••••42" }, forecastDays: 9 } });
    expect(texts[2]).toContain("Open-Meteo.com");
  });

  it("let nobody name an address inside, whatever it is for", async () => {
    const inside = "https://[::ffff:169.254.169.254]/latest/meta-data";
    const own = { service: "open-meteo", terms: { kind: "own-instance", address: inside } };
    expect(await codeOf(put("/api/settings/weather", own))).toBe("422 address-not-allowed");
    expect(await codeOf(put("/api/webhooks", { url: inside, events: ["plan.ready"] }, "POST"))).toBe(
      "422 address-not-allowed",
    );
    expect(await codeOf(put("/api/settings/notifications", { chat: { url: inside } }))).toBe("422 address-not-allowed");
    const mail = { host: "127.0.0.1", port: 587, from: "plan@example.com" };
    expect(await codeOf(put("/api/settings/notifications", { email: mail }))).toBe("422 address-not-allowed");
  });

  it("answer nobody who is not signed in, and say nothing of what is not there", async () => {
    for (const path of [
      "/api/notifications",
      "/api/webhooks",
      "/api/settings/notifications",
      "/api/shops/lamps/weather",
    ])
      expect((await fetch(`${server.url}${path}`)).status).toBe(401);
    expect((await fetch(`${server.url}/api/notifications/link?token=none`)).status).toBe(404);
    expect(await codeOf(get(`/api/webhooks/${"0".repeat(32)}/deliveries`))).toBe("404 no-such-webhook");
    expect(await codeOf(get("/api/shops/nobody/weather"))).toBe("404 no-such-shop");
    expect(await codeOf(put("/api/notifications/999/acknowledgement", undefined, "POST"))).toBe("404 no-such-notice");
  });

  it("take figures by day, and say what is wrong with them", async () => {
    const audit = { channel: "email", day: "2026-06-01", asked: 3, answered: 2, source: "mystery" };
    expect(await (await put("/api/shops/lamps/audits", { audits: [audit] })).json()).toEqual({ version: 1 });
    expect(await (await get("/api/shops/lamps/figures")).json()).toMatchObject({ audits: { audits: [audit] } });
    const impossible = { audits: [{ ...audit, answered: 4 }] };
    expect(await codeOf(put("/api/shops/lamps/audits", impossible))).toBe("400 request-not-understood");
    const days = [{ day: "2026-06-01", orders: 5 }];
    expect(await codeOf(put("/api/shops/lamps/orders/nothing", { days }))).toBe("422 no-such-trigger");
  });

  it("keep what a webhook is made with from everybody after", async () => {
    const asked = { url: "https://example.com/hook", events: ["plan.ready"] };
    const browser = await signedIn(server);
    const made = await browser.fetch("/api/webhooks", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "hook-1" },
      body: JSON.stringify(asked),
    });
    const { secret, id } = connectionRoutes.makeWebhook.response.parse(await made.json());
    expect([made.status, secret.slice(0, 6)]).toEqual([201, "whsec_"]);
    expect(await (await get("/api/webhooks")).text()).not.toContain("whsec_");
    expect((await put(`/api/webhooks/${id}`, undefined, "DELETE")).status).toBe(204);
  });
});
