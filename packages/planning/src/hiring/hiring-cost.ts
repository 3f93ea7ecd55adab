import { lossWith } from "../staged/convex-loss.ts";
import type { HiringProblem } from "./hiring-problem.ts";

/** What partners and lost contacts cost over the plan with so many people of each candidate. */
export function lossWithHires({ candidates, weeks, classSize }: HiringProblem, people: ArrayLike<number>): number {
  return weeks.reduce((sum, { loss, standing }, w) => {
    const heads = candidates.reduce((there, { productive, trainers }, c) => {
      const hired = people[c] ?? 0;
      return there + hired * (productive[w] ?? 0) - Math.ceil(hired / classSize) * (trainers[w] ?? 0);
    }, standing);
    return sum + lossWith(loss, heads);
  }, 0);
}

/** Wages and hiring of so many people of each candidate. */
export function wagesOfHires({ candidates }: HiringProblem, people: ArrayLike<number>): number {
  return candidates.reduce((sum, { costPerPerson }, c) => sum + costPerPerson * (people[c] ?? 0), 0);
}
