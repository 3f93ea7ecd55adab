import type { Agreement } from "@springtide/contracts";

/**
 * Share of the seats asked for that come: that of the longest notice agreed on which is kept; with less notice than any that is
 * named, that of the shortest one, which is the best that is known. On days of a trigger on which the partner's other clients
 * peak too, its share of that again, one trigger after the other. 1 where the agreement says nothing.
 * @param noticeDays from the word given to the start of the work
 */
export function fillShare(
  agreement: Pick<Agreement, "fill" | "fillOnTriggers">,
  noticeDays: number,
  activeTriggers: readonly string[] = [],
): number {
  return [...new Set(activeTriggers)].reduce(
    (share, trigger) => share * (agreement.fillOnTriggers[trigger] ?? 1),
    fillStep(agreement, noticeDays)?.share ?? 1,
  );
}

/** What an agreement says of a notice on usual days; undefined where it says nothing of any. */
export function fillStep({ fill }: Pick<Agreement, "fill">, noticeDays: number): Agreement["fill"][number] | undefined {
  const byNotice = fill.toSorted((a, b) => a.noticeDays - b.noticeDays);
  return byNotice.findLast((step) => step.noticeDays <= noticeDays) ?? byNotice[0];
}
