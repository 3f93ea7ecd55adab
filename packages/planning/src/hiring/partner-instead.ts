import type { ConvexLoss } from "../staged/convex-loss.ts";

/**
 * The same loss where missing heads can be bought as well, up to so many at a price: whatever step is dearer is bought instead. Still convex
 * (the infimal convolution of the loss with the price of seats).
 */
export function withSeatsInstead(loss: ConvexLoss, seats: number, price: number): ConvexLoss {
  const cheaper = loss.steps.filter(({ cost }) => cost <= price);
  const dearer = loss.steps.filter(({ cost }) => cost > price);
  if (seats <= 0 || dearer.length === 0) return loss;
  let left = loss.need;
  const steps = [...cheaper, { heads: seats, cost: price }, ...dearer].flatMap(({ heads, cost }) => {
    const taken = Math.min(heads, left);
    left -= taken;
    return taken <= 0 ? [] : [{ heads: taken, cost }];
  });
  return { ...loss, steps };
}
