import { fileURLToPath } from "node:url";
import type { AnyRoute } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { peopleNeeds, peopleSettings, runAccountCommand, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { format, resolveConfig } from "prettier";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databases, SECRET_KEY } from "../databases/databases.ts";
import { answersTo, shopOf } from "./ask-routes.ts";
import { orderedStretch } from "./ordered-stretch.ts";
import type { SignedIn } from "./sign-in.ts";
import { browserAt, post, signedIn } from "./sign-in.ts";

const PASSWORD = "kettle tram orbit 41 walnut";
const TABLE = fileURLToPath(new URL("../../docs/reference/who-may-ask.md", import.meta.url));
const all = Object.entries<AnyRoute>(routes);
/** Well-formed ids that nobody has. */
const NOBODYS = {
  ...{ shop: "nowhere", trigger: "orders", request: "R-999", subscription: "0".repeat(32), person: "999999" },
  ...{ job: "00000000-0000-4000-8000-000000000000", upload: "00000000-0000-4000-8000-000000000000" },
  ...{ invitation: "999999", session: "999999", token: "999999", fingerprint: "1".repeat(32) },
  ...{ link: "999999", agreement: "nothing", seat: "A-17", dispute: "888888" },
};
/** Who asks, in the order of the columns. */
const ROLES = ["owner", "planner", "finance", "viewer", "partner"] as const;
/** What is there, of one organisation and one partner. */
const THEIRS = { ...NOBODYS, shop: "lamps", agreement: "north", request: "R-1" };
/** Who came by a link that may answer; more than that nobody may by a link. */
const LINK = "link";

let server: RunningServer;
let place: { remove(): Promise<void> };
const browsers = new Map<string, SignedIn>();

beforeAll(async () => {
  const [embedded] = databases;
  if (embedded === undefined) throw new Error("there is no database to test on");
  const opened = await embedded.place();
  place = opened;
  const store = await openStore(opened);
  const account = { do: "create-owner", email: "far@example.com", name: "Far", password: PASSWORD } as const;
  await runAccountCommand(peopleNeeds(store, peopleSettings({}), opened.now), { ...account, organisation: "Far" }, "");
  const rest = { holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null };
  await store.within(LOCAL_SCOPE).importShop({ shop: shopOf("lamps", "Northwind"), ...rest });
  await store.close();
  const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  server = await serve({ ...opened, secretKey: SECRET_KEY, port: 0, planWorker, log: () => undefined });
  const owner = await signedIn(server);
  browsers.set("owner", owner);
  for (const role of ROLES.slice(1)) browsers.set(role, await invited(owner, role));
  const link = browserAt(server.url);
  await post(link, "/api/sign-in/partner-link", { token: await partnerLink(owner) });
  browsers.set(LINK, link);
  const far = browserAt(server.url);
  await post(far, "/api/sign-in", { email: "far@example.com", password: PASSWORD });
  browsers.set("far", far);
  browsers.set("rival", await invited(owner, "partner", "southwind"));
  await sendRequest(owner);
}, 300_000);

afterAll(async () => {
  await server.close();
  await place.remove();
});

async function invited(owner: SignedIn, role: (typeof ROLES)[number], partner = "northwind"): Promise<SignedIn> {
  const membership = { roles: [role], partner: role === "partner" ? partner : null };
  const email = `${role}@${partner}.example.com`;
  const made = await post(owner, "/api/invitations", { email, name: role, membership });
  const { link } = routes.invite.response.parse(await made.json());
  const browser = browserAt(server.url);
  await post(browser, "/api/sign-in/invitation", { token: link?.split("/").at(-1), password: PASSWORD });
  return browser;
}

async function partnerLink(owner: SignedIn): Promise<string> {
  const made = await post(owner, "/api/partner-links", { label: "team", partner: "northwind", rights: "answer" });
  return new URL(routes.makePartnerLink.response.parse(await made.json()).link).hash.slice(1);
}

