import type { EconomicsBasis, PlanEconomics } from "@springtide/contracts";
import { priceEconomics } from "@springtide/season";

/** Money of the fixture's season: two partners' seats, a fee, wages; ten seasons of two queues. Made up; only its sums are meant. */
export function fixtureEconomics(): PlanEconomics {
  const basis = fixtureBasis();
  return {
    basis,
    priced: priceEconomics(basis, "USD"),
    priors: [],
    answerRates: [],
    audits: [],
    levers: [],
    remarks: [],
  };
}

function fixtureBasis(): EconomicsBasis {
  const line = (
    kind: EconomicsBasis["lines"][number]["kind"],
    subject: string,
    units: number,
    price: number,
    rest: { answer?: "cover" | "rule"; isFixed?: boolean } = {},
  ): EconomicsBasis["lines"][number] => ({
    ...{ month: "2026-04", kind, subject, units, price, amount: units * price },
    ...{ isFixed: false, answer: "cover", ...rest },
  });
  const seasons = (mean: number): number[] => Array.from({ length: 10 }, (_, i) => mean * (0.55 + 0.1 * i));
  const failing = (queue: string, abandoned: number, late: number, serviceLevel: number) => ({
    ...{ queue, serviceLevel, contacts: 30_000, abandoned, late },
  });
  const point = (
    intervalQuantile: number | null,
    readyShare: number,
    hours: number,
    queues: EconomicsBasis["frontier"][number]["queues"],
  ) => ({
    ...{ intervalQuantile, readyShare, isPlan: intervalQuantile === 0.93, gapHours: 12, queues },
    partners: hours === 0 ? [] : [{ agreement: "northdesk", hours, amount: hours * 34 }],
  });
  return {
    lines: [
      line("wages", "desk", 2000, 24, { isFixed: true }),
      line("partner-work", "northdesk", 1000, 34),
      line("stand-by", "northdesk", 1500, 4, { answer: "rule" }),
      line("partner-work", "northdesk", 600, 34, { answer: "rule" }),
    ],
    customerValue: {
      marginAYear: 240,
      repurchaseShare: 0.5,
      statedLeaveShare: 0.6,
      leaversWhoLeaveShare: 0.2,
      recoveredPart: 0.33,
      tryAgainShare: 0.54,
      wordOfMouth: null,
    },
    queues: [
      {
        ...{ queue: "phone", channel: "phone", isDeferred: false, preSale: null, penaltyPerLate: 0 },
        ...{ contacts: seasons(30_000), abandoned: seasons(1200), late: seasons(2500), lateByMonth: [] },
      },
      {
        ...{ queue: "email", channel: "email", isDeferred: true, preSale: null, penaltyPerLate: 0 },
        ...{ contacts: seasons(16_000), abandoned: seasons(0), late: seasons(900), lateByMonth: [] },
      },
    ],
    budget: {
      isRuled: true,
      bought: [{ kind: "partner-work", subject: "northdesk", amounts: seasons(21_000) }],
    },
    frontier: [
      point(null, 0.04, 0, [failing("phone", 5200, 9000, 0.52), failing("email", 0, 4000, 0.71)]),
      point(0.8, 0.55, 600, [failing("phone", 2100, 3800, 0.74), failing("email", 0, 1500, 0.88)]),
      point(0.93, 0.81, 1000, [failing("phone", 1200, 2500, 0.803), failing("email", 0, 900, 0.94)]),
    ],
  };
}
