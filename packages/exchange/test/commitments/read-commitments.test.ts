import { describe, expect, it } from "vitest";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import { commitmentsOfText } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";

const SHOP = resolveShop(
  parseOrRefuse(ShopFile, {
    ...{ springtide: 1, id: "stall", name: "Stall", currency: "EUR", interval: "30m" },
    sites: [{ id: "home", zone: "Europe/London", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
    teams: [],
    agreements: [
      {
        ...{ id: "line", partner: "Line", zone: "Europe/Berlin", serves: ["phone"], seats: 6, minimumBlock: "2h" },
        ...{ notice: "7d", pricePerHour: 30, standBy: { reserve: "7d", confirm: "3d", feePerSeatHour: 2 } },
      },
    ],
    plan: { firstDay: "2026-10-20", horizon: "2w" },
  }),
);

const read = (...rows: string[]) =>
  commitmentsOfText(["agreement,step,start,end,seats,status", ...rows].join("\n"), "decisions.csv", SHOP);

const refusedOf = (...rows: string[]): string[] => {
  try {
    read(...rows);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => `${code} ${place.row ?? 0} ${place.column ?? ""}`);
  }
};

describe("commitments", () => {
  it("are the rows agreed on, in any order of columns, with times of the agreement's clock where no offset says otherwise", () => {
    const { commitments, note } = commitmentsOfText(
      [
        "period;status;seats;step;agreement;start;end",
        "x;Agreed;4;reserve;line;2026-10-26 09:00;2026-10-26 13:00",
        "x;recommended;9;confirm;nobody;never;never",
        // Both passes of the hour that comes twice on 25 October, told apart by their offset.
        "x;agreed;1;order;line;2026-10-25T02:30:00+02:00;2026-10-25T05:00:00+01:00",
        "x;agreed;1;order;line;2026-10-25T02:30:00+01:00;2026-10-25T05:00:00+01:00",
        "x;agreed;3;extra-hours;desk;2026-10-26 09:00;2026-10-26 13:00",
      ].join("\n"),
      "decisions.csv",
      SHOP,
    );
    const place = { agreement: "line", file: "decisions.csv" };
    expect(commitments).toEqual([
      {
        ...{ ...place, step: "reserve", seats: 4, row: 2 },
        ...{ start: "2026-10-26T09:00:00+01:00", end: "2026-10-26T13:00:00+01:00" },
      },
      {
        ...{ ...place, step: "order", seats: 1, row: 4 },
        ...{ start: "2026-10-25T02:30:00+02:00", end: "2026-10-25T05:00:00+01:00" },
      },
      {
        ...{ ...place, step: "order", seats: 1, row: 5 },
        ...{ start: "2026-10-25T02:30:00+01:00", end: "2026-10-25T05:00:00+01:00" },
      },
    ]);
    expect(note).toBe(
      "decisions.csv: 3 rows are agreed on; 1 only recommended, and not counted; 1 of extra hours not counted: they belong into the roster",
    );
  });

  it("are refused with row and column where they cannot be meant so", () => {
    expect(
      refusedOf(
        "lime,order,2026-10-26 09:00,2026-10-26 13:00,4,agreed",
        "line,book,2026-10-26 09:00,2026-10-26 13:00,4,agreed",
        "line,order,2026-10-25 02:30,2026-10-25 05:00,4,agreed",
        "line,order,2026-10-26 13:00,2026-10-26 09:00,4,agreed",
        "line,order,soon,2026-10-26 09:00,4,agreed",
        "line,order,2026-10-26 09:00,2026-10-26 13:00,2.5,agreed",
        "line,order,2026-10-26 09:00,2026-10-26 13:00,4,maybe",
        "line,order,2026-10-26T08:00:00Z,2026-10-26T13:00:00+01:00,4,agreed",
      ),
    ).toEqual([
      "agreement-unknown 2 agreement",
      "not-a-step 3 step",
      "time-comes-twice 4 start",
      "ends-before-it-starts 5 end",
      "not-a-time 6 start",
      "not-a-count 7 seats",
      "not-a-status 8 status",
      // The same stretch as row 8, written otherwise.
      "commitment-twice 9 start",
    ]);
    expect(() => commitmentsOfText("agreement,step,start,end,seats\n", "old.csv", SHOP)).toThrow("older plan");
  });
});
