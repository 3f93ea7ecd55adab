import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearNames } from "../src/index.ts";

const KEYS = ["openingHours", "orderShare", "country", "subdivision", "zone"];

describe("nearNames", () => {
  it.each([
    ["opening_hours", "openingHours"],
    ["OpeningHours", "openingHours"],
    ["openingHuors", "openingHours"],
    ["contry", "country"],
    ["zon", "zone"],
    ["order share", "orderShare"],
  ])("takes %s for %s", (written, meant) => {
    expect(nearNames(written, KEYS)[0]).toBe(meant);
  });

  it("suggests nothing where nothing comes near", () => {
    expect(nearNames("budget", KEYS)).toEqual([]);
  });

  it("takes any name with one letter changed, left out or added for itself", () => {
    const slip = fc.record({ name: fc.constantFrom(...KEYS), at: fc.nat(20), kind: fc.constantFrom(0, 1, 2) });
    fc.assert(
      fc.property(slip, ({ name, at, kind }) => {
        const place = at % name.length;
        const written =
          name.slice(0, place) + (kind === 2 ? "q" : kind === 1 ? "" : "q") + name.slice(place + (kind === 2 ? 0 : 1));
        expect(nearNames(written, KEYS)).toContain(name);
      }),
    );
  });
});
