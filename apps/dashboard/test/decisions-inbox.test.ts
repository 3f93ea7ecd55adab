import type { DeadlineDecision } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { costBars } from "../src/decisions/inbox/cost-bars.ts";
import { historyRows } from "../src/decisions/inbox/history-rows.ts";
import type { Shown } from "../src/decisions/inbox/inbox-items.ts";
import { inboxGroups, inboxItems, openedItem } from "../src/decisions/inbox/inbox-items.ts";
import { reminderAt } from "../src/decisions/inbox/reminder-at.ts";
import { draftFigures, requestOfPeriod } from "../src/decisions/inbox/request-draft.ts";
import { standpointOf } from "../src/decisions/standpoint.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { fixtureDecisions, planWithDecisions } from "./fixture-decisions.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "USD", 2026);
const decisions = fixtureDecisions();
const index = indexPlan(planWithDecisions());
const [warm] = decisions.periods;
if (warm === undefined) throw new Error("the fixture has periods");
const at = (instant: string): number => Date.parse(instant);

describe("deadlines", () => {
  const from = standpointOf(index, at("2030-01-01T00:00:00Z"), words);
  const itemsWith = (decided: readonly DeadlineDecision[]) => inboxItems(index, decisions, decided, from.ms, words);
  const entries = itemsWith([]);

  it("are seen from the end of the last day known where now lies outside the season, else from now", () => {
    expect(from).toEqual({
      ms: at("2026-02-09T08:00:00Z"),
      words: "the end of Sun 8 Feb, the last day that the plan knows",
    });
    const inSeason = at("2026-04-01T00:00:00Z");
    expect(standpointOf(index, inSeason, words)).toEqual({ ms: inSeason, words: "now" });
  });

  it("come in order of time, by how soon they are on the clock they are kept on", () => {
    expect(entries).toHaveLength(decisions.deadlines.length);
    const times = entries.map(({ deadline }) => at(deadline.at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(entries.filter(({ isPast }) => isPast).map(({ kind }) => kind)).toEqual(["Recruit"]);
    // Northdesk's first deadline is at 12:00 in Chicago, 17:00 UTC: on its day, a week before, and eight days before.
    const first = reserve?.deadline;
    if (first === undefined) throw new Error("the fixture has something to reserve");
    const urgencyFrom = (instant: string) =>
      inboxItems(index, { ...decisions, deadlines: [first] }, [], at(instant), words)[0]?.urgency;
    expect(
      ["2026-03-08T16:59:00Z", "2026-03-09T16:59:00Z", "2026-03-16T16:59:00Z", "2026-03-16T17:01:00Z"].map(urgencyFrom),
    ).toEqual(["later", "week", "today", "overdue"]);
  });

  const reserve = entries.find(({ kind, period }) => kind === "Reserve" && period === warm.id);

  it("say what silence means and what they cost, and open the period they are about", () => {
    expect(reserve?.by.theirs).toBe("Mon 16 Mar, 12:00 in Chicago");
    expect(reserve?.silence.text).toBe("nothing is reserved, and nothing can be confirmed later.");
    expect(reserve?.cost).toMatch(/^Cost and loss expected: US\$[\d,]+ if done, US\$[\d,]+ if not$/);
    expect(reserve?.chance).toBeNull();
    // Steps with seats: 0.19 + 0.10 + 0.05.
    expect(entries.find(({ kind, period }) => kind.startsWith("Confirm") && period === warm.id)?.chance).toContain(
      "34%",
    );
    expect(entries.find(({ kind }) => kind === "Recruit")?.period).toBeNull();
  });

  it("wait until somebody decides, sleep until a reminder is due, and are found again by what was decided", () => {
    const keysShown = (show: Shown, decided: readonly DeadlineDecision[]) =>
      inboxGroups(itemsWith(decided), { show, kind: "reserve" }).flatMap(({ items }) => items.map(({ key }) => key));
    const key = reserve?.key ?? "";
    const all = keysShown("open", []);
    expect(all).toContain(key);
    const others = all.filter((one) => one !== key);
    const [asleep, due] = [saying("remind", "2026-03-10T08:00:00Z"), saying("remind", "2026-02-08T08:00:00Z")];
    expect([keysShown("open", [asleep]), keysShown("reminded", [asleep])]).toEqual([others, [key]]);
    expect([keysShown("open", [due]), keysShown("reminded", [due])]).toEqual([all, [key]]);
    const declined = [saying("decline", null), saying("accept", null), asleep];
    expect([keysShown("open", declined), keysShown("decided", declined)]).toEqual([others, [key]]);
    expect(itemsWith(declined).find((item) => item.key === key)).toMatchObject({ standing: "declined" });
  });

  it("open as the address asks, else the first that waits", () => {
    expect(openedItem(entries, { key: reserve?.key ?? null, period: null })).toBe(reserve);
    expect(openedItem(entries, { key: null, period: warm.id })?.period).toBe(warm.id);
    expect(openedItem(entries, { key: null, period: null })?.isPast).toBe(false);
  });

  it("show what it costs either way on one scale", () => {
    const told = costBars({ costIfDone: 9_540, costIfNot: 11_100 }, words);
    expect(told?.bars.map(({ written, share }) => [written, share])).toEqual([
      ["US$9,540", 9_540 / 11_100],
      ["US$11,100", 1],
    ]);
    expect(told?.sentence).toBe("Doing it is expected to save US$1,560 of cost and loss together.");
    expect(costBars({ costIfDone: 1, costIfNot: null }, words)).toBeNull();
  });

  it("leave a history: who, the figures then, and what it cost since", () => {
    const request = { id: "R-1", agreement: "northdesk", partnerName: "Northdesk", revision: 2 };
    const requests = [{ ...request, state: "reserved" as const, committedCents: 120_000 }];
    const accepted = { ...saying("accept", null), request: "R-1", person: 3 };
    const [row] = historyRows(index, [accepted], requests, { me: 3, words });
    expect(row).toMatchObject({
      who: "you",
      what: "accepted",
      about: "Reserve: Northdesk, 6 Apr to 11 Apr, by Mon 16 Mar",
      figures: "US$100 if done, US$200 if not, chance 40%",
      since: "Request R-1 to Northdesk: reserved, commits to US$1,200 by now",
    });
  });

  it("are reminded of in the morning of the shop", () => {
    expect(reminderAt("2026-03-10", index.zone)).toBe("2026-03-10T16:00:00.000Z");
  });

  it("become a request for all days of their period, and for no other", () => {
    const { source } = requestOfPeriod(index.plan, warm);
    expect(source).toEqual({ kind: "plan", from: "2026-04-06T07:00:00.000Z", until: "2026-04-12T07:00:00.000Z" });
    const line = { start: "2026-04-06T16:00:00Z", end: "2026-04-06T20:30:00Z", positionsLoggedIn: 4 };
    const lines = [line, { ...line, positionsLoggedIn: 6 }].map((one, i) => ({ ...LINE, ...one, id: `L${String(i)}` }));
    expect(draftFigures({ lines })).toEqual({ lines: 2, mostPositions: 6, positionHours: 45 });
  });
});

const LINE = {
  ...{ skill: "phone", zone: "UTC", tier: "option" as const, state: "draft" as const, deadlines: null, offer: null },
  ...{ reservedPositions: null, reason: null, deliveredHours: null },
};

/** What somebody said of reserving seats for the first warm week. */
function saying(action: DeadlineDecision["action"], remindAt: string | null): DeadlineDecision {
  return {
    ...{ number: 1, shop: "garden", planVersion: 3, kind: "reserve", subject: "northdesk-2026-04-06" },
    ...{ at: "2026-03-16T17:00:00.000Z", action, remindAt, reason: null, request: null, words: "" },
    ...{ costIfDone: 100, costIfNot: 200, probability: 0.4, cents: 0, person: 1, pseudonym: "person 1" },
    decidedAt: "2026-02-09T09:00:00.000Z",
  };
}
