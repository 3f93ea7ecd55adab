import type { PartnerTerms, SeatReadiness } from "@springtide/contracts";
import { useState } from "react";
import { agreementKey } from "../agreements.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { TableDownloads } from "../files/TableDownloads.tsx";
import { usePortalRights } from "../link/PortalRights.tsx";
import { OfAgreement } from "../shell/AgreementChoice.tsx";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { ReadyDays } from "./ReadyDays.tsx";
import { seatsQuestion } from "./readiness-api.ts";
import { SeatForm } from "./SeatForm.tsx";
import { SeatList } from "./SeatList.tsx";
import { TaskList } from "./TaskList.tsx";
import "../statement/statement.css";

/** Which seats can be used from when, what has to be done until then, and by whom. */
export default function ReadinessPage() {
  const { say } = usePortalWords();
  return (
    <>
      <h1>{say("portal.view.readiness")}</h1>
      <OfAgreement>{(terms) => <Seats key={agreementKey(terms)} terms={terms} />}</OfAgreement>
    </>
  );
}

function Seats({ terms }: { readonly terms: PartnerTerms }) {
  const words = usePortalWords();
  const { say } = words;
  const { answers } = usePortalRights();
  const question = seatsQuestion(agreementKey(terms));
  const { data, error } = useAnswer(question);
  const [edited, edit] = useState<string | null>(null);
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  const seat = data.seats.find((one) => one.seat === edited) ?? null;
  const show = (next: SeatReadiness): void => {
    question.tell(next);
    edit(null);
  };
  return (
    <>
      <p className="lead">
        {data.seats.length === 0
          ? say("portal.seats.none")
          : say("portal.seats.said", {
              usable: data.days[0]?.usable ?? data.seats.filter(({ lacks }) => lacks.length === 0).length,
              seats: data.seats.length,
            })}
      </p>
      <p className="note">
        {say("portal.seats.rule", {
          training: data.terms.trainingDays,
          access: data.terms.accessDays,
        })}{" "}
        {data.terms.refresherDays === null
          ? null
          : say("portal.seats.refresher-rule", { days: data.terms.refresherDays })}
      </p>
      {data.seats.length === 0 ? null : <TaskList tasks={data.tasks} />}
      {answers ? (
        <SeatForm
          key={seat?.seat ?? ""}
          terms={terms}
          seat={seat}
          onSaved={show}
          onClose={() => {
            edit(null);
          }}
        />
      ) : null}
      <SeatList seats={data.seats} onEdit={answers ? edit : null} />
      <ReadyDays days={data.days} />
      {data.seats.length === 0 ? null : (
        <TableDownloads address={`/api/partner/agreements/${terms.shop}/${terms.agreement}/seats/file`} />
      )}
    </>
  );
}
