import type { CommitmentRequest } from "@springtide/contracts";
import { useAnswer } from "../answers/useAnswer.ts";
import { useAskedAfter } from "../answers/useAskedAfter.ts";
import { openRequestsQuestion, requestsQuestion } from "../portal-questions.ts";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalMinute } from "../shell/PortalClock.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";
import { cityOf } from "./city.ts";
import { requestSaid } from "./request-said.ts";
import type { Waiting } from "./waiting.ts";
import { sortRequests } from "./waiting.ts";

/** What waits for the partner by its deadline, then all other requests. */
export function InboxPage() {
  const { say } = usePortalWords();
  const open = useAnswer(openRequestsQuestion);
  return (
    <>
      <h1>{say("portal.inbox.title")}</h1>
      {open.data !== null ? (
        <Sorted open={open.data} />
      ) : open.error === null ? (
        <Outline />
      ) : (
        <ProblemNote error={open.error} />
      )}
    </>
  );
}

/** @param open those that wait for an answer; all others are asked for once these are shown */
function Sorted({ open }: { readonly open: readonly CommitmentRequest[] }) {
  const { say } = usePortalWords();
  const all = useAnswer(requestsQuestion);
  const sorted = sortRequests(all.data ?? open);
  useAskedAfter(
    requestsQuestion,
    sorted.waiting.flatMap(({ by }) => by ?? []),
  );
  return (
    <>
      <ProblemNote error={all.error} />
      <p className="lead">{say("portal.inbox.lead", { count: sorted.waiting.length })}</p>
      <ul className="cards" data-ready>
        {sorted.waiting.map((item) => (
          <WaitingCard key={item.request.id} item={item} />
        ))}
      </ul>
      <Others title={say("portal.inbox.with-client")} requests={sorted.withClient} isOpen />
      <Others title={say("portal.inbox.agreed")} requests={sorted.agreed} isOpen />
      <Others title={say("portal.inbox.over")} requests={sorted.over} isOpen={false} />
    </>
  );
}

function WaitingCard({ item: { request, kind, by, zone } }: { readonly item: Waiting }) {
  const words = usePortalWords();
  const nowMs = usePortalMinute();
  const { say } = words;
  const isNear = by !== null && Date.parse(by) - nowMs < NEAR_MS;
  return (
    <li className={isNear ? "card near" : "card"}>
      <h2>
        <a {...linkTo({ request: request.id })}>
          {say("portal.request.named", { id: request.id, shop: request.shop })}
        </a>
      </h2>
      <p className="due">
        <strong>{say(`portal.inbox.kind.${kind}`)}</strong>{" "}
        {by === null || zone === null
          ? null
          : say("portal.inbox.by", {
              moment: words.moment(by, zone),
              city: cityOf(zone),
              away: words.fromNow(by, nowMs),
            })}
      </p>
      <p>{requestSaid(request, words)}</p>
      {kind === "acknowledge" ? null : <p className="note">{say(`portal.inbox.silence.${kind}`)}</p>}
    </li>
  );
}

const NEAR_MS = 86_400_000;

function Others(props: {
  readonly title: string;
  readonly requests: readonly CommitmentRequest[];
  readonly isOpen: boolean;
}) {
  const words = usePortalWords();
  const { title, requests, isOpen } = props;
  if (requests.length === 0) return null;
  return (
    <details className="part" open={isOpen}>
      <summary>
        <h2>{title}</h2> <span className="note">{words.count(requests.length)}</span>
      </summary>
      <ul className="rows">
        {requests.map((request) => (
          <li key={request.id}>
            <a {...linkTo({ request: request.id })}>
              {words.say("portal.request.named", { id: request.id, shop: request.shop })}
            </a>{" "}
            <span className={`state state-${request.state}`}>{words.say(`portal.state.${request.state}`)}</span>
            <p className="note">{requestSaid(request, words)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
