import type { PartnerTerms, Statement } from "@springtide/contracts";
import { remarkSaid } from "@springtide/words";
import { agreementKey } from "../agreements.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { requestsQuestion } from "../portal-questions.ts";
import { OfAgreement } from "../shell/AgreementChoice.tsx";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalMinute } from "../shell/PortalClock.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { usePortalOwn } from "../usePortalAddress.ts";
import { ChargesTable } from "./ChargesTable.tsx";
import { DisputesPart } from "./DisputesPart.tsx";
import { isMonth, monthOf, monthsOn } from "./months.ts";
import { statementQuestion } from "./statement-api.ts";
import { useSettlementSpeech } from "./useSettlementSpeech.ts";
import { WorkTable } from "./WorkTable.tsx";
import "./statement.css";

/** What a month comes to, net of VAT, line by line, and what the two sides see differently. */
export default function StatementPage() {
  const { say } = usePortalWords();
  return (
    <>
      <h1>{say("portal.view.statement")}</h1>
      <OfAgreement>{(terms) => <OfMonth key={agreementKey(terms)} terms={terms} />}</OfAgreement>
    </>
  );
}

function OfMonth({ terms }: { readonly terms: PartnerTerms }) {
  const words = usePortalWords();
  const { say } = words;
  const requests = useAnswer(requestsQuestion);
  const [named, choose] = usePortalOwn("month");
  const chosen = named !== null && isMonth(named) ? named : null;
  const nowMs = usePortalMinute();
  const worked = (requests.data ?? [])
    .filter(({ shop, agreement }) => shop === terms.shop && agreement === terms.agreement)
    .flatMap(({ lines }) => lines.map(({ start }) => monthOf(Date.parse(start), terms.partnerZone)));
  const months = [...new Set(worked)].sort().reverse();
  const month = chosen ?? newestBegun(months, monthOf(nowMs, terms.partnerZone));
  const listed = months.includes(month) ? months : [month, ...months].sort().reverse();
  if (requests.data === null && chosen === null) return <Outline />;
  return (
    <>
      <div className="month">
        <button
          type="button"
          aria-label={say("portal.statement.before")}
          onClick={() => {
            choose(monthsOn(month, -1));
          }}
        >
          {"‹"}
        </button>
        <label className="choice">
          <span>{say("portal.statement.month")}</span>
          <select
            value={month}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          >
            {listed.map((one) => (
              <option key={one} value={one}>
                {words.month(one)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          aria-label={say("portal.statement.after")}
          onClick={() => {
            choose(monthsOn(month, 1));
          }}
        >
          {"›"}
        </button>
      </div>
      <Shown key={month} named={`${agreementKey(terms)}/${month}`} />
    </>
  );
}

/** The newest month with work that has begun; this one where there is none. */
function newestBegun(months: readonly string[], now: string): string {
  return months.find((month) => month <= now) ?? months.at(-1) ?? now;
}

function Shown({ named }: { readonly named: string }) {
  const words = usePortalWords();
  const { say } = words;
  const question = statementQuestion(named);
  const { data, error } = useAnswer(question);
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  const { totals, currency } = data;
  const query = new URLSearchParams({ shop: data.shop, agreement: data.agreement, month: data.month });
  const money = (cents: number): string => words.cents(cents, currency);
  return (
    <>
      <section className="sheet" aria-labelledby="statement-title">
        <h2 id="statement-title">
          {say("portal.statement.of", {
            client: data.client,
            agreement: data.agreement,
            month: words.month(data.month),
          })}
        </h2>
        <p className="total">{money(totals.netCents)}</p>
        <p>{say(data.isFinal ? "portal.statement.final" : "portal.statement.preliminary")}</p>
        <p className="note">{say("portal.statement.net")}</p>
        <dl className="facts">
          <Fact label={say("portal.statement.work")} value={money(totals.workCents)} />
          <Fact label={say("portal.statement.charges")} value={money(totals.chargeCents)} />
          <Fact label={say("portal.column.ordered")} value={words.hours(totals.orderedHours)} />
          <Fact label={say("portal.column.confirmed")} value={words.hours(totals.confirmedHours)} />
          <Fact label={say("portal.column.delivered")} value={words.hours(totals.deliveredHours)} />
          <Fact label={say("portal.column.billable")} value={words.hours(totals.billableHours)} />
        </dl>
        <p className="note">
          {data.tolerance === 0
            ? say("portal.statement.hours-exact")
            : say("portal.statement.hours-note", { tolerance: words.share(data.tolerance) })}
        </p>
        <ul className="downloads">
          {(["xlsx", "csv", "pdf", "json"] as const).map((format) => (
            <li key={format}>
              <a
                className="button"
                href={`/api/settlements/file?${query.toString()}&format=${format}&language=${words.language}`}
                download
              >
                {say(`portal.format.${format}`)}
              </a>
            </li>
          ))}
        </ul>
        <Remarks statement={data} />
      </section>
      {data.lines.length === 0 ? (
        <p>{say("portal.statement.empty")}</p>
      ) : (
        <WorkTable statement={data} onChanged={question.ask} />
      )}
      {data.charges.length === 0 ? null : <ChargesTable statement={data} onChanged={question.ask} />}
      {data.disputes.length === 0 ? null : <DisputesPart statement={data} onChanged={question.ask} />}
    </>
  );
}

function Remarks({ statement }: { readonly statement: Statement }) {
  const speech = useSettlementSpeech(statement);
  return (
    <ul className="notes">
      {statement.remarkFacts
        .map((remark) => remarkSaid(remark, speech))
        .map((said) => (
          <li key={said}>{said}</li>
        ))}
    </ul>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
