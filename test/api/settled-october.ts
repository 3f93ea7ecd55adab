import type { CommitmentAction, SeriesForecast } from "@springtide/contracts";
import { resolveShop, routes, ShopFile } from "@springtide/contracts";
import { CommitmentService, serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore, type OrganisationStore } from "@springtide/store";
import { historyFrom } from "../../packages/store/test/fixtures.ts";
import type { databases } from "../databases/databases.ts";
import { browserAt, post, signedIn, type SignedIn } from "./sign-in.ts";
import { smallPlan } from "./small-plan.ts";

type Place = Awaited<ReturnType<(typeof databases)[number]["place"]>>;

const DAY_MS = 86_400_000;
const ASKED = Date.parse("2026-09-01T08:00:00Z");
export const SETTLED = Date.parse("2026-12-01T08:00:00Z");

const shop = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    agreements: ["north", "south"].map((id) => ({
      ...{
        id,
        partner: id === "north" ? "Northwind" : "Southwind",
        zone: "Europe/London",
        serves: ["phone"],
        seats: 40,
      },
      ...{ minimumBlock: "2h", notice: "10d", shrinkage: 0, settlementTolerance: "2%" },
      tariff: {
        ...{ per: "scheduled-hours", tiers: [{ price: 20.005 }, { from: 40, price: 18 }] },
        service: [
          { atLeast: "80%", adds: 0.02 },
          { atLeast: "0%", adds: -0.05 },
        ],
      },
      forecastLock: { before: "28d", band: "10%", leastShare: "50%" },
    })),
  }),
);

const ACTOR = {
  scope: LOCAL_SCOPE,
  person: 1,
  name: "",
  roles: ["owner"] as const,
  agreements: null,
  kind: "person" as const,
};

/** A month under two agreements, confirmed, and delivered under the first of them: its client, and people of both partners. */
export interface SettledOctober {
  readonly owner: SignedIn;
  readonly partner: SignedIn;
  /** Of the same partner, bound to the agreement of the other. */
  readonly bound: SignedIn;
  /** Of the other partner. */
  readonly stranger: SignedIn;
  close(): Promise<void>;
}

export async function settledOctober(place: Place): Promise<SettledOctober> {
  await storeOctober(place);
  const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
  const server = await serve({ ...place, port: 0, planWorker, now: () => new Date(SETTLED), log: () => undefined });
  const owner = await signedIn(server);
  const partnerUser = async (email: string, of: string, agreements: string[] | null): Promise<SignedIn> => {
    const membership = { roles: ["partner"], partner: of, agreements };
    const invited = await post(owner, "/api/invitations", { email, name: "P", membership });
    const token = routes.invite.response
      .parse(await invited.json())
      .link?.split("/")
      .at(-1);
    const browser = browserAt(server.url);
    await post(browser, "/api/sign-in/invitation", { token, password: "kettle tram orbit 41 walnut" });
    return browser;
  };
  return {
    owner,
    partner: await partnerUser("p1@example.com", "northwind", null),
    bound: await partnerUser("p2@example.com", "northwind", ["south"]),
    stranger: await partnerUser("p3@example.com", "southwind", null),
    close: () => server.close(),
  };
}

