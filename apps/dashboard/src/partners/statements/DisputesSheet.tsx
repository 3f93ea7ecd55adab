import type { Dispute, Statement } from "@springtide/contracts";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { disputeSaid, toAnswer } from "./dispute-words.ts";
import { NewDisputeForm } from "./NewDisputeForm.tsx";

type SheetProps = PartProps & { readonly statement: Statement };

/** Lines on which the two sides see another figure: the partner's are answered here, one's own begun or taken back. */
export function DisputesSheet(props: SheetProps) {
  const { statement, rights, words } = props;
  const { say } = words;
  const { disputes } = statement;
  const sorted = disputes.toSorted((a, b) => Number(toAnswer(b)) - Number(toAnswer(a)) || b.dispute - a.dispute);
  if (disputes.length === 0 && (!rights.maySettle || statement.lines.length === 0)) return null;
  return (
    <Sheet
      title={say("partners.disputes")}
      note={say("partners.disputes-note", { count: disputes.filter(toAnswer).length })}
    >
      <ul className="partners-items">
        {sorted.map((dispute) => (
          <Item key={dispute.dispute} dispute={dispute} {...props} />
        ))}
      </ul>
      {rights.maySettle && statement.lines.length > 0 ? <NewDisputeForm {...props} /> : null}
    </Sheet>
  );
}

function Item(props: SheetProps & { readonly dispute: Dispute }) {
  const { dispute, statement, names, rights, words } = props;
  const { say } = words;
  return (
    <li>
      <p>
        <strong>{dispute.line}</strong>{" "}
        <span className={toAnswer(dispute) ? "tag partners-attention" : "tag"}>
          {say(`partners.dispute-${dispute.state}`)}
        </span>
      </p>
      <p>
        {disputeSaid(dispute, names.agreement(statement.agreement), statement.currency, words)} <q>{dispute.reason}</q>
      </p>
      {dispute.answer === null || dispute.answer === "" ? null : (
        <p className="note">
          {say("partners.dispute-answer")} <q>{dispute.answer}</q>
        </p>
      )}
      {dispute.state === "open" && rights.maySettle ? <AnswerForm {...props} /> : null}
    </li>
  );
}
