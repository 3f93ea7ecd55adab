import { refuse } from "../domain.ts";

/** @throws Refusal unless 0 <= shrinkage < 1 */
export function requireShrinkage(shrinkage: number, field: string): void {
  if (shrinkage >= 0 && shrinkage < 1) return;
  refuse(
    "shrinkage-out-of-range",
    field,
    shrinkage,
    "shrinkage is at least 0 and below 1; somebody has to take contacts",
    "Give it as a fraction, such as 0.3 for 30 %.",
  );
}

/**
 * One shrinkage from its parts (breaks, training, sickness, leave, ...).
 * additive: each part is a share of the same paid time and no two overlap; s = sum of the parts.
 * multiplicative: each part applies to what the ones before left; 1 - s = product of (1 - part).
 * The two differ by more than they seem to: four parts of 10 % are 40 % or 34.4 %, and divided by that 1.67 or 1.52
 * heads an agent. Keep which of the two a figure is beside it.
 * Source: definition. Cost: O(parts).
 * @param parts shares in [0, 1), in any order; none gives 0
 * @throws Refusal for a part outside [0, 1), or where nothing is left of the paid time
 * @example combineShrinkage({ parts: [0.1, 0.2], kind: "multiplicative" }) // about 0.2800
 */
export function combineShrinkage({
  parts,
  kind,
}: {
  readonly parts: readonly number[];
  readonly kind: "additive" | "multiplicative";
}): number {
  parts.forEach((part, index) => {
    requireShrinkage(part, `/parts/${index}`);
  });
  const combined =
    kind === "additive"
      ? parts.reduce((sum, part) => sum + part, 0)
      : 1 - parts.reduce((left, part) => left * (1 - part), 1);
  if (combined >= 1) {
    refuse(
      "shrinkage-out-of-range",
      "/parts",
      `parts that leave nothing of the paid time (${Number(combined.toPrecision(6))} in all)`,
      "shrinkage is below 1; somebody has to take contacts",
      "Check whether the parts overlap, or apply to what the others left: then they are multiplicative.",
    );
  }
  return combined;
}
