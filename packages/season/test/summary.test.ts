import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "@springtide/contracts";
import { forecastTable, gapTable, planSeason, requirementTable, summaryLines } from "@springtide/season";
import { smallInput, smallShop } from "./small-shop.ts";

let plan: Plan;
beforeAll(() => {
  plan = planSeason(smallInput());
});

describe("the summary", () => {
  it("says what comes, where people are short, what to buy, what it gives and what to know", () => {
    const text = summaryLines(plan).join("\n");
    for (const part of [
      /^Small shop: Sun 30 Aug 2026 and the 28 days from then, in Europe\/Berlin/,
      /Contacts in the season: [\d,]+ \(8 of 10 seasons bring [\d,]+ to [\d,]+\)/,
      / {2}phone: [\d,]+; off by [\d.]+ % on the last \d+ known days \(same weekdays of the week before them: [\d.]+ %\)/,
      /\nNext peaks\n/,
      /\nWorst gaps after overflow \([\d,]+ h in all\)\n {2}\w+: \w{3} \d+ \w+ 2026, \d\d:\d\d to \d\d:\d\d: \d+ people short/,
      /\nTo be ready for 80 % of the possible seasons \(found ready: \d+ %\)\n/,
      / {2}overflow to buy [\d,]+ h in \d+ blocks, EUR [\d,]+/,
      / {2}agents by the patience of customers, intervals hanging together\n/,
      / {2}as a tool with Erlang C would say: [\d,]+ h of work instead of [\d,]+ h in a season known beforehand/,
      / {2}phone: \d+ % \(target 80 % within 20 s\), [\d.]+ % give up/,
      /How long customers of "phone" wait before they give up is an assumption from a survey \(on average 60 % for 12 min, 23 % for 5 min, 17 % for 31 min\)/,
      / {2}email: \d+ % \(target 90 % within 24 h\)/,
      /\nTo know before trusting it\n/,
      /No weather was given/,
      /phone: The history has 17 weeks, too little to show a season of the year/,
    ])
      expect(text).toMatch(part);
  });

  it("of a plan by Erlang C says so, and nothing of giving up", () => {
    const text = summaryLines(
      planSeason(smallInput(smallShop({ plan: { horizon: "4w", paths: 20, model: "erlang-c" } }))),
    ).join("\n");
    expect(text).toMatch(/ {2}agents by Erlang C, as most tools do: nobody hangs up, each interval stands alone\n/);
    expect(text).not.toMatch(/give up\n/);
  });

  it("says so where nothing is missing", () => {
    const roster = [{ days: "daily", from: "00:00", to: "24:00", heads: 100 }];
    const rich = planSeason(
      smallInput(smallShop({ teams: [{ id: "desk", serves: ["phone", "email"], costPerHour: 20, roster }] })),
    );
    expect(summaryLines(rich).join("\n")).toMatch(/Worst gaps\n {2}none: own people and overflow meet every interval/);
  });

  it("says so where the past is too short to check on", () => {
    const shop = smallShop();
    const input = smallInput(shop);
    const short = input.contacts.map((history) => {
      const rows = history.startMs.findIndex((ms) => ms >= (history.startMs[0] ?? 0) + 50 * 86_400_000);
      const cut = (column: Float64Array): Float64Array => column.subarray(0, rows);
      return {
        ...history,
        startMs: cut(history.startMs),
        offered: cut(history.offered),
        handled: cut(history.handled),
        abandoned: cut(history.abandoned),
        ahtSeconds: cut(history.ahtSeconds),
      };
    });
    expect(summaryLines(planSeason({ ...input, contacts: short })).join("\n")).toMatch(
      /too little history to check on/,
    );
  });
});

describe("the tables", () => {
  it("have the columns that were agreed", () => {
    expect(forecastTable(plan).header).toEqual(["interval_start", "queue", "mean", "p10", "p50", "p90"]);
    expect(requirementTable(plan).header).toEqual([
      "interval_start",
      "queue",
      "agents",
      "service_level",
      "occupancy",
      "model",
    ]);
    expect(gapTable(plan).header).toEqual(["interval_start", "queue", "required", "own", "overflow", "gap"]);
  });

  it("have a row for every open interval of every queue, in local time with offset", () => {
    // 24 open days of 20 half hours, two queues.
    for (const table of [requirementTable(plan), gapTable(plan)]) {
      const rows = [...table.rows];
      expect(rows.filter(([, queue]) => queue === "phone")).toHaveLength(480);
      expect(rows[0]?.slice(0, 2)).toEqual(["2026-08-31T08:00:00+02:00", "phone"]);
    }
  });

  it("give a forecast by interval whose means add up to the season and whose bands are in order", () => {
    const rows = [...forecastTable(plan).rows];
    const mean = rows.reduce((sum, row) => sum + Number(row[2]), 0);
    // Drawn counts against their rates: 20 seasons of some thousand contacts.
    expect(mean / plan.totals.contacts.mean).toBeGreaterThan(0.97);
    expect(mean / plan.totals.contacts.mean).toBeLessThan(1.03);
    for (const [, , , p10, p50, p90] of rows)
      expect(Number(p10) <= Number(p50) && Number(p50) <= Number(p90)).toBe(true);
  });
});
