import type { FinanceRemark } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { progressSaid } from "../src/finance/comparing/progress-said.ts";
import { driverSaid, swingSaid } from "../src/finance/driver-said.ts";
import { remarkSaid } from "../src/finance/remark-said.ts";
import { LANGUAGES } from "../src/languages/languages.ts";
import { wordsIn } from "./words-in.ts";

const TEAM = { team: "Advisers", hasDayPremium: true };

/** One of each code: another one does not compile without its record here. */
const REMARKS: { readonly [Code in FinanceRemark["code"]]: Extract<FinanceRemark, { readonly code: Code }> } = {
  "period-not-over": { code: "period-not-over", month: "2026-04" },
  "delivery-unknown": { code: "delivery-unknown" },
  "cost-centre-missing": { code: "cost-centre-missing", agreements: ["harbour"] },
  "tax-unknown": { code: "tax-unknown", suppliers: ["harbour"] },
  "service-unknown": { code: "service-unknown", agreements: ["harbour"] },
  "penalties-held-back": { code: "penalties-held-back", agreements: ["harbour"] },
  "agreement-gone": { code: "agreement-gone", requests: [{ request: "R-7", agreement: "gone" }] },
  "least-needs-days": { code: "least-needs-days" },
  "other-currencies": { code: "other-currencies", currencies: ["CHF", "USD"] },
  "own-people-paid": { code: "own-people-paid" },
  "nothing-booked": { code: "nothing-booked" },
  "hours-unknown": { code: "hours-unknown", costs: [{ month: "2026-04", kind: "wages", subject: "harbour" }] },
  "handle-times-unknown": { code: "handle-times-unknown", months: ["2026-04", "2026-05"] },
  "not-planned-since-budget": { code: "not-planned-since-budget" },
  "no-customer-value": { code: "no-customer-value" },
  "overflow-by-level": { code: "overflow-by-level" },
  "late-by-plan-targets": { code: "late-by-plan-targets" },
  "notice-prices-as-planned": { code: "notice-prices-as-planned" },
  "needs-guessed": { code: "needs-guessed", queue: "harbour", needsPerHour: 9 },
  "team-opens-at-wage": { code: "team-opens-at-wage", ...TEAM },
  "team-opens-in-extra-hours": { code: "team-opens-in-extra-hours", ...TEAM, premiumShare: 0.5, hoursAWeek: 20 },
};

const NONE = { mean: 0, halfWidth: 0 };
const NOTHING = { ledger: 0, atStake: NONE, requiredHours: NONE, contacts: NONE };

const names = (id: string): string => (id === "harbour" ? "Harbour Line" : id);
const side = (swing: { unit: "percent" | "points" | "days"; by: number }) => ({
  ...{ words: "as stored", swing },
  difference: NOTHING,
});

describe("what finance is told besides figures", () => {
  it("is said in every language, with its names and values", () => {
    for (const { code } of LANGUAGES) {
      const words = wordsIn(code, "EUR", null);
      const said = Object.values(REMARKS).map((remark) => remarkSaid(remark, names, words));
      expect(new Set(said).size).toBe(said.length);
      for (const [i, remark] of Object.values(REMARKS).entries()) {
        expect(said[i]).not.toMatch(/[{}]|undefined/);
        if (JSON.stringify(remark).includes("harbour") && !JSON.stringify(remark).includes("suppliers"))
          expect(said[i]).toContain("Harbour Line");
      }
    }
  });

  it("names drivers, swings and what is worked out as the reader does", () => {
    const words = wordsIn("de-DE", "EUR", null);
    expect(driverSaid("price-harbour", names, words)).toBe("Preis von Harbour Line");
    expect(driverSaid("own-scenario", names, words)).toBeNull();
    expect([
      swingSaid(side({ unit: "percent", by: -10 }), words),
      swingSaid(side({ unit: "points", by: 5 }), words),
      swingSaid(side({ unit: "days", by: -1 }), words),
    ]).toEqual(["−10\u00a0%", "+5 Punkte", "−1 Tag"]);
    expect(progressSaid("usual-proposed", names, words)).toBe("Wird berechnet: Wie üblich, Ziel wie vorgeschlagen");
    expect(progressSaid("Zeitiger Frühling", names, words)).toBe("Wird berechnet: Zeitiger Frühling");
  });
});
