import type { CommitmentRequest, RequestLine } from "@springtide/contracts";
import { isAgreed, isOpen } from "../requests/lines.ts";
import { usePortalRights } from "../link/PortalRights.tsx";
import type { Told } from "../../finding-words/told.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { LineAnswer } from "./answer-draft.ts";
import { AnswerCell } from "./AnswerCell.tsx";
import { ProposeChange } from "./ProposeChange.tsx";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";
import { sameClock, spanSaid } from "./zones.ts";

/** One line: when, on both clocks, what is asked or agreed, and the cell of its answer. */
export function LineCard(props: {
  readonly line: RequestLine;
  readonly request: CommitmentRequest;
  readonly etag: string;
  readonly zones: Zones;
  readonly answer: LineAnswer | null;
  readonly findings: readonly Told[];
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onAnswer: (answer: LineAnswer | null) => void;
}) {
  const { line, request, etag, zones, answer, findings, isTicked, onTick, onAnswer } = props;
  const words = usePortalWords();
  const { say } = words;
  const { answers } = usePortalRights();
  const isAsked = answers && isOpen(line);
  const span = spanSaid(line, zones.partner, words);
  return (
    <li className="line">
      <div className="line-what">
        {isAsked ? (
          <input
            type="checkbox"
            aria-label={say("portal.line.tick", { line: line.id, span })}
            checked={isTicked}
            onChange={({ currentTarget }) => {
              onTick(currentTarget.checked);
            }}
          />
        ) : (
          <span />
        )}
        <div>
          <strong className="span">{span}</strong> <span className="skill">{line.skill}</span>{" "}
          <span className={`tier tier-${line.tier}`}>{say(`portal.tier.${line.tier}`)}</span>{" "}
          {line.state === request.state ? null : (
            <span className={`state state-${line.state}`}>{say(`portal.state.${line.state}`)}</span>
          )}
          {zones.client === zones.partner || sameClock(line, zones, words) ? null : (
            <p className="note">
              {say("portal.line.theirs", { span: spanSaid(line, zones.client, words), city: cityOf(zones.client) })}
            </p>
          )}
          <FinalFrom line={line} zone={zones.partner} />
          <Said line={line} zone={zones.partner} />
        </div>
        <p className="asked">
          <strong>{words.count(line.positionsLoggedIn)}</strong>{" "}
          <span className="note">{say("portal.line.positions", { count: line.positionsLoggedIn })}</span>
        </p>
      </div>
      {isAsked ? (
        <AnswerCell line={line} span={span} zones={zones} answer={answer} findings={findings} onAnswer={onAnswer} />
      ) : null}
      {answers && isAgreed(line) && request.proposal?.by !== "client" ? (
        <ProposeChange line={line} request={request} etag={etag} zones={zones} />
      ) : null}
    </li>
  );
}

/** From when a line does not change any more unless both sides want it. */
function FinalFrom({ line, zone }: { readonly line: RequestLine; readonly zone: string }) {
  const words = usePortalWords();
  const { deadlines, tier, state } = line;
  if (deadlines === null || !["requested", "offered", "reserved", "confirmed"].includes(state)) return null;
  // What is firm and confirmed is what its state says.
  if (tier === "firm" && state === "confirmed") return null;
  const at =
    tier === "option" && state !== "confirmed"
      ? (deadlines.confirm ?? deadlines.lock)
      : tier === "flexible"
        ? deadlines.lock
        : null;
  return (
    <p className="note">
      {at === null
        ? words.say("portal.line.final-firm")
        : words.say(tier === "option" ? "portal.line.final-option" : "portal.line.final-flexible", {
            moment: words.moment(at.at, zone),
          })}
    </p>
  );
}

/** What was offered and why, or why the line came to where it is. */
function Said({ line, zone }: { readonly line: RequestLine; readonly zone: string }) {
  const words = usePortalWords();
  const { offer, reason, state } = line;
  if (offer !== null && state === "offered")
    return (
      <p className="said">
        {words.say(`portal.offer.${offer.kind}`, {
          count: offer.positionsLoggedIn,
          span: spanSaid(offer, zone, words),
        })}{" "}
        {offer.reason === null ? null : <q>{offer.reason}</q>}
      </p>
    );
  return reason === null ? null : (
    <p className="said">
      <q>{reason}</q>
    </p>
  );
}
