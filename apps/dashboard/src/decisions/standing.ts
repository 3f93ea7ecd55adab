import type { DecisionPeriod, SeatStretch } from "@springtide/contracts";

type Standing = Pick<DecisionPeriod, "committed" | "dueNow">;

/** Seats that a rule is about: reserved now, and reserved before and still open. */
export function openSeats({
  committed,
  reserved,
}: Pick<DecisionPeriod, "committed" | "reserved">): readonly SeatStretch[] {
  return [...(committed?.reserved ?? []), ...reserved];
}

/** Seats that come whatever is decided later: ordered or confirmed before, and to be confirmed today. */
export function standingSeats({ committed, dueNow }: Standing): readonly SeatStretch[] {
  return [...(committed?.ordered ?? []), ...(committed?.confirmed ?? []), ...(dueNow?.confirm ?? [])];
}
