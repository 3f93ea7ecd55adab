/** The rows of each queue, in the order planners know them. */
const MEASURES = [
  "volume",
  "aht",
  "required",
  "own",
  "partner",
  "net",
  "service",
  "asa",
  "occupancy",
  "abandonment",
] as const;

export type Measure = (typeof MEASURES)[number];

const OF_LINES: readonly Measure[] = ["service", "asa", "occupancy", "abandonment"];

/**
 * Work that waits in a pile is waited for by nobody: it has no wait, no hanging up.
 * @param withService whether days are played out at all as one looks now
 */
export function measuresOf(model: "erlang-c" | "patience" | "workload", withService: boolean): readonly Measure[] {
  return model === "workload" || !withService ? MEASURES.filter((measure) => !OF_LINES.includes(measure)) : MEASURES;
}

/** Of hours of heads or contacts, which may be added up; shares and times may not. */
export function isSummable(measure: Measure): boolean {
  return (
    measure === "volume" || measure === "required" || measure === "own" || measure === "partner" || measure === "net"
  );
}
