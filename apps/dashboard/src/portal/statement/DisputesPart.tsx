import type { Dispute, DisputeAnswer, Statement } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { statementApi } from "./statement-api.ts";

/** Lines on which the two sides see another figure, with what became of it. */
export function DisputesPart({
  statement,
  onChanged,
}: {
  readonly statement: Statement;
  readonly onChanged: () => Promise<void>;
}) {
  const { say } = usePortalWords();
  return (
    <section className="sheet" aria-labelledby="disputes-title">
      <h2 id="disputes-title">{say("portal.dispute.title")}</h2>
      <ul className="money-lines">
        {statement.disputes.map((dispute) => (
          <Line
            key={dispute.dispute}
            dispute={dispute}
            currency={statement.currency}
            zone={statement.zone}
            onChanged={onChanged}
          />
        ))}
      </ul>
    </section>
  );
}

function Line(props: {
  readonly dispute: Dispute;
  readonly currency: string;
  readonly zone: string;
  readonly onChanged: () => Promise<void>;
}) {
  const { dispute, currency, zone, onChanged } = props;
  const words = usePortalWords();
  const { say } = words;
  const [reason, setReason] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  const answer = (body: DisputeAnswer): void => {
    run(async () => {
      await statementApi.answerDispute({ params: { dispute: String(dispute.dispute) }, body });
      await onChanged();
    });
  };
  return (
    <li>
      <p>
        <strong>{dispute.line}</strong> <span className="state">{say(`portal.dispute.state.${dispute.state}`)}</span>
      </p>
      <p>
        {say(`portal.dispute.by.${dispute.by}`, {
          stated: words.cents(dispute.statedCents, currency),
          should: words.cents(dispute.cents, currency),
          moment: words.moment(dispute.at, zone),
        })}{" "}
        <q>{dispute.reason}</q>
      </p>
      {dispute.answer === null || dispute.answer === "" ? null : (
        <p>
          {say("portal.dispute.answer")} <q>{dispute.answer}</q>
        </p>
      )}
      <ProblemNote error={problem} />
      {dispute.state !== "open" ? null : dispute.by === "partner" ? (
        <button
          type="button"
          disabled={isUnderWay}
          onClick={() => {
            answer({ decision: "withdraw" });
          }}
        >
          {say("portal.dispute.withdraw")}
        </button>
      ) : (
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
                answer({ decision: "accept", answer: reason });
              }}
            >
              {say("portal.dispute.accept")}
            </button>
            <button
              type="button"
              disabled={isUnderWay}
              onClick={() => {
                answer({ decision: "reject", answer: reason });
              }}
            >
              {say("portal.dispute.reject")}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
