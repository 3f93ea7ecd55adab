import type { SkillMixAnswer } from "@springtide/contracts";

type Told = Pick<SkillMixAnswer, "queues" | "kept" | "limits">;

/** What to bear in mind with an answer, in sentences. */
export function skillCaveats({ queues, kept, limits }: Told, halfWidth: number): string[] {
  const wide = queues.filter((queue) => (queue.serviceLevel.halfWidth ?? 0) > halfWidth * 1.001);
  const near = queues.filter(
    ({ formula, promisedShare, serviceLevel }) =>
      formula === "overflow" && Math.abs(serviceLevel.simulated - promisedShare) < (serviceLevel.halfWidth ?? 0),
  );
  const apart = queues.filter(
    ({ formula, serviceLevel: { simulated, formula: by, halfWidth: half } }) =>
      formula !== "overflow" && Math.abs(simulated - by) > 3 * (half ?? 1),
  );
  return [
    "Rates are steady, handling times exponential; people are those taking contacts, with breaks and other shrinkage taken off.",
    ...(kept ? [] : [unkept(limits)]),
    ...(near.length === 0
      ? []
      : [
          `${named(near)}: so near the target that the simulation cannot tell on which side; ask for a smaller half-width.`,
        ]),
    ...(wide.length === 0
      ? []
      : [
          `${named(wide)}: known less well than asked, because the contacts that one run of the work may play ran out.`,
        ]),
    ...(apart.length === 0
      ? []
      : [
          `${named(apart)}: simulation and exact formula differ by more than chance explains; do not rely on this answer.`,
        ]),
  ];
}

function unkept(limits: Told["limits"]): string {
  const held = [...new Set(limits.flatMap(({ groups }) => groups))];
  return held.length === 0
    ? "No mix keeps every target; this is the best that can be had."
    : `No mix keeps every target: ${held.join(", ")} may have no more people. This is the best that can be had.`;
}

function named(queues: readonly { readonly queue: string }[]): string {
  return queues.map(({ queue }) => queue).join(", ");
}
