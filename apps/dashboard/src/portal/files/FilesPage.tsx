import { useAnswer } from "../answers/useAnswer.ts";
import { requestsQuestion } from "../portal-questions.ts";
import { requestQuestion } from "../request-question.ts";
import { isAgreed, isOpen } from "../requests/lines.ts";
import { usePortalRights } from "../link/PortalRights.tsx";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo, usePortalAddress } from "../usePortalAddress.ts";
import { AnswerUpload } from "./AnswerUpload.tsx";
import { Downloads } from "./Downloads.tsx";
import { RequestChoice } from "./RequestChoice.tsx";
import { RosterUpload } from "./RosterUpload.tsx";

/** Requests as files, and the files that come back. */
export default function FilesPage() {
  const { say } = usePortalWords();
  const { hasAccount } = usePortalRights();
  const { request } = usePortalAddress();
  const all = useAnswer(requestsQuestion);
  const id = request ?? all.data?.at(-1)?.id ?? null;
  return (
    <>
      <h1>{say("portal.view.files")}</h1>
      <ProblemNote error={all.error} />
      {all.data === null ? (
        <Outline />
      ) : id === null ? (
        <p>{say("portal.files.none")}</p>
      ) : (
        <>
          <RequestChoice requests={all.data} chosen={id} view="files" />
          <OfRequest key={id} id={id} />
        </>
      )}
      {hasAccount ? (
        <p className="note">
          <a {...linkTo({ view: "access" })}>{say("portal.files.to-feeds")}</a>
        </p>
      ) : null}
    </>
  );
}

function OfRequest({ id }: { readonly id: string }) {
  const { say } = usePortalWords();
  const { answers } = usePortalRights();
  const { data, error } = useAnswer(requestQuestion(id));
  if (data === null) return error === null ? <Outline /> : <ProblemNote error={error} />;
  const { value: request, etag } = data;
  const isHeld = request.lines.some((line) => isOpen(line) || isAgreed(line) || line.state === "reserved");
  return (
    <>
      <section className="sheet" aria-labelledby="downloads-title">
        <h2 id="downloads-title">{say("portal.files.downloads")}</h2>
        <Downloads request={request} />
      </section>
      {answers && request.lines.some(isOpen) ? <AnswerUpload request={request} etag={etag} /> : null}
      {answers && isHeld ? <RosterUpload request={request} /> : null}
    </>
  );
}
