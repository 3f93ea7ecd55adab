import type { PartnerOutlook, PartnerTerms } from "@springtide/contracts";
import { partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { questionsOf } from "../answers/question.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { agreementKey } from "../agreements.ts";
import { TableDownloads } from "../files/TableDownloads.tsx";
import { OfAgreement } from "../shell/AgreementChoice.tsx";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { AheadDay } from "./AheadDay.tsx";
import { ForecastTable } from "./ForecastTable.tsx";
import { OptionsAhead } from "./OptionsAhead.tsx";
import { TermsPart } from "./TermsPart.tsx";
import "./ahead.css";

const api = pageClient({ partnerOutlook: partnerRoutes.partnerOutlook });
const outlookQuestion = questionsOf((key) => {
  const [shop = "", agreement = ""] = key.split("/");
  return api.partnerOutlook({ params: { shop, agreement } });
});

/** What will probably be wanted, with its chance, so that people can be planned before they are asked for. */
export default function AheadPage() {
  const { say } = usePortalWords();
  return (
    <>
      <h1>{say("portal.view.ahead")}</h1>
      <OfAgreement>{(terms) => <Outlook key={agreementKey(terms)} terms={terms} />}</OfAgreement>
    </>
  );
}

function Outlook({ terms }: { readonly terms: PartnerTerms }) {
  const { data, error } = useAnswer(outlookQuestion(agreementKey(terms)));
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  return (
    <>
      <Standpoint outlook={data} />
      <TableDownloads address={`/api/partner/agreements/${terms.shop}/${terms.agreement}/file`} />
      <OptionsAhead outlook={data} />
      <Days outlook={data} />
      <ForecastTable forecast={data.forecast} />
      <TermsPart terms={terms} locks={data.locks} />
    </>
  );
}

function Standpoint({ outlook: { plan, terms } }: { readonly outlook: PartnerOutlook }) {
  const words = usePortalWords();
  return (
    <p className="lead">
      {plan === null
        ? words.say("portal.ahead.no-plan")
        : words.say("portal.ahead.plan", {
            version: plan.version,
            moment: words.moment(plan.madeAt, terms.partnerZone),
          })}
    </p>
  );
}

function Days({ outlook: { days, terms } }: { readonly outlook: PartnerOutlook }) {
  const { say } = usePortalWords();
  const zones = { partner: terms.partnerZone, client: terms.clientZone };
  return (
    <section aria-labelledby="days-title">
      <h2 id="days-title">{say("portal.ahead.days")}</h2>
      <p className="note">{say("portal.ahead.days-note")}</p>
      {days.length === 0 ? <p>{say("portal.ahead.nothing")}</p> : null}
      {days.map((day) => (
        <AheadDay key={day.day} day={day} zones={zones} />
      ))}
    </section>
  );
}
