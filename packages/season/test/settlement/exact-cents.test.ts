import fc from "fast-check";
import { amountCents } from "@springtide/planning";
import { describe, expect, it } from "vitest";
import { exactCents } from "../../src/settlement/exact-cents.ts";

describe("cents of a quantity at a price", () => {
  it("are rounded half away from zero, by the decimals as they are written", () => {
    // Reckoned by hand: 700.175, 1.005, 60.015, -0.125, 0.0049, 12,345,650,000.000...
    const told = [
      exactCents(35, "20.005"),
      exactCents(1, "1.005"),
      exactCents(3, "20.005"),
      exactCents(2.5, "-0.05"),
      exactCents(0.49, "0.01"),
      exactCents(1e7, "1234.565"),
      exactCents(0.000001, "5000"),
      exactCents(8.1, "0.185"),
      exactCents(-4, "0.00125"),
      exactCents(1, "-0"),
    ];
    expect(told).toEqual([70_018, 101, 6002, -13, 0, 1_234_565_000_000, 1, 150, -1, 0]);
  });

  it("are the exact product to half a cent, and what binary fractions with their guard come to", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e8, max: 1e8 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -1e5, max: 1e5 }),
        fc.integer({ min: 0, max: 5 }),
        (units, places, price, decimals) => {
          const quantity = units / 10 ** places;
          const sign = price < 0 ? "-" : "";
          const digits = String(Math.abs(price)).padStart(decimals + 1, "0");
          const written = `${sign}${digits.slice(0, digits.length - decimals)}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`;
          const scale = 10n ** BigInt(places + decimals);
          const exact = BigInt(units) * BigInt(price) * 100n;
          const off = BigInt(exactCents(quantity, written)) * scale - exact;
          expect((off < 0n ? -off : off) * 2n <= scale).toBe(true);
          const amount = quantity * (price / 10 ** decimals);
          // So many places and no larger: else a binary fraction cannot tell what is just short of half a cent.
          if (places + decimals <= 5 && Math.abs(amount) <= 1e9)
            expect(exactCents(quantity, written)).toBe(amountCents(amount));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
