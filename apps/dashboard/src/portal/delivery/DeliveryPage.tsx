import { partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { questionsOf } from "../answers/question.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { TableDownloads } from "../files/TableDownloads.tsx";
import { RequestChoice } from "../files/RequestChoice.tsx";
import { requestsQuestion } from "../portal-questions.ts";
import { requestQuestion } from "../request-question.ts";
import type { Zones } from "../request/zones.ts";
import { zonesOf } from "../request/zones.ts";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";
import { usePortalAddress } from "../usePortalAddress.ts";
import { DeliveryTable } from "./DeliveryTable.tsx";
import { FillPart } from "./FillPart.tsx";

const api = pageClient({ requestDelivery: partnerRoutes.requestDelivery });
const deliveryQuestion = questionsOf((request) => api.requestDelivery({ params: { request } }));

/** What came of what was confirmed, request by request: delivered, adherence, and how the own roster fills what is ahead. */
export default function DeliveryPage() {
  const { say } = usePortalWords();
  const { request } = usePortalAddress();
  const all = useAnswer(requestsQuestion);
  const id = request ?? all.data?.at(-1)?.id ?? null;
  return (
    <>
      <h1>{say("portal.view.delivery")}</h1>
      <ProblemNote error={all.error} />
      {all.data === null ? (
        <Outline />
      ) : id === null ? (
        <p>{say("portal.files.none")}</p>
      ) : (
        <>
          <RequestChoice requests={all.data} chosen={id} view="delivery" />
          <OfRequest key={id} id={id} />
        </>
      )}
    </>
  );
}

function OfRequest({ id }: { readonly id: string }) {
  const request = useAnswer(requestQuestion(id));
  if (request.data === null) return request.error === null ? <Outline /> : <ProblemNote error={request.error} />;
  return <Delivered id={id} zones={zonesOf(request.data.value)} lines={request.data.value.lines} />;
}

function Delivered(props: {
  readonly id: string;
  readonly zones: Zones;
  readonly lines: Parameters<typeof DeliveryTable>[0]["asked"];
}) {
  const { id, zones, lines } = props;
  const words = usePortalWords();
  const { say } = words;
  const { data, error } = useAnswer(deliveryQuestion(id));
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  return (
    <>
      <section className="sheet" aria-labelledby="delivered-title">
        <h2 id="delivered-title">{say("portal.delivery.title")}</h2>
        <p className="lead">
          {data.share === null
            ? say("portal.delivery.unknown")
            : say("portal.delivery.said", {
                share: words.share(data.share),
                delivered: words.hours(data.deliveredHours),
                confirmed: words.hours(data.confirmedHours),
              })}
        </p>
        {data.adherence === null ? null : (
          <p>{say("portal.delivery.adherence", { share: words.share(data.adherence) })}</p>
        )}
        {data.lines.length === 0 ? null : <DeliveryTable asked={lines} delivered={data.lines} zone={zones.partner} />}
        <TableDownloads address={`/api/commitments/${encodeURIComponent(id)}/delivery/file`} />
      </section>
      <section className="sheet" aria-labelledby="fill-title">
        <h2 id="fill-title">{say("portal.fill.title")}</h2>
        {data.fill === null ? (
          <>
            <p>{say("portal.fill.none")}</p>
            <p>
              <a {...linkTo({ view: "files", request: id })}>{say("portal.files.to-upload")}</a>
            </p>
          </>
        ) : (
          <FillPart fill={data.fill} zones={zones} />
        )}
      </section>
    </>
  );
}
