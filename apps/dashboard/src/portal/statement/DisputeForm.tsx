import type { Statement } from "@springtide/contracts";
import { useId, useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { ReasonField } from "../shell/ReasonField.tsx";
import { centsTyped } from "./months.ts";
import { statementApi } from "./statement-api.ts";

/** Says what a line should be, and why. */
export function DisputeForm(props: {
  readonly statement: Statement;
  readonly line: string;
  readonly cents: number;
  readonly onClose: (isOpen: boolean) => void;
  readonly onChanged: () => Promise<void>;
}) {
  const { statement, line, cents, onClose, onChanged } = props;
  const { say } = usePortalWords();
  const id = useId();
  const [amount, setAmount] = useState((cents / 100).toFixed(2));
  const [reason, setReason] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  const typed = centsTyped(amount);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === null) return;
        run(async () => {
          const { shop, agreement, month } = statement;
          await statementApi.disputeLine({ body: { shop, agreement, month, line, reason, cents: typed } });
          onClose(false);
          await onChanged();
        });
      }}
    >
      <label>
        <span>{say("portal.dispute.amount", { currency: statement.currency })}</span>
        <input
          type="text"
          inputMode="decimal"
          required
          aria-invalid={typed === null}
          aria-describedby={`${id}-amount`}
          value={amount}
          onChange={({ currentTarget }) => {
            setAmount(currentTarget.value);
          }}
        />
        <span id={`${id}-amount`} className="found">
          {typed === null ? say("portal.dispute.no-amount") : ""}
        </span>
      </label>
      <ReasonField label={say("portal.answer.reason")} value={reason} onChange={setReason} isRequired />
      <ProblemNote error={problem} />
      <div className="actions">
        <button type="submit" className="primary" disabled={isUnderWay}>
          {say("portal.dispute.send")}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            onClose(false);
          }}
        >
          {say("portal.cancel")}
        </button>
      </div>
    </form>
  );
}
