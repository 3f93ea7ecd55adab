import type { Statement, WorkLine } from "@springtide/contracts";
import { useState } from "react";
import { usePortalRights } from "../link/PortalRights.tsx";
import { spanSaid } from "../request/zones.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";
import { DisputeForm } from "./DisputeForm.tsx";

/** Work, line by line: ordered, confirmed, delivered, billable, and what it comes to. On a phone each line is a card. */
export function WorkTable({
  statement,
  onChanged,
}: {
  readonly statement: Statement;
  readonly onChanged: () => Promise<void>;
}) {
  const { say } = usePortalWords();
  const [disputed, dispute] = useState<string | null>(null);
  return (
    <section className="sheet" aria-labelledby="work-title">
      <h2 id="work-title">{say("portal.statement.lines")}</h2>
      <ul className="money-lines">
        {statement.lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            statement={statement}
            isDisputing={disputed === line.id}
            onDispute={(isOpen) => {
              dispute(isOpen ? line.id : null);
            }}
            onChanged={onChanged}
          />
        ))}
      </ul>
    </section>
  );
}

function Line(props: {
  readonly line: WorkLine;
  readonly statement: Statement;
  readonly isDisputing: boolean;
  readonly onDispute: (isOpen: boolean) => void;
  readonly onChanged: () => Promise<void>;
}) {
  const { line, statement, isDisputing, onDispute, onChanged } = props;
  const words = usePortalWords();
  const { say } = words;
  const { hasAccount } = usePortalRights();
  const { zone, currency } = statement;
  const price = new Intl.NumberFormat(words.locale, { style: "currency", currency, maximumFractionDigits: 6 });
  const hasDispute = statement.disputes.some((one) => one.line === line.id && one.state === "open");
  return (
    <li>
      <div className="money-line">
        <div>
          <strong>
            {say("portal.day-span", { day: words.day(line.start, zone), span: spanSaid(line, zone, words) })}
          </strong>{" "}
          {line.skill} <span className={`tier tier-${line.tier}`}>{say(`portal.tier.${line.tier}`)}</span>{" "}
          <a {...linkTo({ request: line.request })}>{line.id}</a>
          <p className="note">
            {line.deliveredHours === null
              ? say("portal.statement.hours-unrecorded", {
                  ordered: words.hours(line.orderedHours),
                  confirmed: words.hours(line.confirmedHours),
                })
              : say("portal.statement.hours", {
                  ordered: words.hours(line.orderedHours),
                  confirmed: words.hours(line.confirmedHours),
                  delivered: words.hours(line.deliveredHours),
                  billable: words.hours(line.billableHours),
                })}
          </p>
          <p className={`note tolerance-${line.tolerance}`}>{say(`portal.tolerance.${line.tolerance}`)}</p>
          {line.parts.map(({ quantity, price: of, cents }) => (
            <p key={`${of} ${String(quantity)}`} className="note">
              {say("portal.statement.part", {
                quantity: words.hours(quantity),
                price: price.format(Number(of)),
                amount: words.cents(cents, currency),
              })}
            </p>
          ))}
        </div>
        <p className="amount">{words.cents(line.cents, currency)}</p>
      </div>
      {hasDispute ? (
        <p className="note">{say("portal.dispute.is-open")}</p>
      ) : isDisputing ? (
        <DisputeForm
          statement={statement}
          line={line.id}
          cents={line.cents}
          onClose={onDispute}
          onChanged={onChanged}
        />
      ) : !hasAccount ? null : (
        <button
          type="button"
          className="quiet"
          aria-label={say("portal.dispute.of", { line: line.id })}
          onClick={() => {
            onDispute(true);
          }}
        >
          {say("portal.dispute.open")}
        </button>
      )}
    </li>
  );
}
