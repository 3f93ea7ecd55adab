/**
 * Mean of the worst share of outcomes (conditional value at risk): with 0.9 the mean of the dearest tenth. Where that share is no whole
 * number of outcomes, the last one counts for its part.
 * Source: Rockafellar & Uryasev (2000), Journal of Risk 2(3), 21-41, for equally likely outcomes.
 * @throws RangeError without outcomes, or for a level outside 0 to 1
 */
export function worstMean(costs: Float64Array, level: number): number {
  if (costs.length === 0 || !(level >= 0 && level < 1))
    throw new RangeError("the worst share of something above nothing");
  const worstFirst = costs.toSorted().reverse();
  const share = (1 - level) * costs.length;
  const whole = Math.floor(share + 1e-9);
  let sum = 0;
  for (let i = 0; i < whole; i += 1) sum += worstFirst[i] ?? 0;
  const part = Math.max(0, share - whole);
  return (sum + (part > 1e-9 ? part * (worstFirst[whole] ?? 0) : 0)) / share;
}
