import type { ContactHistory } from "@springtide/contracts";
import { needsOfContacts } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { historyOfRows } from "../small-shop.ts";

const HALF_HOUR_MS = 1_800_000;
const DELAY_SECONDS = 1200;
/** Survey: of those whose call was not answered, so many call again. */
const REDIAL = 0.54;

function needs(): number[] {
  return Array.from({ length: 48 }, (_, i) => 60 + 30 * Math.sin(i / 5) + (i % 3));
}

/**
 * A day of a line that loses a share of its attempts, made forward, contact by contact of the law and not by its inverse: attempts of a
 * half hour fail evenly over it and return exponentially after twenty minutes on average.
 */
function attemptsOf(
  first: readonly number[],
  lost: (interval: number) => number,
): { offered: number[]; failed: number[] } {
  const z = 1800 / DELAY_SECONDS;
  const atOnce = 1 - (1 - Math.exp(-z)) / z;
  const [offered, failed]: [number[], number[]] = [[], []];
  first.forEach((need, t) => {
    const due = failed.reduce((sum, count, s) => {
      const left = (1 - atOnce) * Math.exp(-z * (t - s - 1));
      return sum + REDIAL * count * left * (1 - Math.exp(-z));
    }, 0);
    // Those who fail and return within the interval are offered again in it, and fail again by the same share.
    const all = (need + due) / (1 - REDIAL * atOnce * lost(t));
    offered.push(all);
    failed.push(all * lost(t));
  });
  return { offered, failed };
}

function historyOf(queue: string, offered: readonly number[], abandoned?: readonly number[]): ContactHistory {
  const rows = offered.map((count, i): [number, number] => [i * HALF_HOUR_MS, count]);
  const history = historyOfRows(queue, 30, rows);
  return abandoned === undefined ? history : { ...history, abandoned: Float64Array.from(abandoned) };
}

const redials = { spill: { phone: { phone: REDIAL } }, meanDelaySeconds: { phone: { phone: DELAY_SECONDS } } };

describe("needs behind attempts", () => {
  it("are found again, whatever the service was", () => {
    const { offered, failed } = attemptsOf(needs(), (t) => 0.1 + 0.3 * ((t % 12) / 12));
    const { contacts, caveats } = needsOfContacts([historyOf("phone", offered, failed)], redials);
    contacts[0]?.offered.forEach((count, t) => {
      expect(count).toBeCloseTo(needs()[t] ?? 0, 8);
    });
    expect(caveats).toEqual([]);
    // The same needs under good service look like fewer attempts: what is forecast must not hang on it.
    const good = attemptsOf(needs(), () => 0.02);
    expect(good.offered.reduce((a, b) => a + b)).toBeLessThan(0.95 * offered.reduce((a, b) => a + b));
  });

  it("on one channel are the attempts less the failures that came back: science 9's identity", () => {
    const atOnce = { ...redials, meanDelaySeconds: {} };
    const { contacts } = needsOfContacts([historyOf("phone", [1057.1], [105.71])], atOnce);
    expect(contacts[0]?.offered[0]).toBeCloseTo(1057.1 - REDIAL * 105.71, 9); // about 1000, as in the example of science 9
  });

  it("of a queue to which others spill leave out whoever failed elsewhere", () => {
    const spill = { spill: { email: { phone: 0.71 } }, meanDelaySeconds: {} };
    const { contacts } = needsOfContacts(
      [historyOf("phone", [200, 200]), historyOf("email", [100, 80], [50, 0])],
      spill,
    );
    expect(contacts.map(({ offered }) => [...offered])).toEqual([
      [200 - 0.71 * 50, 200],
      [100, 80],
    ]);
  });

  it("stay as they are where nobody comes back, and other queues are not touched", () => {
    const [phone, email] = [historyOf("phone", [10, 20], [5, 5]), historyOf("email", [3, 4], [1, 1])];
    const none = needsOfContacts([phone, email], { spill: {}, meanDelaySeconds: {} });
    expect(none.contacts).toEqual([phone, email]);
    expect(needsOfContacts([phone, email], redials).contacts[1]).toBe(email);
  });

  it("cannot be told without a column of failures, and a caveat says so", () => {
    const phone = historyOf("phone", [10, 20]);
    const { contacts, caveats } = needsOfContacts([phone], redials);
    expect([...(contacts[0]?.offered ?? [])]).toEqual([10, 20]);
    expect(caveats).toEqual([expect.stringMatching(/"phone" has no column of abandoned or handled contacts/)]);
  });

  it("come in the next row where the queue took nothing in between", () => {
    const phone = historyOf("phone", [100, 100], [50, 0]);
    // The second row is of the next morning: all returns of the evening come in it.
    const overnight = { ...phone, startMs: Float64Array.of(0, 24 * HALF_HOUR_MS) };
    const { contacts } = needsOfContacts([overnight], redials);
    const total = (contacts[0]?.offered ?? new Float64Array()).reduce((sum, count) => sum + count, 0);
    expect(total).toBeCloseTo(200 - REDIAL * 50, 4);
  });

  it("keep unknown rows unknown, and say where shares are too large for a history", () => {
    const gap = historyOf("phone", [100, Number.NaN, 100], [10, Number.NaN, 10]);
    expect(needsOfContacts([gap], redials).contacts[0]?.offered[1]).toBeNaN();
    const { contacts, caveats } = needsOfContacts([historyOf("phone", [10, 1, 1, 1], [200, 0, 0, 0])], redials);
    expect(contacts[0]?.offered.every((count) => count >= 0)).toBe(true);
    expect(caveats).toEqual([expect.stringMatching(/the shares of those who come back are too large/)]);
  });
});
