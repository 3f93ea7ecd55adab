import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { peopleNeeds, peopleSettings, runAccountCommand, serve } from "@springtide/server";
import { openStore } from "@springtide/store";
import { databases } from "../databases/databases.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { demoFolder } from "./demo-folder.ts";
import type { SignedIn } from "./sign-in.ts";
import { browserAt, CookieJar, post, signedIn } from "./sign-in.ts";

/** Good by the rule: long, and of nobody's name. */
const GOOD = "kettle tram orbit 41 walnut";
const OTHER = "granite eleven tulip bakery";

const SECOND_OWNER = {
  do: "create-owner",
  email: "second@example.com",
  name: "Sec Ond",
  password: GOOD,
  organisation: "Second",
} as const;

describe.each(databases)("people, with the store on $name", (under) => {
  const logged: string[] = [];
  const secrets: string[] = [GOOD, OTHER];
  let folder: DemoFolder;
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;

  beforeAll(async () => {
    folder = await demoFolder();
    place = await under.place();
    const store = await openStore(place);
    await runAccountCommand(
      peopleNeeds(store, peopleSettings({}), () => new Date()),
      SECOND_OWNER,
      "",
    );
    await store.close();
    const log = (line: string): void => void logged.push(line);
    server = await serve({ ...place, port: 0, pageFolder: folder.page, log });
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
    await place.remove();
  });

  const stranger = (): ReturnType<typeof browserAt> => browserAt(server.url);
  const signIn = (browser: SignedIn, email: string, password: string): Promise<Response> =>
    post(browser, "/api/sign-in", { email, password });
  const codeOf = async (response: Response): Promise<string> => Problem.parse(await response.json()).code;
  const tokenOf = (link: string | null): string => link?.split("/").at(-1) ?? "";

  async function invite(email: string, roles: readonly string[], partner: string | null = null): Promise<string> {
    const membership = { roles, partner };
    const response = await post(owner, "/api/invitations", { email, name: "Nia New", membership });
    const token = tokenOf(routes.invite.response.parse(await response.json()).link);
    secrets.push(token);
    return token;
  }

  /** Somebody new in the organisation, at a browser of their own. */
  async function member(email: string, roles: readonly string[], partner: string | null = null) {
    const browser = stranger();
    const token = await invite(email, roles, partner);
    const answer = await post(browser, "/api/sign-in/invitation", { token, password: GOOD });
    expect(answer.status).toBe(200);
    const { person } = routes.acceptInvitation.response.parse(await answer.json());
    return { browser, person: person ?? 0, token };
  }

  describe("the link of a laptop", () => {
    it("is a page that using up takes a POST, once", async () => {
      const link = server.signInLink ?? "";
      expect([(await fetch(link)).status, (await fetch(link)).status]).toEqual([200, 200]);
      const viewed = await post(stranger(), "/api/sign-in/link/view", { token: tokenOf(link) });
      expect(await viewed.json()).toMatchObject({ purpose: "sign-in" });
      owner = await signedIn(server);
      const again = await post(stranger(), "/api/sign-in/link", { token: tokenOf(link) });
      expect([again.status, await codeOf(again)]).toEqual([410, "link-not-valid"]);
      secrets.push(tokenOf(link), ...owner.cookies.map(({ value }) => value));
      expect(await (await owner.fetch("/api/me")).json()).toMatchObject({ roles: ["owner"], kind: "person" });
    });

    it("gives cookies that no script reads and no other site sends along with a form", async () => {
      const { browser } = await member("cookies@example.com", ["viewer"]);
      const answer = await signIn(browser, "cookies@example.com", GOOD);
      for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
      expect(answer.headers.get("cache-control")).toContain("no-store");
    });
  });

  describe("without a sign-in", () => {
    it("every route but those of the sign-in itself, health and the reference answers 401", async () => {
      const answers = await Promise.all(
        Object.values(routes)
          .filter(({ access }) => access !== "anyone")
          .map(async ({ method, path }) => {
            const answer = await stranger().fetch(path.replace(/:(\w+)/g, "1"), {
              method: method.toUpperCase(),
            });
            return `${method} ${path} ${answer.status} ${await codeOf(answer)}`;
          }),
      );
      expect(answers.length).toBeGreaterThan(20);
      expect(answers.filter((line) => !line.endsWith(" 401 not-signed-in"))).toEqual([]);
    });

    it("an unknown address and a wrong password get the same answer", async () => {
      await member("known@example.com", ["viewer"]);
      const answers = await Promise.all(
        ["known@example.com", "nobody@example.com"].map(async (email) => signIn(stranger(), email, OTHER)),
      );
      const [known, unknown] = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
      expect(known).toEqual(unknown);
      expect(known?.[0]).toBe(401);
    });
  });

  describe("a change by cookie", () => {
    it.each([
      ["from another origin", { origin: "https://evil.example" }],
      ["from another port of this machine", { origin: "http://localhost:1" }],
      ["that a browser says is from elsewhere", { "sec-fetch-site": "same-site" }],
    ])("%s is refused", async (_, headers) => {
      const answer = await owner.fetch("/api/sign-out", { method: "POST", headers });
      expect([answer.status, await codeOf(answer)]).toEqual([403, "foreign-origin"]);
      expect((await owner.fetch("/api/me")).status).toBe(200);
    });

    it("that says nothing of where it comes from is refused", async () => {
      const cookie = owner.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const answer = await fetch(`${server.url}/api/sign-out`, { method: "POST", headers: { cookie } });
      expect(await codeOf(answer)).toBe("foreign-origin");
    });
  });

  describe("a session", () => {
    it("is a new one at every sign-in, and the one that was planted ends", async () => {
      const { browser } = await member("fixed@example.com", ["viewer"]);
      const planted = new CookieJar();
      const victim = browserAt(server.url, planted);
      await signIn(victim, "fixed@example.com", GOOD);
      const before = planted.header;
      await signIn(victim, "fixed@example.com", GOOD);
      expect(planted.header).not.toBe(before);
      expect((await fetch(`${server.url}/api/me`, { headers: { cookie: before } })).status).toBe(401);
      expect((await browser.fetch("/api/me")).status).toBe(200);
    });

    it("ends at once when it is revoked elsewhere, or the password changes", async () => {
      const { browser } = await member("revoked@example.com", ["viewer"]);
      const [second, third] = [stranger(), stranger()];
      for (const each of [second, third]) await signIn(each, "revoked@example.com", GOOD);
      const listed = routes.listSessions.response.parse(await (await second.fetch("/api/me/sessions")).json());
      expect(listed.sessions.map(({ isThis }) => isThis).sort()).toEqual([false, false, true]);
      const own = listed.sessions.find(({ isThis }) => isThis);
      expect((await browser.fetch(`/api/me/sessions/${own?.id}`, { method: "DELETE" })).status).toBe(204);
      expect((await second.fetch("/api/me")).status).toBe(401);
      const wrong = await post(third, "/api/me/password", { current: OTHER, next: OTHER });
      expect(wrong.status).toBe(401);
      expect((await post(third, "/api/me/password", { current: GOOD, next: OTHER })).status).toBe(204);
      expect([(await third.fetch("/api/me")).status, (await browser.fetch("/api/me")).status]).toEqual([200, 401]);
      expect((await signIn(stranger(), "revoked@example.com", GOOD)).status).toBe(401);
    });
  });

  describe("too many wrong tries", () => {
    it("hold up the one who makes them, and not the browser that was let in before", async () => {
      const { browser } = await member("locked@example.com", ["viewer"]);
      await post(browser, "/api/sign-out", {});
      const attacker = stranger();
      // Five are free.
      for (let n = 0; n < 5; n += 1) expect((await signIn(attacker, "locked@example.com", OTHER)).status).toBe(401);
      const held = await signIn(attacker, "locked@example.com", GOOD);
      expect([held.status, await codeOf(held)]).toEqual([429, "too-many-tries"]);
      expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await signIn(browser, "locked@example.com", GOOD)).status).toBe(200);
    });
  });

  describe("invitations", () => {
    it("hold once; a password that others would guess is refused without being repeated, and the link holds on", async () => {
      const token = await invite("weak@example.com", ["planner"]);
      for (const [password, code] of [
        ["short one", "password-too-short"],
        ["passwordpassword123", "password-common"],
        ["1234567890123456", "password-common"],
        ["weak and more of it 7", "password-personal"],
        ["my springtide account", "password-personal"],
      ]) {
        const answer = await post(stranger(), "/api/sign-in/invitation", { token, password });
        const text = await answer.text();
        expect([answer.status, Problem.parse(JSON.parse(text)).code]).toEqual([422, code]);
        expect(text).not.toContain(password);
      }
      expect((await post(stranger(), "/api/sign-in/invitation", { token, password: GOOD })).status).toBe(200);
      const again = await post(stranger(), "/api/sign-in/invitation", { token, password: OTHER });
      expect(again.status).toBe(410);
    });

    it("give nobody the account of somebody else: whoever has one shows that it is theirs", async () => {
      const other = await secondOrganisation();
      const membership = { roles: ["viewer"], partner: null };
      await member("both@example.com", ["planner"]);
      const sent = await post(other, "/api/invitations", { email: "both@example.com", name: "Bo Both", membership });
      const token = tokenOf(routes.invite.response.parse(await sent.json()).link);
      const stolen = await post(stranger(), "/api/sign-in/invitation", { token, password: OTHER });
      expect([stolen.status, await codeOf(stolen)]).toEqual([401, "sign-in-failed"]);
      const browser = stranger();
      const joined = await post(browser, "/api/sign-in/invitation", { token, password: GOOD });
      const me = routes.acceptInvitation.response.parse(await joined.json());
      expect([me.organisation.name, me.roles, me.organisations.length]).toEqual(["Second", ["viewer"], 2]);
      // Somebody who is a member elsewhere keeps their password from the owner of one organisation.
      const link = await post(other, `/api/members/${me.person}/password-link`, undefined);
      expect([link.status, await codeOf(link)]).toEqual([409, "member-elsewhere"]);
      const back = await post(browser, "/api/me/organisation", { organisation: 1 });
      expect(routes.changeOrganisation.response.parse(await back.json()).roles).toEqual(["planner"]);
    });
  });

  let second: SignedIn | null = null;
  /** An owner of another organisation in the same store. */
  async function secondOrganisation(): Promise<SignedIn> {
    if (second !== null) return second;
    second = stranger();
    expect((await signIn(second, "second@example.com", GOOD)).status).toBe(200);
    return second;
  }

  describe("members", () => {
    it("of another organisation are not there: neither seen nor changed", async () => {
      const other = await secondOrganisation();
      const { person } = await member("here@example.com", ["viewer"]);
      const listed = routes.listMembers.response.parse(await (await other.fetch("/api/members")).json());
      expect(listed.members.some((each) => each.person === person)).toBe(false);
      for (const [method, path, body] of [
        ["PUT", `/api/members/${person}`, { roles: ["owner"], partner: null }],
        ["DELETE", `/api/members/${person}`, undefined],
        ["DELETE", `/api/members/${person}/details`, undefined],
        ["POST", `/api/members/${person}/password-link`, undefined],
      ] as const)
        expect((await post(other, path, body, method)).status).toBe(404);
    });

    it("do not raise themselves, and what an owner changes holds at once", async () => {
      const { browser, person } = await member("climber@example.com", ["viewer"]);
      const raised = { roles: ["owner"], partner: null };
      expect((await post(browser, `/api/members/${person}`, raised, "PUT")).status).toBe(403);
      expect(
        (await post(browser, "/api/invitations", { email: "x@example.com", name: "X", membership: raised })).status,
      ).toBe(403);
      expect(
        (await post(owner, `/api/members/${person}`, { roles: ["owner", "partner"], partner: "p" }, "PUT")).status,
      ).toBe(400);
      expect(
        (await post(owner, `/api/members/${person}`, { roles: ["partner"], partner: "helpers" }, "PUT")).status,
      ).toBe(204);
      expect((await browser.fetch("/api/shops")).status).toBe(403);
      expect((await browser.fetch("/api/people")).status).toBe(403);
      expect((await owner.fetch(`/api/members/${person}`, { method: "DELETE" })).status).toBe(204);
      expect((await browser.fetch("/api/me")).status).toBe(401);
    });

    it("always have an owner among them", async () => {
      const other = await secondOrganisation();
      const { person } = routes.getMe.response.parse(await (await other.fetch("/api/me")).json());
      for (const answer of [
        await post(other, `/api/members/${person}`, { roles: ["viewer"], partner: null }, "PUT"),
        await other.fetch(`/api/members/${person}`, { method: "DELETE" }),
      ])
        expect([answer.status, await codeOf(answer)]).toEqual([422, "last-owner"]);
    });

    it("who are erased leave their number, and nothing to sign in with", async () => {
      const { person } = await member("gone@example.com", ["finance"]);
      expect((await owner.fetch(`/api/members/${person}/details`, { method: "DELETE" })).status).toBe(204);
      const { people } = routes.listNames.response.parse(await (await owner.fetch("/api/people")).json());
      expect(people.find((each) => each.person === person)).toEqual({ person, name: null });
      expect((await signIn(stranger(), "gone@example.com", GOOD)).status).toBe(401);
    });

    it("who forgot their password set a new one by an owner's link, once, and are signed out elsewhere", async () => {
      const { browser, person } = await member("forgot@example.com", ["planner"]);
      const made = await post(owner, `/api/members/${person}/password-link`, undefined);
      const token = tokenOf(routes.makePasswordLink.response.parse(await made.json()).link);
      secrets.push(token);
      expect((await post(stranger(), "/api/sign-in/link", { token })).status).toBe(410);
      expect((await post(stranger(), "/api/sign-in/password", { token, password: OTHER })).status).toBe(200);
      expect((await browser.fetch("/api/me")).status).toBe(401);
      expect((await post(stranger(), "/api/sign-in/password", { token, password: GOOD })).status).toBe(410);
      expect((await signIn(stranger(), "forgot@example.com", OTHER)).status).toBe(200);
    });
  });

  describe("a token", () => {
    const withToken = (token: string, path: string, method = "GET"): Promise<Response> =>
      fetch(`${server.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });

    async function make(browser: SignedIn, asked: object): Promise<{ id: number; token: string }> {
      const made = await post(browser, "/api/tokens", { name: "Wallboard", kind: "api", ...asked });
      const { id, token } = routes.makeAccessToken.response.parse(await made.json());
      secrets.push(token);
      return { id, token };
    }

    it("may what its maker gave it and still may, and ends at once when it is revoked", async () => {
      const { browser, person } = await member("maker@example.com", ["planner"]);
      const { id, token } = await make(browser, { roles: ["viewer"] });
      expect(token).toMatch(/^springtide_api_[\w-]{43}$/);
      expect((await withToken(token, "/api/shops")).status).toBe(200);
      const written = await withToken(token, "/api/staffing", "POST");
      expect([written.status, await codeOf(written)]).toEqual([403, "token-reads-only"]);
      const own = await make(browser, { roles: ["planner"], readOnly: false });
      expect((await withToken(own.token, "/api/tokens", "GET")).status).toBe(403);
      await post(owner, `/api/members/${person}`, { roles: ["finance"], partner: null }, "PUT");
      expect((await withToken(own.token, "/api/me")).status).toBe(401);
      expect((await browser.fetch(`/api/tokens/${id}`, { method: "DELETE" })).status).toBe(204);
      expect((await withToken(token, "/api/shops")).status).toBe(401);
    });

    it("has no more than its maker, is nobody else's to end, and is not for other kinds of door", async () => {
      const { browser } = await member("modest@example.com", ["viewer"]);
      const more = await post(browser, "/api/tokens", { name: "More", kind: "api", roles: ["planner"] });
      expect([more.status, await codeOf(more)]).toEqual([403, "more-than-own"]);
      expect((await post(owner, "/api/tokens", { name: "All", kind: "api", roles: ["owner"] })).status).toBe(400);
      const { id } = await make(owner, { roles: ["viewer"] });
      expect((await browser.fetch(`/api/tokens/${id}`, { method: "DELETE" })).status).toBe(404);
      const feed = await make(owner, { roles: ["viewer"], kind: "feed" });
      expect((await withToken(feed.token, "/api/shops")).status).toBe(401);
    });
  });

  it("keeps no password, no token and no link in its store or its log", async () => {
    await server.close();
    const store = await openStore(place);
    let kept = "";
    for await (const line of store.backup()) kept += line;
    // The accounts are there, so it was looked into the right place.
    expect(kept).toContain("maker@example.com");
    const { accounts } = await runAccountCommand(
      peopleNeeds(store, peopleSettings({}), () => new Date()),
      { do: "list" },
      "",
    );
    expect(accounts.length).toBeGreaterThan(5);
    await store.close();
    for (const secret of secrets) expect(kept.includes(secret) || logged.join("\n").includes(secret)).toBe(false);
  });
});
