import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyRoute } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { peopleNeeds, peopleSettings, runAccountCommand, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { z } from "zod";
import { databases, SECRET_KEY } from "../databases/databases.ts";
import { answersTo, BODIES, shopOf } from "./ask-routes.ts";
import { orderedStretch } from "./ordered-stretch.ts";
import type { SignedIn } from "./sign-in.ts";
import { browserAt, post, signedIn } from "./sign-in.ts";

const PASSWORD = "kettle tram orbit 41 walnut";
/** Stands in all that the second organisation has, and in nothing else. */
const MARK = "farmark";
const all = Object.entries<AnyRoute>(routes);

const idIn = async (answer: Promise<Response>, field = "id"): Promise<string> =>
  String(z.record(z.string(), z.unknown()).parse(await (await answer).json())[field]);

async function request(owner: SignedIn, shop: string, agreement: string): Promise<string> {
  const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 2, ...orderedStretch() }];
  const made = await post(owner, "/api/commitments", { shop, agreement, source: { kind: "lines", lines } });
  const { id, revision } = routes.makeCommitment.response.parse(await made.json());
  const sent = await owner.fetch(`/api/commitments/${id}/actions`, {
    method: "POST",
    headers: { "content-type": "application/json", "if-match": `"${revision}"` },
    body: JSON.stringify({ action: "send" }),
  });
  expect(sent.status).toBe(200);
  return id;
}

