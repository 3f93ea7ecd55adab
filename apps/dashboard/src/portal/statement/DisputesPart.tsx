import type { Dispute, DisputeAnswer, Statement } from "@springtide/contracts";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalRights } from "../link/PortalRights.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { Verdict } from "../shell/Verdict.tsx";
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
  const { hasAccount } = usePortalRights();
  const { isUnderWay, problem, run } = useDoing();
  const answer = async (body: DisputeAnswer): Promise<void> => {
    await statementApi.answerDispute({ params: { dispute: String(dispute.dispute) }, body });
    await onChanged();
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
      {dispute.state !== "open" || !hasAccount ? null : dispute.by === "partner" ? (
        <button
          type="button"
          disabled={isUnderWay}
          onClick={() => {
            run(() => answer({ decision: "withdraw" }));
          }}
        >
          {say("portal.dispute.withdraw")}
        </button>
      ) : (
        <Verdict
          label={say("portal.proposal.reason")}
          accept={say("portal.dispute.accept")}
          reject={say("portal.dispute.reject")}
          onAccept={(reason) => answer({ decision: "accept", answer: reason })}
          onReject={(reason) => answer({ decision: "reject", answer: reason })}
        />
      )}
    </li>
  );
}
