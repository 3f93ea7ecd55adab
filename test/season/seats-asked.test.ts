import { type CommitmentAction, resolveShop, ShopFile } from "@springtide/contracts";
import { gapsOfPlan, requestOfPlan } from "@springtide/exchange";
import { applyAction, committedCents, commitmentsOfRequests, linesOfGap, linesOfPlan } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { CLIENT, DRAFT, PARTNER } from "../../packages/season/test/requests/partner-shop.ts";
import { smallPlan } from "../api/small-plan.ts";

/** A partner whose people take no contacts for a share of their time; it serves two queues. */
function shopWith(shrinkage: number) {
  const queue = { channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", shrinkage: 0.2 };
  return resolveShop(
    ShopFile.parse({
      springtide: 1,
      id: "lamps",
      name: "Lamps",
      currency: "EUR",
      sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [
        { id: "phone", ...queue },
        { id: "orders", ...queue },
      ],
      agreements: [
        {
          id: "north",
          partner: "Northwind",
          serves: ["phone", "orders"],
          seats: 40,
          minimumBlock: "2h",
          pricePerHour: 20,
          priceBasis: "rostered",
          shrinkage,
        },
      ],
    }),
  );
}

const HOURS = { start: "2026-06-03T08:00:00+02:00", end: "2026-06-03T12:00:00+02:00" };
const inputs = (shrinkage: number) => ({
  shop: shopWith(shrinkage),
  holidays: { customers: [], bySite: {} },
  contacts: [],
  weather: [],
});

function lived(shrinkage: number, seats: number, actions: readonly CommitmentAction[]) {
  const given = inputs(shrinkage);
  const plan = { ...smallPlan(given), blocks: [{ agreement: "north", seats, ...HOURS, hours: 4 * seats, cost: 0 }] };
  const [agreement] = plan.shop.agreements;
  if (agreement === undefined) throw new Error("no agreement");
  const terms = { shop: plan.shop, agreement, holidays: plan.holidays };
  const nowMs = Date.parse("2026-05-01T08:00:00Z");
  const lines = linesOfPlan(plan, agreement, {});
  const written: readonly CommitmentAction[] = [{ action: "edit", lines }, { action: "send" }, ...actions];
  const request = written.reduce((known, action) => {
    const by = action.action === "offer" ? PARTNER : CLIENT;
    return applyAction(known, action, { by, nowMs, terms }).request;
  }, DRAFT);
  return { file: requestOfPlan({ plan, madeAt: new Date(nowMs) }, "north"), request, terms };
}

describe("seats asked of a partner", () => {
  it("are the same in the plan, its file, its request, its price and the next plan, whatever the shrinkage", () => {
    for (const shrinkage of [0, 0.3, 0.35])
      for (let seats = 1; seats <= 40; seats += 1) {
        const { file, request, terms } = lived(shrinkage, seats, [{ action: "offer" }, { action: "confirm" }]);
        const [asked, line] = [file.lines[0], request.lines[0]];
        expect(asked).toMatchObject({ skill: "phone", headsRostered: seats });
        expect([line?.skill, line?.positionsLoggedIn]).toEqual([asked?.skill, asked?.positionsLoggedIn]);
        expect(commitmentsOfRequests(terms.shop, [request]).map((one) => one.seats)).toEqual([seats]);
        // Four hours at EUR 20 rostered.
        expect(committedCents(terms, request.lines)).toBe(seats * 8_000);
      }
  });

  it("are as many people as the positions offered need where fewer come than were asked for", () => {
    // Nine seats at 30 % are 6.3 people logged in: seven are asked for. Five of them need 5 / 0.7 = 7.14 people rostered.
    const lines = [{ line: "L1", positionsLoggedIn: 5, reason: "two are ill" }];
    const { request, terms } = lived(0.3, 9, [{ action: "offer", lines }, { action: "confirm" }]);
    expect(request.lines).toMatchObject([{ positionsLoggedIn: 5 }]);
    expect(commitmentsOfRequests(terms.shop, [request]).map(({ seats }) => seats)).toEqual([8]);
  });

  it("fill a gap by people logged in, in the file as in the request", () => {
    const given = inputs(0.3);
    const small = smallPlan(given);
    const gap = Array.from({ length: 96 }, (_, t) => (t >= 32 && t < 48 ? 9 : 0));
    const none = gap.map(() => 0);
    const heads = { agents: gap, required: gap, own: none, overflow: none, gap };
    const unknown = gap.map(() => null);
    const service = {
      serviceLevel: unknown,
      occupancy: unknown,
      expectedServiceLevel: null,
      expectedAbandonShare: null,
    };
    const [agreement] = given.shop.agreements;
    if (agreement === undefined) throw new Error("no agreement");
    const staffing = [{ queue: "phone", model: "erlang-c" as const, ...heads, ...service }];
    const plan = { ...small, staffing };
    // Nine heads missing of a queue with 20 % are 7.2 people logged in, and so eight.
    expect(gapsOfPlan({ plan, madeAt: new Date(0) }).lines).toMatchObject([
      { ...HOURS, positionsLoggedIn: 8, headsRostered: 9 },
    ]);
    expect(linesOfGap(plan, agreement, "phone", {})).toMatchObject([{ ...HOURS, positionsLoggedIn: 8 }]);
  });
});
