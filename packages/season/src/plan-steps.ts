import type { Progress } from "@springtide/refusal";

/** The steps as progress counts them; each has a share of the work. */
const STEPS = { dates: 2, fit: 18, holdout: 15, draw: 25, staff: 40, roster: 40, verify: 25, decide: 60 } as const;

/** Turns each step's own progress into progress of the whole. @param without steps that this plan does not have */
export function stepped(
  progress: Progress | undefined,
  without: readonly (keyof typeof STEPS)[] = [],
): (step: keyof typeof STEPS) => Progress {
  const names = (Object.keys(STEPS) as (keyof typeof STEPS)[]).filter((name) => !without.includes(name));
  const total = names.reduce((sum, name) => sum + STEPS[name], 0);
  return (step) => {
    const before = names.slice(0, names.indexOf(step)).reduce((sum, name) => sum + STEPS[name], 0);
    return (done, of, label) => progress?.(before + (of === 0 ? 0 : (done / of) * STEPS[step]), total, label);
  };
}
