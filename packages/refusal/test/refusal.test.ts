import { describe, expect, it } from "vitest";
import { Cancelled, inWords, Refusal, stopIfCancelled } from "../src/index.ts";

const negative = {
  code: "negative-count",
  place: { file: "calls.csv", row: 412, column: "offered" },
  found: "-35",
  rule: "it cannot be negative",
  remedy: "Leave it empty if unknown.",
};

describe("a finding in words", () => {
  it("names place, finding, rule and remedy", () => {
    expect(inWords(negative)).toBe(
      "calls.csv, row 412, column offered: found -35, but it cannot be negative. Leave it empty if unknown.",
    );
  });

  it("leaves out the parts of a place that are not known", () => {
    expect(inWords({ ...negative, place: { field: "/queues/0/aht" } })).toMatch(/^field \/queues\/0\/aht: found/);
    expect(inWords({ ...negative, place: { field: "" } })).toMatch(/^found -35/);
  });
});

describe("a refusal", () => {
  it("carries every finding and counts those that are not listed", () => {
    const refusal = new Refusal([negative, { ...negative, place: { row: 413 } }], 250);
    expect(refusal.findings).toHaveLength(2);
    expect(refusal.total).toBe(250);
    expect(refusal.message.split("\n")).toHaveLength(2);
  });

  it("takes a single finding, and then counts one", () => {
    expect(new Refusal(negative)).toMatchObject({ findings: [negative], total: 1 });
  });
});

describe("cancelling", () => {
  it("stops work whose signal was raised, and no other", () => {
    const controller = new AbortController();
    expect(() => {
      stopIfCancelled(controller.signal);
      stopIfCancelled(undefined);
    }).not.toThrow();
    controller.abort();
    expect(() => {
      stopIfCancelled(controller.signal);
    }).toThrow(Cancelled);
  });
});
