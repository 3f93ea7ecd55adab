import type { AnyRoute, Shop } from "@springtide/contracts";
import { resolveShop, ShopFile, writtenShop } from "@springtide/contracts";
import type { SignedIn } from "./sign-in.ts";

/** A shop with two agreements of one partner. */
export function shopOf(id: string, partner: string): Shop {
  return resolveShop(
    ShopFile.parse({
      springtide: 1,
      id,
      name: id,
      currency: "EUR",
      sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
      agreements: ["north", "west"].map((agreement) => ({
        ...{ id: agreement, partner, zone: "Europe/London", serves: ["phone"], seats: 40, minimumBlock: "2h" },
        ...{ notice: "10d", pricePerHour: 20, priceBasis: "rostered" },
      })),
    }),
  );
}

/** What each route that has one takes, so that it is refused for nothing but what it asks for. */
export const BODIES: Readonly<Record<string, unknown>> = {
  decideApproval: { decision: "approve" },
  publishPlan: { why: "signed" },
  publishForecast: { job: "00000000-0000-4000-8000-000000000001", why: "signed" },
  putBacklog: { backlog: [] },
  putBookedCosts: { costs: [] },
  putDescription: writtenShop(shopOf("lamps", "Northwind")),
  actOnCommitment: { action: "offer" },
  putOrders: { days: [{ day: "2026-06-01", orders: 5 }] },
  putCampaigns: { spend: [{ date: "2026-06-01", amount: 5 }] },
  putAudits: { audits: [{ channel: "email", day: "2026-06-01", asked: 3, answered: 2, source: "mystery" }] },
  changeWebhook: { state: "paused" },
  pasteContacts: { text: "interval_start,queue,offered\n2026-06-01T08:00:00+02:00,phone,12\n" },
  examineUpload: {},
  storeUpload: {},
  changeMember: { roles: ["viewer"], partner: null },
  simulatePlan: {},
  tryPlan: { changes: {} },
  decideDeadline: {
    action: "decline",
    kind: "order",
    subject: "north",
    at: "2026-06-01T12:00:00Z",
    planVersion: 1,
    reason: "dear",
  },
  putSeat: { trainedOn: "2026-06-01", accessOn: null, refreshedOn: null },
  splitRequest: { by: { rule: "cheapest" } },
  answerDispute: { decision: "withdraw" },
  putServiceLevel: { ...{ shop: "lamps", agreement: "north", month: "2026-05" }, serviceLevel: null, basis: "none" },
  disputeLine: { ...{ shop: "lamps", agreement: "north", month: "2026-05" }, line: "R-1/L1", cents: 1, reason: "dear" },
  putRosterDraft: { planVersion: 1, state: "draft", shifts: [], overrides: [] },
  replanRoster: { shifts: [], from: "2026-06-01", to: "2026-06-02", teams: ["one"] },
  putScenario: { name: "What if", changes: {} },
  startComparison: { kind: "overview" },
  priceComparison: { changes: {} },
  publishComparison: { why: "signed" },
  weighLongerHours: { longerHours: [{ id: "evening", queue: "phone", days: "mon-fri", hours: "20:00-22:00" }] },
};
const QUERIES: Readonly<Record<string, string>> = {
  comparePublications: "?from=1&to=1",
  commitmentDelta: "?from=1&to=1",
  exportChanges: "?from=1&to=1&format=csv",
  exportPlan: "?what=shifts&format=csv",
  exportPayroll: "?format=csv",
  settlement: "?shop=lamps&agreement=north&month=2026-05",
  exportSettlement: "?shop=lamps&agreement=north&month=2026-05&format=csv",
  monthEnd: "?month=2026-06",
  exportMonthEnd: "?month=2026-06&format=csv",
  financeWorkbook: "?format=csv",
  exportBudgetVariance: "?format=csv",
  exportRequest: "?format=csv",
  exportOutlook: "?format=csv",
  exportReadiness: "?format=csv",
  exportDelivery: "?format=csv",
  publishScenarios: "?plan=1&why=signed",
  getHistoryDays: "?from=2026-06-01&to=2026-06-02",
  getHistory: "?from=2026-06-01&to=2026-06-02",
};

/** Values of the parameters of addresses, by name. */
type Ids = Readonly<Record<string, string>>;

/** What one route answers. */
async function ask(browser: SignedIn, name: string, route: AnyRoute, ids: Ids): Promise<[string, number, string]> {
  const path = route.path.replace(/:(\w+)/g, (_, part: string) => ids[part] ?? "1");
  const upload = route.upload?.[0];
  const answer = await browser.fetch(`${path}${QUERIES[name] ?? ""}`, {
    method: route.method.toUpperCase(),
    headers: { "if-match": "*", ...(route.body === undefined ? {} : { "content-type": "application/json" }) },
    ...(route.body === undefined ? {} : { body: JSON.stringify(BODIES[name] ?? {}) }),
    ...(upload === undefined ? {} : { headers: { "content-type": upload }, body: "line_id,request_id,offered\n" }),
  });
  // What was asked for may be repeated; it is all that may differ.
  let text = await answer.text();
  for (const [part, id] of Object.entries(ids)) if (id.length > 2) text = text.replaceAll(id, part);
  return [name, answer.status, text];
}

/** What routes answer one after the other: name, status and text, ids in it by their names. */
export async function answersTo(browser: SignedIn, chosen: readonly (readonly [string, AnyRoute])[], ids: Ids) {
  const answers: [string, number, string][] = [];
  for (const [name, route] of chosen) answers.push(await ask(browser, name, route, ids));
  return answers;
}
