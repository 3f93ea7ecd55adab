import type { RequestLine } from "@springtide/contracts";
import { useId, useState } from "react";
import type { Told } from "../../finding-words/told.ts";
import { FindingText } from "../shell/FindingText.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { ReasonField } from "../shell/ReasonField.tsx";
import type { LineAnswer } from "./answer-draft.ts";
import { inFull, kindOfAnswer } from "./answer-draft.ts";
import { clockField, instantOfField } from "./clock-field.ts";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";

/** The cell of one line: so many positions, none to refuse it, empty while it is not answered; other times and the reason beside it. */
export function AnswerCell(props: {
  readonly line: RequestLine;
  readonly span: string;
  readonly zones: Zones;
  readonly answer: LineAnswer | null;
  readonly findings: readonly Told[];
  readonly onAnswer: (answer: LineAnswer | null) => void;
}) {
  const { line, span, zones, answer, findings, onAnswer } = props;
  const { say } = usePortalWords();
  const id = useId();
  const kind = answer === null ? null : kindOfAnswer(line, answer);
  const [hasTimes, showTimes] = useState(kind === "counter");
  const given = answer ?? inFull(line);
  const positions = answer === null ? "" : answer.isRefused ? "0" : String(answer.positionsLoggedIn);
  return (
    <div className={`answer answer-${kind ?? "open"}`}>
      <label>
        <span>{say("portal.answer.positions")}</span>
        <input
          className="cell"
          type="number"
          inputMode="numeric"
          min={0}
          max={10_000}
          step={1}
          aria-label={say("portal.answer.positions-of", { line: line.id, span })}
          aria-invalid={findings.length > 0}
          aria-describedby={findings.length > 0 ? `${id}-found` : `${id}-kind`}
          value={positions}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.valueAsNumber;
            if (Number.isNaN(typed)) onAnswer(null);
            else if (typed === 0) onAnswer({ ...given, isRefused: true });
            else onAnswer({ ...given, isRefused: false, positionsLoggedIn: typed });
          }}
        />
      </label>
      <p id={`${id}-kind`} className="kind">
        {say(kind === null ? "portal.answer.kind.open" : `portal.answer.kind.${kind}`, {
          count: Math.abs(line.positionsLoggedIn - given.positionsLoggedIn),
        })}
      </p>
      {kind === null || kind === "refused" ? null : (
        <button
          type="button"
          className="quiet"
          aria-expanded={hasTimes}
          onClick={() => {
            showTimes(!hasTimes);
          }}
        >
          {say("portal.answer.times")}
        </button>
      )}
      {hasTimes && kind !== null && kind !== "refused" ? (
        <TimeFields answer={given} zone={zones.partner} onAnswer={onAnswer} />
      ) : null}
      {kind === null || kind === "full" ? null : (
        <ReasonField
          label={say("portal.answer.reason")}
          named={say("portal.answer.reason-of", { line: line.id, span })}
          value={given.reason}
          foundId={findings.length > 0 ? `${id}-found` : undefined}
          onChange={(reason) => {
            onAnswer({ ...given, reason });
          }}
        />
      )}
      {findings.length === 0 ? null : (
        <div id={`${id}-found`} className="found" role="alert">
          {findings.map((found) => (
            <p key={found.english}>
              <FindingText told={found} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function TimeFields(props: {
  readonly answer: LineAnswer;
  readonly zone: string;
  readonly onAnswer: (answer: LineAnswer) => void;
}) {
  const { answer, zone, onAnswer } = props;
  const { say } = usePortalWords();
  const field = (of: "start" | "end") => (
    <label>
      <span>{say(`portal.answer.${of}`, { city: cityOf(zone) })}</span>
      <input
        type="datetime-local"
        step={300}
        value={clockField(answer[of], zone)}
        onChange={({ currentTarget }) => {
          const instant = instantOfField(currentTarget.value, zone);
          if (instant !== null) onAnswer({ ...answer, [of]: instant });
        }}
      />
    </label>
  );
  return (
    <div className="times">
      {field("start")}
      {field("end")}
    </div>
  );
}
