import type { CommitmentRequest } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
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
  const [reason, setReason] = useState("");
  const { isUnderWay, problem, run } = useDoing();
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
      <ProblemNote error={problem} />
      {isTheirs ? (
        <>
          <label className="reason">
            <span>{say("portal.proposal.reason")}</span>
            <input
              type="text"
              maxLength={2000}
              value={reason}
              onChange={({ currentTarget }) => {
                setReason(currentTarget.value);
              }}
            />
          </label>
          <div className="actions">
            <button
              type="button"
              className="primary"
              disabled={isUnderWay}
              onClick={() => {
                run(async () => {
                  await act(request.id, etag, { action: "accept" });
                });
              }}
            >
              {say("portal.proposal.accept")}
            </button>
            <button
              type="button"
              disabled={isUnderWay}
              onClick={() => {
                run(async () => {
                  await act(request.id, etag, { action: "reject", reason });
                });
              }}
            >
              {say("portal.proposal.reject")}
            </button>
          </div>
        </>
      ) : null}
    </section>
  );
}
