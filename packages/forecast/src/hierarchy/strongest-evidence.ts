/** Strengths are sought between these: 0.01 contacts (the queue alone) and a million (the group alone). */
const LEAST = Math.log(0.01);
const MOST = Math.log(1e6);
const COARSE_STEPS = 36;
const FINE_STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Strength of a prior with the largest evidence: a coarse look over the whole range, so that a second hill is not missed, then golden
 * section around its best. Where evidence still rises at an end, that end is answered.
 * Cost: about 80 evaluations.
 */
export function strongestEvidence(logEvidence: (strength: number) => number): number {
  const at = (step: number): number => LEAST + (step * (MOST - LEAST)) / COARSE_STEPS;
  let best = COARSE_STEPS;
  for (let step = COARSE_STEPS - 1; step >= 0; step--)
    if (logEvidence(Math.exp(at(step))) > logEvidence(Math.exp(at(best)))) best = step;
  let [low, high] = [at(Math.max(0, best - 1)), at(Math.min(COARSE_STEPS, best + 1))];
  for (let i = 0; i < FINE_STEPS; i++) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (logEvidence(Math.exp(left)) > logEvidence(Math.exp(right))) high = right;
    else low = left;
  }
  const found = Math.exp((low + high) / 2);
  return logEvidence(found) > logEvidence(Math.exp(at(best))) ? found : Math.exp(at(best));
}
