import type { PartnerSeat } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** Every seat with the days that are recorded of it, and what it still lacks. */
export function SeatList({
  seats,
  onEdit,
}: {
  readonly seats: readonly PartnerSeat[];
  /** Null where nobody may. */
  readonly onEdit: ((seat: string) => void) | null;
}) {
  const words = usePortalWords();
  const { say } = words;
  const day = (iso: string | null): string => (iso === null ? "–" : words.day(`${iso}T12:00:00Z`, "UTC"));
  if (seats.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="seats-title">
      <h2 id="seats-title">{say("portal.seats.title")}</h2>
      <ul className="rows">
        {seats.map((seat) => (
          <li key={seat.seat} className="seat">
            <div>
              <strong>{seat.seat}</strong>{" "}
              <span className={seat.lacks.length === 0 ? "state state-confirmed" : "state state-requested"}>
                {seat.lacks.length === 0
                  ? say("portal.seats.usable", { from: day(seat.usableFrom) })
                  : say("portal.seats.lacks", {
                      lacks: words.list(seat.lacks.map((lack) => say(`portal.lack.${lack}`))),
                    })}
              </span>
              <p className="note">
                {say("portal.seats.days", {
                  trained: day(seat.trainedOn),
                  access: day(seat.accessOn),
                  refreshed: day(seat.refreshedOn),
                })}{" "}
                {seat.usableUntil === null ? null : say("portal.seats.until", { until: day(seat.usableUntil) })}
              </p>
            </div>
            {onEdit === null ? null : (
              <button
                type="button"
                className="quiet"
                aria-label={say("portal.seats.edit", { seat: seat.seat })}
                onClick={() => {
                  onEdit(seat.seat);
                }}
              >
                {say("portal.seats.change")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
