import { describe, expect, it } from "vitest";
import { drawCombinedRates, fitEnsemble } from "@springtide/forecast";
import type { FuturesRequest } from "@springtide/forecast";
import { plain, simulate } from "../simulated-queue.ts";

const none: ReadonlySet<number> = new Set();
const { history } = simulate({ ...plain, season: 0.2, levelSd: 0.05, daySd: 0.05 }, 6);
const fit = fitEnsemble({ history, triggers: [], holidays: none, closedDays: none });
const end = history.firstDay + history.contacts.length;

function request(firstDay: number, days: number): FuturesRequest {
  const known = { triggers: [], onsets: new Map(), holidays: none, closedDays: none };
  return { ...known, firstDay, days, paths: 50, seed: 1, queue: "q" };
}

describe("paths of a combination", () => {
  it("are drawn again, number for number, from plain numbers", () => {
    const numbers = { parameters: fit.regression.parameters, recentring: fit.recentring(end, 40) };
    const stored: typeof numbers = structuredClone(numbers);
    expect(drawCombinedRates({ ...request(end, 40), ...stored })).toEqual(fit.samplePaths(request(end, 40)));
  });

  it("say the same of a day whether the days before it are asked for or not", () => {
    const all = fit.recentring(end, 40);
    const later = fit.recentring(end + 10, 30);
    expect(later.firstLead).toBe(all.firstLead + 10);
    expect(later.shifts).toEqual(all.shifts.slice(10));
  });

  it("are the regression's where nothing is moved and nothing was judged", () => {
    const young = { firstDay: end - 30, contacts: history.contacts.slice(-30) };
    const options = { weights: { "count regression": 1 }, methods: [] };
    const alone = fitEnsemble({ history: young, triggers: [], holidays: none, closedDays: none }, options);
    expect(new Set(alone.recentring(end, 20).shifts)).toEqual(new Set([0]));
    expect(alone.samplePaths(request(end, 20)).every((rate) => rate > 0)).toBe(true);
  });
});
