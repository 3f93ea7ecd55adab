import { weekday } from "@springtide/calendar";
import { type ChangedHours, learnChangedHours } from "@springtide/forecast";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { describe, expect, it } from "vitest";

/** A Monday. */
const FIRST_DAY = 20_458;
const DAYS = 280;
/** The twenty-first Monday. */
const CHANGED = 140;
const RETURNED = 0.875;
const TRUTH = { needs: 40, wait: 0.5, elsewhere: 0.2, prefer: 0.05 };

/**
 * Forty weeks of Monday to Saturday, from the twenty-first on open in the evening from Monday to Friday. On an ordinary day 90 contacts
 * come in the first hours, 210 later and 80 on another channel in the evening. Weekdays differ, days vary by 5 %, counts are Poisson.
 */
function tried(seed: number, truth = TRUTH, change: Partial<ChangedHours> = {}): ChangedHours {
  const random = randomStream(seed, "tried hours");
  const unknown = (): Float64Array => new Float64Array(DAYS).fill(Number.NaN);
  const past = { window: unknown(), opening: unknown(), rest: unknown(), elsewhere: unknown() };
  for (let i = 0; i < DAYS; i += 1) {
    const day = weekday(FIRST_DAY + i);
    if (day === 7) continue;
    const level = [1.2, 1, 1, 0.95, 0.9, 0.5][day - 1] ?? 0;
    const ofDay = drawGamma(random, 400) / 400;
    const isLonger = i >= CHANGED;
    const waiting = isLonger && day > 1 ? truth.wait * truth.needs : 0;
    const stays = isLonger ? 1 - truth.prefer : 1;
    const draw = (mean: number): number => drawPoisson(random, mean);
    past.opening[i] = draw(90 * level * ofDay * stays - RETURNED * waiting);
    past.rest[i] = draw(210 * level * ofDay * stays - (1 - RETURNED) * waiting);
    if (day === 6) continue;
    past.elsewhere[i] = draw(80 - (isLonger ? truth.elsewhere * truth.needs : 0));
    if (!isLonger) continue;
    // What moved into the window came from six days and goes to five evenings.
    past.window[i] = draw(truth.needs + truth.prefer * 300 * (5.55 / 5));
  }
  return {
    ...past,
    control: null,
    firstDay: FIRST_DAY,
    isLonger: Uint8Array.from({ length: DAYS }, (_, i) => Number(i >= CHANGED)),
    triggers: [],
    holidays: new Set(),
    returnedByOpening: RETURNED,
    seed,
    ...change,
  };
}

describe("hours that changed in the past", () => {
  it("says how many needs there were and what became of them, and how sure that is", () => {
    const found = learnChangedHours(tried(2));
    const { needs, waitShare, elsewhereShare, preferShare } = found;
    for (const [range, truth] of [
      [needs, TRUTH.needs],
      [waitShare, TRUTH.wait],
      [elsewhereShare, TRUTH.elsewhere],
      [preferShare, TRUTH.prefer],
    ] as const) {
      expect(range?.low).toBeLessThan(truth);
      expect(range?.high).toBeGreaterThan(truth);
    }
    // Two of the twenty weeks with longer hours are those in which people learn of them.
    expect(found.weeksWithout).toBe(20);
    expect(found.weeksWith).toBe(18);
    // The shares are those of the changes themselves: of all of them together, what is left is lost.
    const { window, opening, rest, elsewhere } = found.changes;
    const won = needs.value * (1 - waitShare.value - (elsewhereShare?.value ?? 0));
    expect(window + opening + rest + (elsewhere ?? 0)).toBeCloseTo(won, 9);
  });

  it("takes out what other queues went through on the same days", () => {
    // A tenth more of everything from the day of the change on, seen as well in a queue that nothing was changed for.
    const past = tried(2);
    const grown = (contacts: Float64Array): Float64Array =>
      contacts.map((value, i) => (i >= CHANGED ? value * 1.1 : value));
    const control = grown(Float64Array.from(past.rest, (value) => (Number.isNaN(value) ? value : 500)));
    const found = learnChangedHours({ ...past, opening: grown(past.opening), rest: grown(past.rest), control });
    const alone = learnChangedHours(past);
    // The same change as a share of contacts that are a tenth more.
    expect(found.changes.rest).toBeCloseTo(1.1 * alone.changes.rest, 0);
  });

  it("refuses too few weeks, a change while a trigger is felt, and a window that only moved the day's contacts", () => {
    const short = Uint8Array.from({ length: DAYS }, (_, i) => Number(i >= DAYS - 40));
    expect(() => learnChangedHours(tried(2, TRUTH, { isLonger: short }))).toThrow("4 weeks with the longer hours");
    const trigger = {
      id: "sale",
      pastOnsets: [{ day: FIRST_DAY + CHANGED - 3, weight: 1 }],
      priorLift: 0.5,
      ...{ leadDays: 0, decayDays: 10, durationDays: 20 },
    };
    expect(() => learnChangedHours(tried(2, TRUTH, { triggers: [trigger] }))).toThrow("while a trigger was felt");
    const none = tried(2);
    expect(() => learnChangedHours({ ...none, window: none.window.map((value) => value * 0) })).toThrow(
      "in the window",
    );
  });
});
