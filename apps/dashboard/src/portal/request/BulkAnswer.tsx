import type { RequestLine } from "@springtide/contracts";
import { useState } from "react";
import { isOpen } from "../requests/lines.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { ReasonField } from "../shell/ReasonField.tsx";
import type { AnswerDraft } from "./answer-draft.ts";
import { allInFull, allRefused, withAtMost } from "./answer-draft.ts";

/** Answers many lines at once: those that are ticked, or all open ones where none is. Nothing is sent by it. */
export function BulkAnswer(props: {
  readonly lines: readonly RequestLine[];
  readonly ticked: ReadonlySet<string>;
  readonly onAnswers: (answers: AnswerDraft) => void;
}) {
  const { lines, ticked, onAnswers } = props;
  const { say } = usePortalWords();
  const [most, setMost] = useState("");
  const [reason, setReason] = useState("");
  const open = lines.filter(isOpen);
  const chosen = open.filter(({ id }) => ticked.has(id));
  const meant = chosen.length === 0 ? open : chosen;
  return (
    <fieldset className="sheet bulk">
      <legend>
        {chosen.length === 0
          ? say("portal.bulk.all", { count: open.length })
          : say("portal.bulk.ticked", { count: chosen.length })}
      </legend>
      <div className="actions">
        <button
          type="button"
          onClick={() => {
            onAnswers(allInFull(meant));
          }}
        >
          {say("portal.bulk.full")}
        </button>
        <label className="inline">
          <span>{say("portal.bulk.most")}</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={10_000}
            className="short"
            value={most}
            onChange={({ currentTarget }) => {
              setMost(currentTarget.value);
            }}
          />
        </label>
        <button
          type="button"
          disabled={!/^\d+$/.test(most)}
          onClick={() => {
            onAnswers(withAtMost(meant, Number(most), reason));
          }}
        >
          {say("portal.bulk.apply")}
        </button>
        <button
          type="button"
          onClick={() => {
            onAnswers(allRefused(meant, reason));
          }}
        >
          {say("portal.bulk.refuse")}
        </button>
      </div>
      <ReasonField label={say("portal.bulk.reason")} value={reason} onChange={setReason} />
    </fieldset>
  );
}
