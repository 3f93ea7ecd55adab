import type { CommitmentEvent, CommitmentRequest } from "@springtide/contracts";
import { useState } from "react";
import { useAnswer } from "../answers/useAnswer.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { eventsQuestion } from "./request-api.ts";
import type { Zones } from "./zones.ts";

/** All that happened to the request, asked for when it is opened. */
export function HistoryPart({ request, zones }: { readonly request: CommitmentRequest; readonly zones: Zones }) {
  const { say } = usePortalWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="part"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        <h2>{say("portal.history.title")}</h2>
      </summary>
      {isOpen ? <Events key={request.revision} request={request.id} zone={zones.partner} /> : null}
    </details>
  );
}

function Events({ request, zone }: { readonly request: string; readonly zone: string }) {
  const words = usePortalWords();
  const { data, error } = useAnswer(eventsQuestion(request));
  if (data === null) return <ProblemNote error={error} />;
  return (
    <ol className="rows">
      {[...data.events].reverse().map((event) => (
        <li key={event.revision}>
          <span className="note">{words.moment(event.at, zone)}</span>{" "}
          {words.say(event.lines.length === 0 ? "portal.history.event-alone" : "portal.history.event", {
            by: words.say(`portal.history.by.${event.by ?? "nobody"}`),
            what: whatSaid(event, words.say),
            lines: words.list(event.lines.map(({ line }) => line)),
          })}{" "}
          {event.reason === null ? null : <q>{event.reason}</q>}
        </li>
      ))}
    </ol>
  );
}

const TOLD = [
  "send",
  "withdraw",
  "offer",
  "refuse",
  "decline",
  "reserve",
  "confirm",
  "release",
  "cancel",
  "lock",
  "deliver",
  "propose",
  "accept",
  "reject",
  "acknowledge",
  "settle",
] as const;

function whatSaid({ what }: CommitmentEvent, say: ReturnType<typeof usePortalWords>["say"]): string {
  const known = TOLD.find((one) => one === what);
  return known === undefined ? what : say(`portal.history.what.${known}`);
}