async function sendRequest(owner: SignedIn): Promise<void> {
  const lines = [{ skill: "phone", tier: "firm", positionsLoggedIn: 2, ...orderedStretch() }];
  const { shop, agreement } = THEIRS;
  const made = await post(owner, "/api/commitments", { shop, agreement, source: { kind: "lines", lines } });
  const { id, revision } = routes.makeCommitment.response.parse(await made.json());
  expect(id).toBe(THEIRS.request);
  await owner.fetch(`/api/commitments/${id}/actions`, {
    ...{ method: "POST", body: JSON.stringify({ action: "send" }) },
    headers: { "content-type": "application/json", "if-match": `"${revision}"` },
  });
}

const browserOf = (who: string): SignedIn => {
  const found = browsers.get(who);
  if (found === undefined) throw new Error(`nobody is called ${who}`);
  return found;
};

it("every route answers each role as its access says, and the table of the reference is what was answered", async () => {
  const guarded = all.filter(([, { access }]) => access !== "anyone");
  const strangers = await answersTo(browserAt(server.url), guarded, NOBODYS);
  expect(new Set(strangers.map(([, status]) => status))).toEqual(new Set([401]));
  const byRole = new Map<string, Map<string, number>>();
  for (const role of [...ROLES, LINK]) {
    // Ends the session that asks for the rest.
    const asked = guarded.filter(([name]) => name !== "endOtherSessions");
    const answers = await answersTo(browserOf(role), asked, NOBODYS);
    byRole.set(role, new Map(answers.map(([name, status]) => [name, status])));
    const wrong = asked.flatMap(([name, { access, byLink }]) => {
      const ofRole = access === "signed-in" || (Array.isArray(access) && access.some((one) => one === role));
      const isOpen = role === LINK ? byLink !== undefined : ofRole;
      const status = byRole.get(role)?.get(name);
      return (status === 403) === isOpen ? [`${name} answers ${role} ${String(status)}`] : [];
    });
    expect(wrong).toEqual([]);
  }
  // Whoever guesses right is answered, to the letter, as whoever guesses wrong.
  const guessed = guarded.filter(([, { path }]) => /:(shop|agreement|request)\b/.test(path));
  const [far, rival] = [new Map<string, number>(), new Map<string, number>()];
  for (const [who, found] of [
    ["far", far],
    ["rival", rival],
  ] as const) {
    const right = await answersTo(browserOf(who), guessed, THEIRS);
    expect(right).toEqual(await answersTo(browserOf(who), guessed, NOBODYS));
    for (const [name, status] of right) found.set(name, status);
  }
  const rows = all
    .toSorted(([, a], [, b]) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(([name, { method, path, access }]) => {
      const told = (status: number | undefined): string => (status === undefined ? "" : String(status));
      const cells =
        access === "anyone"
          ? Array<string>(9).fill("open")
          : [
              "401",
              ...[...ROLES, LINK].map((role) => told(byRole.get(role)?.get(name))),
              told(far.get(name)),
              told(rival.get(name)),
            ];
      return `| \`${method.toUpperCase()} ${path}\` | ${cells.join(" | ")} |`;
    });
  const text = [
    "# Who may ask what",
    "",
    "What every route of the API really answered to each role, taken by a test that asks a running server. Each was asked about something that does not",
    "exist (404, or 400 and 422 where the question itself is refused first), so that nothing was changed; a list answers 200. 401: not signed in. 403: the",
    "role may not ask. _by link_: somebody of a partner who follows a link that may answer. _far owner_: the owner of another organisation asks about a shop,",
    "an agreement and a request that do exist. _rival_: so does a planner of another partner of the same organisation. Both are answered, to the letter, as",
    "if they did not.",
    "",
    "| route | not signed in | owner | planner | finance | viewer | partner | by link | far owner | rival |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
  const written = await format(text, { ...(await resolveConfig(TABLE)), parser: "markdown" });
  await expect(written).toMatchFileSnapshot(TABLE);
}, 300_000);
