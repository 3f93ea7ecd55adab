import type { Plan, Scenario } from "@springtide/contracts";
import { parseOrRefuse, ScenarioFile } from "@springtide/contracts";
import { type PlanInput, planSeason } from "@springtide/season";
import { smallInput, smallShop } from "../small-shop.ts";

/** Two partners of different terms, one of them by tiers with a commitment; customers who are worth something; levers and penalties. */
const SHOP = {
  queues: [
    { id: "line", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", penaltyPerLate: 0.35 },
    { id: "post", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m" },
  ],
  teams: [
    {
      ...{ id: "crew", serves: ["line", "post"], costPerHour: 24.37 },
      roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 9 }],
    },
  ],
  agreements: [
    {
      ...{ id: "near", partner: "Near", serves: ["line"], seats: 3, minimumBlock: "2h", notice: "4d" },
      tariff: {
        ...{ per: "logged-in-hours", period: "month", leastUnits: 400 },
        tiers: [{ price: 29.35 }, { from: 60, price: 27.1 }],
      },
      standBy: { reserve: "14d", confirm: "2d", feePerSeatHour: 2.5 },
      cancel: { notice: "7d", feePerSeatHour: 4 },
      paymentDays: 14,
    },
    { id: "far", partner: "Far", serves: ["line", "post"], seats: 6, minimumBlock: "2h", pricePerHour: 33.2 },
  ],
  customerValue: { marginAYear: 80 },
  plan: { horizon: "5w", paths: 20 },
};

/** What the made shop is planned from. */
export function madeInput(changes: Readonly<Record<string, unknown>> = {}): PlanInput {
  return smallInput(smallShop({ ...SHOP, ...changes }));
}

export function madePlan(changes: Readonly<Record<string, unknown>> = {}): Plan {
  return planSeason(madeInput(changes));
}

/** Scenarios as a file writes them. */
export function scenariosOf(...scenarios: readonly Readonly<Record<string, unknown>>[]): Scenario[] {
  return parseOrRefuse(ScenarioFile, { scenarios }).scenarios;
}
