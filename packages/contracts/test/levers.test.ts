import { describe, expect, it } from "vitest";
import { findingsOf } from "./shop-findings.ts";

const evening = { id: "evening", queue: "phone", days: "mon-fri", hours: "18:00-22:00" };
const bot = { id: "bot", queue: "phone", resolves: "20%" };

describe("a lever", () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ["hours of no queue", { longerHours: [{ ...evening, queue: "fax" }] }, "unknown-queue", "/longerHours/0/queue"],
    ["an id twice", { longerHours: [evening, evening] }, "id-used-twice", "/longerHours/1/id"],
    [
      "hours that are open",
      { longerHours: [{ ...evening, hours: "17:00-20:00" }] },
      "hours-already-open",
      "/longerHours/0/hours",
    ],
    [
      "more than all customers",
      { longerHours: [{ ...evening, wait: "70%", elsewhere: "40%" }] },
      "shares-above-all",
      "/longerHours/0/wait",
    ],
    ["a bot of no queue", { deflection: [{ ...bot, queue: "fax" }] }, "unknown-queue", "/deflection/0/queue"],
    ["two bots of one id", { deflection: [bot, bot] }, "id-used-twice", "/deflection/1/id"],
    [
      "a bot that loses whom it helped",
      { deflection: [{ ...bot, resolves: "80%", lost: "30%" }] },
      "shares-above-all",
      "/deflection/0/resolves",
    ],
  ])("is refused with %s", (_, change, code, field) => {
    expect(findingsOf(change)).toEqual([[code, field]]);
  });

  it("is taken where it fits together", () => {
    expect(findingsOf({ longerHours: [{ ...evening, wait: "60%", elsewhere: "40%" }], deflection: [bot] })).toEqual([]);
  });
});
