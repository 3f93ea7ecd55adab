import type { CommitmentRequest } from "@springtide/contracts";
import { usePortalMinute } from "../shell/PortalClock.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { requestSaid } from "../requests/request-said.ts";
import type { DeadlineAhead } from "./deadlines-ahead.ts";
import { countingSaid } from "./counting-said.ts";
import { deadlinesAhead } from "./deadlines-ahead.ts";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";

/** What the request is, on whose clocks, and until when what can be said, with what silence means. */
export function RequestHead({ request, zones }: { readonly request: CommitmentRequest; readonly zones: Zones }) {
  const words = usePortalWords();
  const { say } = words;
  const ahead = deadlinesAhead(request, usePortalMinute());
  return (
    <header className="request-head">
      <h1>
        {say("portal.request.named", { id: request.id, shop: request.shop })}{" "}
        <span className={`state state-${request.state}`}>{say(`portal.state.${request.state}`)}</span>
      </h1>
      <p>{requestSaid(request, words)}</p>
      <p className="note">
        {zones.partner === zones.client
          ? say("portal.request.one-clock", { zone: cityOf(zones.partner), agreement: request.agreement })
          : say("portal.request.clocks", {
              yours: cityOf(zones.partner),
              theirs: cityOf(zones.client),
              agreement: request.agreement,
            })}
      </p>
      {ahead.length === 0 ? null : (
        <section aria-labelledby="deadlines-title">
          <h2 id="deadlines-title">{say("portal.deadlines.title")}</h2>
          <ul className="deadlines">
            {ahead.map((one) => (
              <DeadlineLine key={one.kind} {...one} zones={zones} />
            ))}
          </ul>
        </section>
      )}
    </header>
  );
}

function DeadlineLine({ kind, deadline, lines, isPast, zones }: DeadlineAhead & { readonly zones: Zones }) {
  const words = usePortalWords();
  const nowMs = usePortalMinute();
  const { say } = words;
  return (
    <li className={isPast ? "past" : undefined}>
      <strong>{say(`portal.deadline.${kind}`, { lines })}</strong>{" "}
      <span>
        {words.moment(deadline.at, zones.partner)}{" "}
        <span className="note">
          {say("portal.deadline.away", {
            away: words.fromNow(deadline.at, nowMs),
            theirs: words.moment(deadline.at, zones.client),
            city: cityOf(zones.client),
          })}
        </span>
      </span>
      <span className="silence">{say(`portal.silence.${deadline.silence}`)}</span>
      {/* Requests of before it was kept have it in words alone, as the server wrote them then. */}
      {deadline.counting === undefined ? (
        <span className="note" lang="en">
          {deadline.rule}
        </span>
      ) : (
        <span className="note">{countingSaid(deadline.counting, words)}</span>
      )}
    </li>
  );
}
