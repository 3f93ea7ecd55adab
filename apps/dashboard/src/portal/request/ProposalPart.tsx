import type { CommitmentRequest } from "@springtide/contracts";
import { usePortalRights } from "../link/PortalRights.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { Verdict } from "../shell/Verdict.tsx";
import { act } from "./request-api.ts";
import type { Zones } from "./zones.ts";
import { spanSaid } from "./zones.ts";

/** A change of what is agreed that waits for one of the two sides. */
export function ProposalPart(props: {
  readonly request: CommitmentRequest;
  readonly etag: string;
  readonly zones: Zones;
}) {
  const { request, etag, zones } = props;
  const words = usePortalWords();
  const { say } = words;
  const { answers } = usePortalRights();
  const { proposal } = request;
  if (proposal === null) return null;
  const isTheirs = proposal.by === "client";
  const moment = words.moment(proposal.until, zones.partner);
  return (
    <section className="sheet attention" aria-labelledby="proposal-title">
      <h2 id="proposal-title">{say(isTheirs ? "portal.proposal.theirs" : "portal.proposal.yours")}</h2>
      <p>
        <q>{proposal.reason}</q>
      </p>
      <ul className="changes">
        {proposal.changes.map(({ line, to }) => (
          <li key={line}>
            {to === null
              ? say("portal.proposal.out", { line })
              : say("portal.proposal.to", {
                  line,
                  day: words.day(to.start, zones.partner),
                  span: spanSaid(to, zones.partner, words),
                  count: to.positionsLoggedIn,
                })}
          </li>
        ))}
        {proposal.additions.map((line) => (
          <li key={`${line.skill}${line.start}${line.end}`}>
            {say("portal.proposal.more", {
              skill: line.skill,
              day: words.day(line.start, zones.partner),
              span: spanSaid(line, zones.partner, words),
              count: line.positionsLoggedIn,
            })}
          </li>
        ))}
      </ul>
      <p className="note">{say("portal.proposal.until", { moment })}</p>
      {isTheirs && answers ? (
        <Verdict
          label={say("portal.proposal.reason")}
          accept={say("portal.proposal.accept")}
          reject={say("portal.proposal.reject")}
          onAccept={async () => {
            await act(request.id, etag, { action: "accept" });
          }}
          onReject={async (reason) => {
            await act(request.id, etag, { action: "reject", reason });
          }}
        />
      ) : null}
    </section>
  );
}
