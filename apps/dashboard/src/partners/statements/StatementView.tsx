import { Button } from "@mantine/core";
import type { Statement } from "@springtide/contracts";
import { remarkSaid, settlementSpeech } from "@springtide/words";
import { useSpeaking } from "../../languages/ReaderProvider.tsx";
import { Trouble } from "../../data/Trouble.tsx";
import { monthSaid } from "../../finance/month-said.ts";
import { useDownload } from "../../finance/useDownload.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { centsOf } from "./cents-said.ts";
import { ChargeTable } from "./ChargeTable.tsx";
import { DisputesSheet } from "./DisputesSheet.tsx";
import { exactHours } from "./exact-hours.ts";
import { LockSheet } from "./LockSheet.tsx";
import { remarksLeft, sealedSaid } from "./statement-rows.ts";
import { ServiceSheet } from "./ServiceSheet.tsx";
import { WorkSheet } from "./WorkSheet.tsx";

const HOURS = ["ordered", "confirmed", "delivered", "billable"] as const;

/** One statement: what it comes to, what is to be answered, then line by line. */
export function StatementView(props: PartProps & { readonly statement: Statement }) {
  const { statement, words } = props;
  const hasDisputes = statement.disputes.length > 0;
  return (
    <div className="stack">
      <Totals statement={statement} words={words} />
      {hasDisputes ? <DisputesSheet {...props} /> : null}
      <WorkSheet {...props} />
      {statement.charges.length === 0 ? null : <ChargeTable {...props} />}
      <ServiceSheet {...props} />
      {statement.locks.length === 0 ? null : <LockSheet {...props} />}
      {hasDisputes ? null : <DisputesSheet {...props} />}
    </div>
  );
}

function Totals({ statement, words }: { readonly statement: Statement; readonly words: Words }) {
  const { say } = words;
  const { totals, currency, month, isFinal, remarkFacts, tolerance } = statement;
  const speech = settlementSpeech(words, statement);
  const cents = centsOf(currency, words);
  const exact = exactHours(words);
  const sealed = sealedSaid(statement, words);
  const hours = {
    ordered: totals.orderedHours,
    confirmed: totals.confirmedHours,
    delivered: totals.deliveredHours,
    billable: totals.billableHours,
  };
  return (
    <Sheet
      title={say("partners.net-of", { month: monthSaid(month, words) })}
      note={say("partners.net-note")}
      aside={<Downloads statement={statement} words={words} />}
    >
      <p className="partners-net">{cents(totals.netCents)}</p>
      <p className="partners-said">
        {say("partners.net-said", {
          ...{ work: cents(totals.workCents), charges: cents(totals.chargeCents) },
          state: isFinal ? "final" : "preliminary",
        })}
      </p>
      {sealed === null ? null : <p className="note">{sealed}</p>}
      <dl className="partners-facts">
        {HOURS.map((of) => (
          <div key={of}>
            <dt>{say(`partners.work-${of}`)}</dt>
            <dd>{say("words.hours", { count: exact(hours[of]) })}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{say("partners.tolerance-note", { tolerance: words.finely(tolerance) })}</p>
      {remarksLeft(remarkFacts)
        .map((remark) => remarkSaid(remark, speech))
        .map((said) => (
          <p key={said} className="note">
            {said}
          </p>
        ))}
    </Sheet>
  );
}

function Downloads({ statement, words }: { readonly statement: Statement; readonly words: Words }) {
  const { shop, agreement, month } = statement;
  const { language } = useSpeaking();
  const fetchAs = (format: "pdf" | "xlsx" | "csv" | "json") => () =>
    partnersApi.exportSettlement({ query: { shop, agreement, month, format, language } });
  const name = `statement-${shop}-${agreement}-${month}`;
  const pdf = useDownload(fetchAs("pdf"), `${name}.pdf`);
  const xlsx = useDownload(fetchAs("xlsx"), `${name}.xlsx`);
  const csv = useDownload(fetchAs("csv"), `${name}.csv`);
  const json = useDownload(fetchAs("json"), `${name}.json`);
  return (
    <div className="partners-acts">
      {Object.entries({ PDF: pdf, XLSX: xlsx, CSV: csv, JSON: json }).map(([format, file]) => (
        <Button
          key={format}
          variant="default"
          size="compact-sm"
          loading={file.isPending}
          onClick={() => {
            file.mutate();
          }}
        >
          {words.say("partners.download", { format })}
        </Button>
      ))}
      <Trouble error={pdf.error ?? xlsx.error ?? csv.error ?? json.error} />
    </div>
  );
}