async function storeOctober(place: Place): Promise<void> {
  let nowMs = ASKED;
  const store = await openStore({ ...place, now: () => new Date(nowMs) });
  const own = store.within(LOCAL_SCOPE);
  // Every day of October had 40 contacts.
  const days = Array.from({ length: 95 }, (_, day) => Date.UTC(2026, 6, 20) - 7_200_000 + day * DAY_MS);
  for (let day = 25; day < 40; day += 1) days.push(Date.UTC(2026, 9, day + 1) - 3_600_000);
  const inputs = {
    shop,
    holidays: { customers: [], bySite: {} },
    contacts: [historyFrom("phone", "day", days)],
    weather: [],
  };
  await own.importShop({ ...inputs, report: null });
  const planOf = (contacts: number): string => {
    const lock = {
      agreement: "north",
      firstDay: "2026-10-01",
      lastDay: "2026-10-31",
      lockBy: "2026-09-03T12:00:00+01:00",
    };
    const locks = [
      {
        ...lock,
        contacts,
        mostContacts: 1.1 * contacts,
        chanceAbove: 0,
        unit: "scheduled-hours",
        units: 30,
        leastUnits: 15,
        chanceBelow: 0,
        shortUnits: 0,
        shortCost: 0,
      },
    ];
    return JSON.stringify({ ...smallPlan(inputs), decisions: { locks } });
  };
  await own.savePlan("lamps", planOf(1_000_000), "a".repeat(64));
  const commitments = new CommitmentService({
    ...{ store, now: () => new Date(nowMs), log: () => undefined, publish: () => Promise.resolve() },
  });
  const line = (start: string, end: string, positionsLoggedIn: number) => ({
    skill: "phone",
    tier: "firm" as const,
    start,
    end,
    positionsLoggedIn,
  });
  const lines = [
    line("2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00", 5),
    line("2026-10-27T08:00:00+01:00", "2026-10-27T16:00:00+01:00", 2),
  ];
  // Two days before the lock, forecasts of which the last one counts.
  await publishForecast(own, Date.parse("2026-09-01T09:00:00Z"), 10);
  await publishForecast(own, Date.parse("2026-09-01T10:00:00Z"), 50);
  for (const agreement of ["north", "south"]) {
    const made = await commitments.make(ACTOR, {
      shop: "lamps",
      agreement,
      source: { kind: "lines", lines },
      answerBy: null,
    });
    const act = async (actor: typeof ACTOR | PartnerActor, action: CommitmentAction): Promise<void> => {
      const { revision } = await commitments.get(ACTOR, made.id);
      await commitments.act(actor, made.id, action, `"${revision}"`);
    };
    await act(ACTOR, { action: "send" });
    await act(
      { ...ACTOR, roles: ["partner"], scope: { ...LOCAL_SCOPE, partner: `${agreement}wind` } },
      { action: "offer" },
    );
    await act(ACTOR, { action: "confirm" });
    // After the deadline of its lock another plan and another forecast foretell far less: of no account.
    nowMs = Date.parse("2026-09-20T08:00:00Z");
    await own.savePlan("lamps", planOf(10), "b".repeat(64));
    await publishForecast(own, nowMs, 1);
    nowMs = SETTLED;
    const came = [
      { line: "L1", deliveredHours: 34.5 },
      { line: "L2", deliveredHours: 12 },
    ];
    if (agreement === "north") await act(ACTOR, { action: "deliver", lines: came });
    nowMs = ASKED;
  }
  await store.close();
}

/** A forecast of the phone for September to November, so many contacts a day, numbered and published. */
async function publishForecast(own: OrganisationStore, atMs: number, aDay: number): Promise<void> {
  const days = Array.from({ length: 91 }, (_, i) => new Date(Date.UTC(2026, 8, 1) + i * DAY_MS).toISOString());
  const document: SeriesForecast = {
    ...{ layout: "days", intervalMinutes: null, zone: "Europe/Berlin", hasZone: true, asOf: "2026-08-31" },
    ...{ kind: "counts", country: null, paths: 20, seed: 1, bands: [], weather: null, triggers: [], intraday: null },
    history: { from: "2026-06-01", to: "2026-08-31", known: 92, unknown: 0 },
    caveats: [],
    forecast: days.map((day) => ({ at: day.slice(0, 10), mean: aDay, p10: aDay, p50: aDay, p90: aDay })),
  };
  const about = { kind: "forecast" as const, shop: "lamps", software: "springtide", seed: 1 };
  const version = await own.publications.number({
    ...{ ...about, document: JSON.stringify(document), inputsHash: "c".repeat(64), cents: 0, queue: "phone" },
  });
  const publication = {
    ...about,
    version,
    at: new Date(atMs).toISOString(),
    person: 1,
    pseudonym: "person 1",
    why: "given",
  };
  const note = {
    ...{ who: { person: 1, pseudonym: "person 1" }, what: "forecast.publish", why: "given", before: null, after: null },
    about: { kind: "forecast", id: "lamps", version },
  };
  await own.publications.publish(() => Promise.resolve({ publication, spend: null, approval: null, note }));
}

type PartnerActor = Omit<typeof ACTOR, "roles" | "scope"> & {
  readonly roles: readonly ["partner"];
  readonly scope: { readonly organisation: number; readonly partner: string };
};
