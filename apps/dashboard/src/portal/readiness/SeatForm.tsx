import type { PartnerSeat, PartnerTerms, SeatReadiness } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { seatsApi } from "./readiness-api.ts";

const DAYS = ["trainedOn", "accessOn", "refreshedOn", "leavesOn"] as const;

/** Records of a seat, a new one or one that is known; by a name that is nobody's. */
export function SeatForm(props: {
  readonly terms: PartnerTerms;
  /** Null for a new one. */
  readonly seat: PartnerSeat | null;
  readonly onSaved: (readiness: SeatReadiness) => void;
  readonly onClose: () => void;
}) {
  const { terms, seat, onSaved, onClose } = props;
  const { say } = usePortalWords();
  const [name, setName] = useState(seat?.seat ?? "");
  const [days, setDays] = useState({
    trainedOn: seat?.trainedOn ?? "",
    accessOn: seat?.accessOn ?? "",
    refreshedOn: seat?.refreshedOn ?? "",
    leavesOn: seat?.leavesOn ?? "",
  });
  const { isUnderWay, problem, run } = useDoing();
  const { shop, agreement } = terms;
  return (
    <form
      className="sheet form seat-form"
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const record = {
            trainedOn: days.trainedOn === "" ? null : days.trainedOn,
            accessOn: days.accessOn === "" ? null : days.accessOn,
            refreshedOn: days.refreshedOn === "" ? null : days.refreshedOn,
            leavesOn: days.leavesOn === "" ? null : days.leavesOn,
          };
          onSaved(await seatsApi.putSeat({ params: { shop, agreement, seat: name.trim() }, body: record }));
          if (seat === null) {
            setName("");
            setDays({ trainedOn: "", accessOn: "", refreshedOn: "", leavesOn: "" });
          }
        });
      }}
    >
      <h2>{seat === null ? say("portal.seats.new") : say("portal.seats.edit", { seat: seat.seat })}</h2>
      <div className="fields">
        <label>
          <span>{say("portal.seats.name")}</span>
          <input
            type="text"
            required
            readOnly={seat !== null}
            maxLength={40}
            value={name}
            aria-description={say("portal.seats.name-note")}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        </label>
        {DAYS.map((day) => (
          <label key={day}>
            <span>{say(`portal.seats.${day}`)}</span>
            <input
              type="date"
              value={days[day]}
              onChange={({ currentTarget }) => {
                setDays({ ...days, [day]: currentTarget.value });
              }}
            />
          </label>
        ))}
      </div>
      <p className="note">{say("portal.seats.name-note")}</p>
      <ProblemNote error={problem} />
      <div className="actions">
        <button type="submit" className="primary" disabled={isUnderWay}>
          {say("portal.save")}
        </button>
        {seat === null ? null : (
          <>
            <button
              type="button"
              disabled={isUnderWay}
              onClick={() => {
                run(async () => {
                  onSaved(await seatsApi.deleteSeat({ params: { shop, agreement, seat: seat.seat } }));
                });
              }}
            >
              {say("portal.seats.remove")}
            </button>
            <button type="button" className="quiet" onClick={onClose}>
              {say("portal.cancel")}
            </button>
          </>
        )}
      </div>
    </form>
  );
}
