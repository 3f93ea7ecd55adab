import { planSeason, weighHours } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { describe, expect, it } from "vitest";
import { NO_HOLIDAYS } from "../small-shop.ts";
import { shopWithWindow, triedHours } from "./tried-hours.ts";

describe("a window of the shop file in a plan", () => {
  const worth = { customerValue: { marginAYear: 4000 }, agreements: [] };
  const decided = async (changes: object, window: object) => {
    const shop = shopWithWindow({ ...worth, ...changes }, window);
    const input = { shop, holidays: NO_HOLIDAYS, contacts: triedHours(shop), weather: [] };
    const deciding = { solve: await loadSolver() };
    return { decisions: planSeason({ ...input, deciding }).decisions, weighed: () => weighHours(input).windows[0] };
  };

  it("that pays has a deadline, in local days before the first opening that can still be reached", async () => {
    const { decisions, weighed } = await decided({}, {});
    // By hand: planned from Monday 12 October; two weeks before the opening of Monday the 26th at 18:00, after the clocks go back.
    expect(decisions?.deadlines).toMatchObject([
      { kind: "open-longer", subject: "evening", at: "2026-10-12T18:00:00+02:00", zone: "Europe/Berlin" },
    ]);
    const [deadline] = decisions?.deadlines ?? [];
    expect(deadline?.words).toContain("Open phone Mon-Fri 18:00-20:00 too, from Mon 26 Oct on, by desk");
    const window = weighed();
    expect(deadline?.costIfDone).toBeCloseTo(window?.ledger.total ?? Number.NaN, 2);
    expect(deadline?.costIfNot).toBeCloseTo(window?.atStake?.total.mean ?? Number.NaN, 1);
  });

  it("is a remark where it is too late, and nothing where it does not pay", async () => {
    const late = await decided({}, { notice: "9w" });
    expect(late.decisions?.deadlines).toEqual([]);
    expect(late.decisions?.remarks.join()).toContain("too late to be decided");
    const poor = await decided({ customerValue: { marginAYear: 1 } }, {});
    expect(poor.decisions?.deadlines).toEqual([]);
  });
});
