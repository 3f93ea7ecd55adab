import type { Statement } from "@springtide/contracts";
import { useState } from "react";
import { chargeSaid } from "@springtide/words";
import { usePortalRights } from "../link/PortalRights.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { DisputeForm } from "./DisputeForm.tsx";
import { useSettlementSpeech } from "./useSettlementSpeech.ts";

/** What is charged or taken off beside the work. */
export function ChargesTable({
  statement,
  onChanged,
}: {
  readonly statement: Statement;
  readonly onChanged: () => Promise<void>;
}) {
  const words = usePortalWords();
  const { say } = words;
  const speech = useSettlementSpeech(statement);
  const { hasAccount } = usePortalRights();
  const [disputed, dispute] = useState<string | null>(null);
  return (
    <section className="sheet" aria-labelledby="charges-title">
      <h2 id="charges-title">{say("portal.statement.charges")}</h2>
      <ul className="money-lines">
        {statement.charges.map(({ id, kind, about, why, cents }) => (
          <li key={id}>
            <div className="money-line">
              <div>
                <strong>{say(`portal.charge.${kind}`)}</strong> {about}
                <p className="note">{chargeSaid(why, speech)}</p>
              </div>
              <p className="amount">{words.cents(cents, statement.currency)}</p>
            </div>
            {kind === "credit" || !hasAccount ? null : disputed === id ? (
              <DisputeForm
                statement={statement}
                line={id}
                cents={cents}
                onClose={() => {
                  dispute(null);
                }}
                onChanged={onChanged}
              />
            ) : (
              <button
                type="button"
                className="quiet"
                aria-label={say("portal.dispute.of", { line: id })}
                onClick={() => {
                  dispute(id);
                }}
              >
                {say("portal.dispute.open")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
