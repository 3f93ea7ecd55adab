import { randomStream } from "@springtide/probability";
import { needOutcomes } from "@springtide/staffing";
import { expect, it } from "vitest";
import { needsOf } from "../../src/economics/needs-of.ts";

const F = 0.15;
const R = 0.54;

it("agrees with the redial equilibrium of needs", () => {
  // The same from the other end: 1,000 needs make 1,000 / (1 - r f) attempts, f of them given up.
  const [phone] = needOutcomes({ failedShares: [F], spill: [[R]] });
  const attempts = 1000 / (1 - R * F);
  const needs = needsOf({ contacts: attempts, abandoned: attempts * F, late: 0 }, false, R);
  expect(needs.needs).toBeCloseTo(1000, 9);
  expect(needs.lost).toBeCloseTo(1000 * (phone?.lostShare ?? 0), 9);
  expect(needs.recovered).toBeCloseTo(1000 * (phone?.recoveredShare ?? 0), 9);
});

it("agrees with customers followed one by one", () => {
  const random = randomStream(5, "needs", 0);
  let [attempts, abandoned, lost, recovered] = [0, 0, 0, 0];
  const people = 200_000;
  for (let person = 0; person < people; person += 1) {
    let failedBefore = false;
    for (;;) {
      attempts += 1;
      if (random.uniform() >= F) {
        if (failedBefore) recovered += 1;
        break;
      }
      abandoned += 1;
      failedBefore = true;
      if (random.uniform() >= R) {
        lost += 1;
        break;
      }
    }
  }
  const needs = needsOf({ contacts: attempts, abandoned, late: 0 }, false, R);
  // Within four standard errors of so many people.
  expect(Math.abs(needs.needs - people)).toBeLessThan(4 * Math.sqrt(people * F));
  expect(Math.abs(needs.lost - lost)).toBeLessThan(4 * Math.sqrt(people * F * R));
  expect(Math.abs(needs.recovered - recovered)).toBeLessThan(4 * Math.sqrt(people * F * R));
});

it("loses nobody by deferred work, and recovers whoever was answered late", () => {
  expect(needsOf({ contacts: 90, abandoned: 0, late: 7 }, true, R)).toEqual({ needs: 90, lost: 0, recovered: 7 });
});
