import type { StandByDecision } from "./decide-stand-by.ts";
import { newSeats } from "./standing-options.ts";

/** Seats by option. */
type Seats = Float64Array;

/** The seats of a decision apart, by option. */
interface SeatsApart {
  /** Beyond what stood before. */
  readonly ordered: Seats;
  readonly reserved: Seats;
  /** What stood before: firm from the start, and confirmed since. */
  readonly stood: {
    readonly ordered: Seats;
    readonly confirmed: Seats;
    readonly open: Seats;
    readonly reserved: Seats;
  };
  /** Of seats that stood reserved and are due now. */
  readonly now: { readonly confirm: Seats; readonly release: Seats };
  /** What the rule is about: all seats reserved and decided later, and what is confirmed of them by signal. */
  readonly ruled: { readonly reserved: Seats; readonly confirmed: readonly Seats[] };
}

/** Tells apart what stood before, what is said now, what is new, and what the rule will decide. */
export function seatsApart({ options, seats }: Pick<StandByDecision, "options" | "seats">): SeatsApart {
  const by = (count: (i: number) => number): Seats => Float64Array.from(options, (_, i) => count(i));
  const standing = (i: number): NonNullable<(typeof options)[number]["standing"]> | undefined => options[i]?.standing;
  const openLater = by((i) => (standing(i)?.isDue === true ? 0 : (standing(i)?.open ?? 0)));
  const confirm = by((i) =>
    standing(i)?.isDue === true ? (seats.confirmed[0]?.[i] ?? 0) - (standing(i)?.confirmed ?? 0) : 0,
  );
  const reserved = newSeats(options, seats.reserved);
  return {
    ordered: newSeats(options, seats.ordered),
    reserved,
    stood: {
      ordered: by((i) => standing(i)?.ordered ?? 0),
      confirmed: by((i) => standing(i)?.confirmed ?? 0),
      open: openLater,
      reserved: by((i) => standing(i)?.reserved ?? 0),
    },
    now: {
      confirm,
      release: by((i) => (standing(i)?.isDue === true ? (standing(i)?.open ?? 0) - (confirm[i] ?? 0) : 0)),
    },
    ruled: {
      reserved: by((i) => (reserved[i] ?? 0) + (openLater[i] ?? 0)),
      confirmed: seats.confirmed.map((ofSignal) =>
        by((i) => (standing(i)?.isDue === true ? 0 : (ofSignal[i] ?? 0) - (standing(i)?.confirmed ?? 0))),
      ),
    },
  };
}
