import { Refusal } from "@springtide/refusal";

/**
 * sqrt(count + 1/4): for Poisson counts of mean m about normal with mean sqrt(m) and variance 1/4, whatever m is. NaN stays NaN.
 * Source: Brown, Cai, Zhang, Zhao and Zhou (2010), Probability Theory and Related Fields 146, 401-433.
 * @throws Refusal "negative-contacts" for a count below zero or infinite
 */
export function rootOfCount(count: number): number {
  if (count < 0 || count === Infinity)
    throw new Refusal({
      code: "negative-contacts",
      place: { field: "/counts" },
      found: `${count} contacts in an interval`,
      rule: "contacts are counted: zero or more",
      remedy: "Correct the figure, or leave the interval out if it is not known.",
    });
  return Math.sqrt(count + 0.25);
}

/** Mean count where the root scale is centred on `root`. A shape taken below zero means no contacts at all. */
export function meanOfRoot(root: number): number {
  return root > 0 ? root * root : 0;
}