describe.each(databases)("what belongs to others, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let owner: SignedIn;
  let second: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    const store = await openStore(place);
    const account = { do: "create-owner", email: `${MARK}@example.com`, name: MARK, password: PASSWORD } as const;
    await runAccountCommand(
      peopleNeeds(store, peopleSettings({}), place.now),
      { ...account, organisation: "Second" },
      "",
    );
    const far = { organisation: await store.signIn.organisationNamed("Second"), partner: null };
    const rest = { holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null };
    await store.within(far).importShop({ shop: shopOf(`${MARK}-shop`, MARK), ...rest });
    await store.within(LOCAL_SCOPE).importShop({ shop: shopOf("lamps", "Northwind"), ...rest });
    await store.close();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, secretKey: SECRET_KEY, port: 0, planWorker, log: () => undefined });
    owner = await signedIn(server);
    second = browserAt(server.url);
    await post(second, "/api/sign-in", { email: `${MARK}@example.com`, password: PASSWORD });
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  async function partnerUser(agreements: readonly string[] | null): Promise<SignedIn> {
    const membership = { roles: ["partner"], partner: "northwind", agreements };
    const email = `${agreements?.[0] ?? "all"}@example.com`;
    const invited = await post(owner, "/api/invitations", { email, name: "Pia", membership });
    const token = (await idIn(Promise.resolve(invited), "link")).split("/").at(-1);
    const browser = browserAt(server.url);
    const accepted = await post(browser, "/api/sign-in/invitation", { token, password: PASSWORD });
    expect(accepted.status).toBe(200);
    return browser;
  }

  it("is for an owner of another organisation as if it were not there", async () => {
    const shop = `${MARK}-shop`;
    const hook = { url: `https://${MARK}.example.com/hook`, events: ["plan.ready"] };
    const membership = { roles: ["viewer"], partner: null };
    const invitation = { email: `${MARK}2@example.com`, name: MARK, membership };
    await post(second, "/api/invitations", invitation);
    const { invitations } = routes.listMembers.response.parse(await (await second.fetch("/api/members")).json());
    const { sessions } = routes.listSessions.response.parse(await (await second.fetch("/api/me/sessions")).json());
    const pasted = post(second, `/api/shops/${shop}/pasted`, BODIES["pasteContacts"]);
    const foreign = {
      shop,
      trigger: "orders",
      request: await request(second, shop, "north"),
      subscription: await idIn(post(second, "/api/webhooks", hook)),
      job: await idIn(post(second, "/api/jobs", { kind: "plan", shop })),
      upload: await idIn(pasted, "upload"),
      person: await idIn(second.fetch("/api/me"), "person"),
      invitation: String(invitations[0]?.id),
      session: String(sessions[0]?.id),
      token: await idIn(post(second, "/api/tokens", { name: MARK, kind: "api", roles: ["viewer"] })),
      fingerprint: "a".repeat(32),
      link: await idIn(post(second, "/api/partner-links", { label: MARK, partner: MARK })),
      ...{ agreement: "north", seat: "A-17", dispute: "888887" },
    };
    for (const id of Object.values(foreign)) expect(id).toMatch(/^(?!undefined).+/);
    const missing = {
      ...{ shop: "nobody", trigger: "orders", request: "R-999", subscription: "0".repeat(32), person: "999999" },
      ...{ job: "00000000-0000-4000-8000-000000000000", upload: "00000000-0000-4000-8000-000000000000" },
      ...{ invitation: "999999", session: "999999", token: "999999", fingerprint: "1".repeat(32) },
      ...{ link: "999999", agreement: "north", seat: "A-17", dispute: "888888" },
    };
    const named = all.filter(
      ([name, { access, path }]) => access !== "anyone" && path.includes(":") && name !== "saveMapping",
    );
    const answers = await answersTo(owner, named, foreign);
    expect(answers).toEqual(await answersTo(owner, named, missing));
    expect(
      answers.filter(([, status]) => status !== 404 && status !== 422).map(([name, status]) => `${name} ${status}`),
    ).toEqual([]);
    // It is all there still.
    for (const path of [`/api/commitments/${foreign.request}`, `/api/jobs/${foreign.job}`, "/api/me"])
      expect((await second.fetch(path)).status).toBe(200);
  });

  it("stands in no list of another organisation", async () => {
    const lists = all.filter(
      ([, route]) => route.method === "get" && route.access !== "anyone" && !route.path.includes(":"),
    );
    expect(lists.length).toBeGreaterThan(12);
    const seen = await answersTo(owner, lists, {});
    expect(seen.filter(([, , text]) => text.includes(MARK)).map(([name]) => name)).toEqual([]);
    const own = await answersTo(second, lists, {});
    expect(own.filter(([, , text]) => text.includes(MARK)).length).toBeGreaterThan(4);
  });

  it("is hidden from a partner's user who is bound to another agreement, on every route that partners have", async () => {
    const [north, west] = [await request(owner, "lamps", "north"), await request(owner, "lamps", "west")];
    const [bound, whole] = [await partnerUser(["north"]), await partnerUser(null)];
    const open = all.filter(([, { access }]) => Array.isArray(access) && access.includes("partner"));
    const ofRequest = open.filter(([, { path }]) => path.includes(":request"));
    const ofWhole = open.filter(([, { wholePartner }]) => wholePartner === true);
    const rest = open.filter((each) => !ofRequest.includes(each) && !ofWhole.includes(each));
    // What a partner's user asks by shop and agreement is tested with settlements, and what they list below.
    const ofAgreement = rest.filter(([, { path }]) => path.includes(":agreement"));
    expect(ofAgreement.map(([name]) => name)).toEqual([
      ...["partnerOutlook", "exportOutlook", "seatReadiness", "exportReadiness", "putSeat", "deleteSeat"],
    ]);
    const listed = rest.filter((each) => !ofAgreement.includes(each)).map(([name]) => name);
    expect(listed.sort()).toEqual([
      ...["answerDispute", "disputeLine", "exportSettlement", "listCommitments", "listDisputes"],
      ...["listPartnerAgreements", "settlement"],
    ]);
    const seat = { shop: "lamps", seat: "A-17" };
    const unseen = await answersTo(bound, ofAgreement, { ...seat, agreement: "west" });
    expect(unseen).toEqual(await answersTo(bound, ofAgreement, { ...seat, agreement: "nobodys" }));
    expect(unseen.filter(([, status]) => status !== 404)).toEqual([]);
    const agreementsOf = async (browser: SignedIn): Promise<string[]> =>
      routes.listPartnerAgreements.response
        .parse(await (await browser.fetch("/api/partner/agreements")).json())
        .agreements.map(({ agreement }) => agreement);
    expect([await agreementsOf(bound), await agreementsOf(whole)]).toEqual([["north"], ["north", "west"]]);

    const hidden = await answersTo(bound, ofRequest, { request: west });
    expect(hidden).toEqual(await answersTo(bound, ofRequest, { request: "R-999" }));
    expect(hidden.filter(([, status]) => status !== 404)).toEqual([]);
    expect((await whole.fetch(`/api/commitments/${west}`)).status).toBe(200);

    const requestsOf = async (browser: SignedIn): Promise<string[]> =>
      routes.listCommitments.response
        .parse(await (await browser.fetch("/api/commitments")).json())
        .requests.map(({ id }) => id);
    expect([await requestsOf(bound), await requestsOf(whole)]).toEqual([[north], [north, west]]);

    // Webhooks of a partner tell of all its agreements.
    const refused = await answersTo(bound, ofWhole, { subscription: "0".repeat(32) });
    expect(refused.map(([name, status]) => [name, status])).toEqual(ofWhole.map(([name]) => [name, 403]));
    expect((await whole.fetch("/api/webhooks")).status).toBe(200);

    // Tokens and calendars have the bounds of their maker.
    const made = async (kind: string): Promise<string> =>
      idIn(post(bound, "/api/tokens", { name: kind, kind, roles: ["partner"] }), "token");
    const authorization = `Bearer ${await made("api")}`;
    const byToken = await fetch(`${server.url}/api/commitments/${west}`, { headers: { authorization } });
    expect(byToken.status).toBe(404);
    const feed = await (await fetch(`${server.url}/api/feeds/${await made("feed")}.ics`)).text();
    expect([feed.includes(north), feed.includes(west)]).toEqual([true, false]);
  });
});
