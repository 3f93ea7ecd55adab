import type { CommitmentRequest, RequestLine } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { clockField, instantOfField } from "./clock-field.ts";
import { act } from "./request-api.ts";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";

/** Asks the client to change a line that both sides hold to; nothing changes before the client accepts. */
export function ProposeChange(props: {
  readonly line: RequestLine;
  readonly request: CommitmentRequest;
  readonly etag: string;
  readonly zones: Zones;
}) {
  const { line, request, etag, zones } = props;
  const { say } = usePortalWords();
  const [isShown, show] = useState(false);
  const [to, setTo] = useState({
    start: clockField(line.start, zones.partner),
    end: clockField(line.end, zones.partner),
    positions: String(line.positionsLoggedIn),
    reason: "",
  });
  const { isUnderWay, problem, run } = useDoing();
  const field = (name: keyof typeof to, label: string, type: string) => (
    <label>
      <span>{label}</span>
      <input
        type={type}
        value={to[name]}
        required
        {...(type === "number" ? { min: 0, max: 10_000 } : {})}
        onChange={({ currentTarget }) => {
          setTo({ ...to, [name]: currentTarget.value });
        }}
      />
    </label>
  );
  if (!isShown)
    return (
      <button
        type="button"
        className="quiet propose"
        aria-label={say("portal.propose.open-of", { line: line.id })}
        onClick={() => {
          show(true);
        }}
      >
        {say("portal.propose.open")}
      </button>
    );
  return (
    <form
      className="form answer"
      onSubmit={(event) => {
        event.preventDefault();
        const start = instantOfField(to.start, zones.partner) ?? line.start;
        const end = instantOfField(to.end, zones.partner) ?? line.end;
        const positionsLoggedIn = Number(to.positions);
        run(async () => {
          const change = { line: line.id, to: positionsLoggedIn === 0 ? null : { start, end, positionsLoggedIn } };
          await act(request.id, etag, { action: "propose", changes: [change], additions: [], reason: to.reason });
          show(false);
        });
      }}
    >
      <p className="note">{say("portal.propose.note")}</p>
      {field("positions", say("portal.propose.positions"), "number")}
      {field("start", say("portal.answer.start", { city: cityOf(zones.partner) }), "datetime-local")}
      {field("end", say("portal.answer.end", { city: cityOf(zones.partner) }), "datetime-local")}
      {field("reason", say("portal.answer.reason"), "text")}
      <ProblemNote error={problem} />
      <div className="actions">
        <button type="submit" className="primary" disabled={isUnderWay}>
          {say("portal.propose.send")}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            show(false);
          }}
        >
          {say("portal.cancel")}
        </button>
      </div>
    </form>
  );
}
