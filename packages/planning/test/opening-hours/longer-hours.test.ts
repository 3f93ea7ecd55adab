import { contactsWithLongerHours, type LongerHours } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Two days of hours: open 8 to 18, and perhaps 18 to 21 on the first. */
function evening(change: Partial<LongerHours> = {}): LongerHours {
  const hours = 48;
  const inDay = (t: number): number => t % 24;
  const open = Uint8Array.from({ length: hours }, (_, t) => Number(inDay(t) >= 8 && inDay(t) < 18));
  return {
    contacts: Float64Array.from(open, (isOpen) => isOpen * 40),
    seconds: new Float64Array(hours).fill(3600),
    latent: Float64Array.from({ length: hours }, (_, t) => (t >= 18 && t < 21 ? 10 : 0)),
    window: Uint8Array.from({ length: hours }, (_, t) => Number(t >= 18 && t < 21)),
    open,
    behaviour: { waitShare: 0.6, elsewhereShare: 0.2, lostShare: 0.2 },
    preferShare: 0.05,
    returnHalfLifeSeconds: 3600,
    ...change,
  };
}
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

describe("opening longer", () => {
  it("moves contacts as they are counted by hand", () => {
    // By hand: 30 needs in the window, 5 % of 400 daytime contacts moved into it, 18 fewer the next morning,
    // 6 fewer on other channels, 6 that would never have been heard of.
    const { contacts, captured, preferred, rush, elsewhere, newlyWon } = contactsWithLongerHours(evening());
    expect(sum(captured)).toBe(30);
    expect(sum(contacts.subarray(18, 21))).toBeCloseTo(50, 9);
    expect(sum(contacts.subarray(8, 18))).toBeCloseTo(380, 9);
    expect(sum(preferred)).toBeCloseTo(0, 9);
    expect(sum(rush)).toBeCloseTo(-18, 9);
    expect(elsewhere).toBeCloseTo(-6, 9);
    expect(newlyWon).toBeCloseTo(6, 9);
    // Half of those who come back by closing do so in the first hour: 18 x 0.5 / (1 - 2^-10).
    expect(rush[32]).toBeCloseTo((-18 * 0.5) / (1 - 2 ** -10), 9);
  });

  it("changes nothing where nobody has a need and nobody would rather come then", () => {
    const quiet = evening({ latent: new Float64Array(48), preferShare: 0 });
    expect(contactsWithLongerHours(quiet).contacts).toEqual(quiet.contacts);
  });

  it("adds up to what was lost, and to nothing else", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 0.5, noNaN: true }), fc.nat(12), (a, b, prefer, needs) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const behaviour = { waitShare: low, elsewhereShare: high - low, lostShare: 1 - high };
        const before = evening({
          behaviour,
          preferShare: prefer,
          latent: Float64Array.from({ length: 48 }, (_, t) => (t >= 18 && t < 21 ? needs : 0)),
        });
        const { contacts, elsewhere, newlyWon } = contactsWithLongerHours(before);
        expect(sum(contacts) + elsewhere - sum(before.contacts)).toBeCloseTo(newlyWon, 6);
      }),
    );
  });

  it("tells what would only come after the last interval", () => {
    const last = evening({ window: Uint8Array.from({ length: 48 }, (_, t) => Number(t >= 42 && t < 45)) });
    const late = contactsWithLongerHours({ ...last, latent: Float64Array.from(last.window, (inside) => inside * 10) });
    expect(late.afterwards).toBeCloseTo(-18, 9);
    expect(sum(late.rush)).toBe(0);
  });

  it("takes from later on the day who is not missing at its start", () => {
    // By hand: 300 needs of which 180 wait; half of them, 90.09, in the first hour, which has 40 contacts; and so on.
    const latent = Float64Array.from({ length: 48 }, (_, t) => (t >= 18 && t < 21 ? 100 : 0));
    const { contacts, rush } = contactsWithLongerHours(evening({ latent }));
    expect(sum(rush)).toBeCloseTo(-180, 9);
    expect([...contacts.subarray(32, 36)]).toEqual([0, 0, 0, 0]);
    expect(Math.min(...contacts)).toBeGreaterThanOrEqual(0);
  });

  it("refuses shares that do not add up, windows that are open, and a rush larger than the morning", () => {
    const behaviour = { waitShare: 0.6, elsewhereShare: 0.2, lostShare: 0.3 };
    expect(() => contactsWithLongerHours(evening({ behaviour }))).toThrow("add up to 1");
    expect(() => contactsWithLongerHours(evening({ window: new Uint8Array(48).fill(1) }))).toThrow("open already");
    const latent = Float64Array.from({ length: 48 }, (_, t) => (t >= 18 && t < 21 ? 300 : 0));
    expect(() => contactsWithLongerHours(evening({ latent }))).toThrow("540.0 who wait for an opening in which 400.0");
  });
});
