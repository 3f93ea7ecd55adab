/** From which told probability on how much is confirmed. */
export interface ConfirmStep {
  readonly fromProbability: number;
  readonly amount: number;
}

/**
 * A late decision as a rule: signals in rising order, each told from some probability on, and what is decided at each. Neighbours at which
 * the same is decided become one step; the first step holds from 0.
 * @throws RangeError where probabilities or amounts do not rise, for then it is no rule
 */
export function confirmSteps(
  toldFrom: readonly number[],
  amounts: ArrayLike<number>,
): readonly [ConfirmStep, ...ConfirmStep[]] {
  const [, ...rest] = toldFrom;
  const steps: [ConfirmStep, ...ConfirmStep[]] = [{ fromProbability: 0, amount: amounts[0] ?? 0 }];
  rest.forEach((fromProbability, i) => {
    const last = steps.at(-1) ?? steps[0];
    const amount = amounts[i + 1] ?? 0;
    if (amount < last.amount || fromProbability <= (toldFrom[i] ?? 0)) throw new RangeError("a rule rises");
    if (amount > last.amount) steps.push({ fromProbability, amount });
  });
  return steps;
}

/** How much the rule confirms when this probability is told. */
export function amountConfirmed(steps: readonly [ConfirmStep, ...ConfirmStep[]], probability: number): number {
  return (steps.findLast(({ fromProbability }) => probability >= fromProbability) ?? steps[0]).amount;
}
