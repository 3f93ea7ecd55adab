/**
 * The five things people mean by "service level" (docs/glossary.md). V is the wait of a contact that never hangs up,
 * W what it really waits, T the threshold, tau the time up to which an abandoned contact counts as short.
 * slOffered: P(served, V <= T) / all offered. slAnswered: P(served, V <= T) / P(served). slExclShort: P(served, V <= T) /
 * (1 - P(abandoned within tau)). slAbandonGood: P(W <= T). slVirtual: P(V <= T). Without abandonment they coincide.
 */
export type ServiceLevelDefinition = keyof ServiceLevels;

/** The share by each of the five definitions, at one threshold. */
export interface ServiceLevels {
  readonly slOffered: number;
  readonly slAnswered: number;
  readonly slExclShort: number;
  readonly slAbandonGood: number;
  readonly slVirtual: number;
}

/** Abandoning within so many seconds counts as short where a target does not say otherwise. */
export const SHORT_ABANDON_SECONDS = 5;
