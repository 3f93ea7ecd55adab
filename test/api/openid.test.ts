import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, routes } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { RunningServer } from "@springtide/server";
import { peopleNeeds, peopleSettings, runAccountCommand, serve } from "@springtide/server";
import { openStore } from "@springtide/store";
import { databases } from "../databases/databases.ts";
import { browserAt, post } from "./sign-in.ts";
import type { Subject } from "./small-issuer.ts";
import { smallIssuer } from "./small-issuer.ts";

const PUBLIC = "https://plan.example.com";
const GOOD = "kettle tram orbit 41 walnut";

describe("a server that others reach, with an issuer of OpenID Connect", () => {
  let place: Awaited<ReturnType<(typeof databases)[number]["place"]>>;
  let issuer: Awaited<ReturnType<typeof smallIssuer>>;
  let server: RunningServer;

  beforeAll(async () => {
    const [embedded] = databases;
    if (embedded === undefined) throw new Error("There is no embedded database.");
    place = await embedded.place();
    issuer = await smallIssuer("springtide");
    const settings = peopleSettings({
      SPRINGTIDE_PUBLIC_URL: PUBLIC,
      SPRINGTIDE_OPENID_ISSUER: issuer.issuer,
      SPRINGTIDE_OPENID_CLIENT_ID: "springtide",
      SPRINGTIDE_OPENID_LABEL: "Sign in with Example",
    });
    if (settings.openId === null) throw new Error("The issuer was not read from the environment.");
    const people = {
      ...settings,
      openId: {
        ...settings.openId,
        fetch: (address: string, asked: { readonly body?: unknown }) => issuer.fetch(address, asked),
      },
    };
    const options = { ...place, port: 0, log: () => undefined, people };
    await expect(serve(options)).rejects.toThrow(/springtide account create-owner/);
    const store = await openStore(place);
    const owner = {
      do: "create-owner",
      email: "owner@example.com",
      name: "Olga Ohm",
      password: GOOD,
      organisation: null,
    } as const;
    await runAccountCommand(
      peopleNeeds(store, people, () => new Date()),
      owner,
      PUBLIC,
    );
    await store.close();
    server = await serve(options);
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  /** A browser that sees the server under its public address, through a proxy. */
  const browser = () => {
    const own = browserAt(server.url);
    const fetchPublic: typeof own.fetch = (address, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("origin", PUBLIC);
      return own.fetch(address, { redirect: "manual", ...init, headers });
    };
    return { ...own, fetch: fetchPublic };
  };

  async function comeBackAs(subject: Subject, at = browser()) {
    const started = await at.fetch("/api/sign-in/openid");
    const asked = new URL(started.headers.get("location") ?? "");
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    const back = issuer.signIn(asked, subject);
    expect(back.origin).toBe(PUBLIC);
    return { at, back, answer: await at.fetch(`${back.pathname}${back.search}`) };
  }

  const nia = { sub: "n-1", email: "Nia@Example.com", email_verified: true, name: "Nia New" };

  it("prints no link that signs anybody in, and gives cookies to TLS alone", async () => {
    expect(server.signInLink).toBeNull();
    const answer = await post(browser(), "/api/sign-in", { email: "owner@example.com", password: GOOD });
    const lines = answer.headers.getSetCookie();
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line).toMatch(/^__Host-springtide-.*; Path=\/; HttpOnly; SameSite=Lax; .*Secure$/);
  });

  it("lets nobody in who was not invited, then the invited, then the same person under another address", async () => {
    expect(await (await browser().fetch("/api/sign-in")).json()).toEqual({ openId: "Sign in with Example" });
    const refused = await comeBackAs(nia);
    expect([refused.answer.status, Problem.parse(await refused.answer.json()).code]).toEqual([403, "not-invited"]);
    const owner = browser();
    await post(owner, "/api/sign-in", { email: "owner@example.com", password: GOOD });
    const membership = { roles: ["planner"], partner: null };
    const sent = await post(owner, "/api/invitations", { email: "nia@example.com", name: "Nia", membership });
    expect(routes.invite.response.parse(await sent.json()).link).toMatch(/^https:\/\/plan\.example\.com\/sign-in\//);
    const unverified = await comeBackAs({ ...nia, email_verified: false });
    expect(unverified.answer.status).toBe(403);
    const { at, answer } = await comeBackAs(nia);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const me = routes.getMe.response.parse(await (await at.fetch("/api/me")).json());
    expect([me.name, me.roles, me.hasPassword]).toEqual(["Nia New", ["planner"], false]);
    const later = await comeBackAs({ ...nia, email: "nia.married@example.com" });
    expect(routes.getMe.response.parse(await (await later.at.fetch("/api/me")).json()).person).toBe(me.person);
  });

  it("takes no code twice, none without the browser that asked, and none with another state", async () => {
    const { at, back } = await comeBackAs(nia);
    const path = `${back.pathname}${back.search}`;
    expect((await at.fetch(path)).status).toBe(502);
    const started = await at.fetch("/api/sign-in/openid");
    const fresh = issuer.signIn(new URL(started.headers.get("location") ?? ""), nia);
    expect((await browser().fetch(`${fresh.pathname}${fresh.search}`)).status).toBe(502);
    fresh.searchParams.set("state", "another");
    expect((await at.fetch(`${fresh.pathname}${fresh.search}`)).status).toBe(502);
  });

  it("says what is missing where its settings are not complete", () => {
    expect(() => peopleSettings({ SPRINGTIDE_OPENID_ISSUER: issuer.issuer })).toThrow(Refusal);
    expect(() => peopleSettings({ SPRINGTIDE_PUBLIC_URL: "plan.example.com" })).toThrow(/public-url|https:\/\//);
    expect(() => peopleSettings({ SPRINGTIDE_TRUSTED_PROXIES: "10.0.0.0/64" })).toThrow(/10\.0\.0\.0\/64/);
  });
});
