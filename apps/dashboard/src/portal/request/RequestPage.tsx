import type { CommitmentRequest, Me } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useAnswer } from "../answers/useAnswer.ts";
import { useAskedAfter } from "../answers/useAskedAfter.ts";
import { requestQuestion } from "../request-question.ts";
import { daysOfLines, isOpen } from "../requests/lines.ts";
import { usePortalRights } from "../link/PortalRights.tsx";
import { Outline, ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";
import { instantsOfSilence } from "./deadlines-ahead.ts";
import { carriedOver, changedMeanwhile } from "./answer-draft.ts";
import { BulkAnswer } from "./BulkAnswer.tsx";
import { ChangesPart } from "./ChangesPart.tsx";
import { DayPart } from "./DayPart.tsx";
import { DownloadsPart } from "./DownloadsPart.tsx";
import type { FindingsByLine } from "./findings-by-line.ts";
import { NO_FINDINGS } from "./findings-by-line.ts";
import { HistoryPart } from "./HistoryPart.tsx";
import { draftKey } from "./kept-draft.ts";
import { MeanwhilePart } from "./MeanwhilePart.tsx";
import { ProposalPart } from "./ProposalPart.tsx";
import { RequestHead } from "./RequestHead.tsx";
import type { Sent } from "./send-draft.ts";
import { sendDraft } from "./send-draft.ts";
import { SendBar } from "./SendBar.tsx";
import { useAnswerDraft } from "./useAnswerDraft.ts";
import { zonesOf } from "./zones.ts";
import "./request.css";

/** One request: what is asked for when, until when it is answered, and the answer itself. */
export default function RequestPage({ id, me }: { readonly id: string; readonly me: Me }) {
  const { say } = usePortalWords();
  const { data, error } = useAnswer(requestQuestion(id));
  return (
    <>
      <p className="back">
        <a {...linkTo({})}>{say("portal.request.back")}</a>
      </p>
      {data === null ? (
        <>
          <h1>{id}</h1>
          {error === null ? <Outline /> : <ProblemNote error={error} />}
        </>
      ) : (
        <Shown request={data.value} etag={data.etag} me={me} />
      )}
    </>
  );
}

function Shown(props: { readonly request: CommitmentRequest; readonly etag: string; readonly me: Me }) {
  const { request, etag, me } = props;
  const { say } = usePortalWords();
  const { answers } = usePortalRights();
  const { draft, answer, add, replace } = useAnswerDraft(draftKey(request.id, me));
  const [findings, setFindings] = useState<FindingsByLine>(NO_FINDINGS);
  const [told, setTold] = useState<Exclude<Sent, { readonly kind: "refused" }> | null>(null);
  const [isSending, setSending] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const zones = useMemo(() => zonesOf(request), [request]);
  const days = useMemo(() => daysOfLines(request.lines, zones.partner), [request, zones]);
  const meanwhile = changedMeanwhile(request.lines, draft);
  const canAnswer = answers && request.lines.some(isOpen);
  useAskedAfter(requestQuestion(request.id), instantsOfSilence(request));
  const send = (): void => {
    setSending(true);
    setFindings(NO_FINDINGS);
    setTold(null);
    sendDraft({ id: request.id, etag, lines: request.lines }, draft, (lines) => {
      for (const line of lines) answer(line, null);
    })
      .then(async (sent) => {
        if (sent.kind === "refused") setFindings(sent.findings);
        else setTold(sent);
        if (sent.kind === "stale") await requestQuestion(request.id).ask();
      })
      .finally(() => {
        setSending(false);
      })
      .catch(() => undefined);
  };
  const tick = (lines: readonly string[], isTicked: boolean): void => {
    const next = new Set(ticked);
    for (const line of lines)
      if (isTicked) next.add(line);
      else next.delete(line);
    setTicked(next);
  };
  return (
    <>
      <RequestHead request={request} zones={zones} />
      <ChangesPart request={request} etag={etag} zones={zones} />
      <ProposalPart request={request} etag={etag} zones={zones} />
      <MeanwhilePart
        changes={meanwhile}
        zones={zones}
        onCarryOver={() => {
          replace(carriedOver(request.lines, draft));
          setTold(null);
        }}
        onDrop={() => {
          replace({});
          setTold(null);
        }}
      />
      {canAnswer ? <BulkAnswer lines={request.lines} ticked={ticked} onAnswers={add} /> : null}
      <section aria-labelledby="lines-title">
        <h2 id="lines-title">{say("portal.request.lines")}</h2>
        {days.map((day) => (
          <DayPart
            key={day.day}
            day={day}
            request={request}
            etag={etag}
            zones={zones}
            draft={draft}
            findings={findings}
            ticked={ticked}
            onTick={tick}
            onAnswer={(line, given) => {
              answer(line, given);
              // What was wrong with it was said of another answer.
              setFindings(Object.fromEntries(Object.entries(findings).filter(([of]) => of !== line)));
            }}
          />
        ))}
      </section>
      <DownloadsPart request={request} />
      <HistoryPart request={request} zones={zones} />
      {canAnswer ? (
        <SendBar
          lines={request.lines}
          draft={draft}
          findings={findings[""] ?? []}
          told={told}
          isSending={isSending}
          isStale={meanwhile.length > 0}
          onSend={send}
          onClear={() => {
            replace({});
            setFindings(NO_FINDINGS);
          }}
        />
      ) : null}
    </>
  );
}
