import type { CommitmentRequest, LineDeadline, LineDeadlines } from "@springtide/contracts";
import { useState } from "react";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { requestSaid } from "../requests/request-said.ts";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";

const KINDS = ["answer", "accept", "confirm", "release", "cancel", "lock"] as const;

/** What the request is, on whose clocks, and until when what can be said, with what silence means. */
export function RequestHead({ request, zones }: { readonly request: CommitmentRequest; readonly zones: Zones }) {
  const words = usePortalWords();
  const { say } = words;
  const ahead = deadlinesAhead(request);
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
            {ahead.map(({ kind, deadline, lines }) => (
              <DeadlineLine key={kind} kind={kind} deadline={deadline} lines={lines} zones={zones} />
            ))}
          </ul>
        </section>
      )}
    </header>
  );
}

interface Ahead {
  readonly kind: keyof LineDeadlines;
  /** The first of those of its lines. */
  readonly deadline: LineDeadline;
  readonly lines: number;
}

function DeadlineLine({ kind, deadline, lines, zones }: Ahead & { readonly zones: Zones }) {
  const words = usePortalWords();
  const [nowMs] = useState(() => Date.now());
  const { say } = words;
  return (
    <li>
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
      <span className="note" lang="en">
        {deadline.rule}
      </span>
    </li>
  );
}

/** The next deadline of each kind that still means something for a line in its state. */
function deadlinesAhead({ lines }: CommitmentRequest): readonly Ahead[] {
  return KINDS.flatMap((kind) => {
    const of = lines.flatMap(({ state, deadlines }) => {
      const deadline = APPLIES[kind].includes(state) ? deadlines?.[kind] : undefined;
      return deadline === undefined || deadline === null ? [] : [deadline];
    });
    const [first] = [...of].sort((a, b) => (a.at < b.at ? -1 : 1));
    return first === undefined ? [] : [{ kind, deadline: first, lines: of.length }];
  });
}

const APPLIES: Readonly<Record<keyof LineDeadlines, readonly string[]>> = {
  answer: ["requested", "offered"],
  accept: ["offered"],
  confirm: ["reserved"],
  release: ["reserved", "confirmed"],
  cancel: ["confirmed"],
  lock: ["confirmed"],
};
