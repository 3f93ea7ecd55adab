import type { CommitmentRequest, LineDeadline, LineDeadlines } from "@springtide/contracts";

/** What lines of a request wait for. */
export interface DeadlineAhead {
  readonly kind: keyof LineDeadlines;
  /** The first of them that is not over; the last where all are. */
  readonly deadline: LineDeadline;
  /** Lines that it still means something for. */
  readonly lines: number;
  readonly isPast: boolean;
}

const KINDS = ["answer", "accept", "confirm", "release", "cancel", "lock"] as const;

const APPLIES: Readonly<Record<keyof LineDeadlines, readonly string[]>> = {
  answer: ["requested", "offered"],
  accept: ["offered"],
  confirm: ["reserved"],
  release: ["reserved", "confirmed"],
  cancel: ["confirmed"],
  lock: ["confirmed"],
};

/** The next deadline of each kind that means something for a line in its state. */
export function deadlinesAhead({ lines }: Pick<CommitmentRequest, "lines">, nowMs: number): readonly DeadlineAhead[] {
  return KINDS.flatMap((kind) => {
    const all = lines
      .flatMap(({ state, deadlines }) => (APPLIES[kind].includes(state) ? (deadlines?.[kind] ?? []) : []))
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const next = all.filter(({ at }) => Date.parse(at) > nowMs);
    const deadline = next[0] ?? all.at(-1);
    if (deadline === undefined) return [];
    return [{ kind, deadline, lines: next.length === 0 ? all.length : next.length, isPast: next.length === 0 }];
  });
}

/** Every instant at which silence changes something, for what its lines wait for now. */
export function instantsOfSilence({
  lines,
  proposal,
}: Pick<CommitmentRequest, "lines" | "proposal">): readonly string[] {
  const ofLines = lines.flatMap(({ state, deadlines }) =>
    KINDS.flatMap((kind) => {
      const deadline = APPLIES[kind].includes(state) ? deadlines?.[kind] : null;
      return deadline === null || deadline === undefined || deadline.silence === "kept" ? [] : [deadline.at];
    }),
  );
  return proposal === null ? ofLines : [...ofLines, proposal.until];
}
