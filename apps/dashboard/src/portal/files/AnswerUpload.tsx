import { ApiProblem } from "@springtide/client";
import type { CommitmentAction, CommitmentRequest, RequestAnswer } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { toldOfNote } from "../../finding-words/told.ts";
import { requestQuestion } from "../request-question.ts";
import { act } from "../request/request-api.ts";
import { FindingText } from "../shell/FindingText.tsx";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { FileField } from "./FileField.tsx";
import { bytesOfFile, filesApi } from "./files-api.ts";

interface Read {
  readonly name: string;
  readonly answer: RequestAnswer;
  readonly actions: readonly CommitmentAction[];
}

/** The answer as the file that was filled in: read first, with what is wrong in it, then sent. */
export function AnswerUpload({ request, etag }: { readonly request: CommitmentRequest; readonly etag: string }) {
  const { say } = usePortalWords();
  const [read, setRead] = useState<Read | null>(null);
  const [isSent, setSent] = useState(false);
  const reading = useDoing();
  const sending = useDoing();
  return (
    <section className="sheet" aria-labelledby="answer-title">
      <h2 id="answer-title">{say("portal.upload.answer")}</h2>
      <FileField
        label={say("portal.upload.choose-answer")}
        note={say("portal.upload.answer-note")}
        isBusy={reading.isUnderWay || sending.isUnderWay}
        onFile={(file) => {
          setRead(null);
          setSent(false);
          sending.forget();
          reading.run(async () => {
            const { answer, actions } = await filesApi.readAnswer({
              params: { request: request.id },
              upload: bytesOfFile(file),
            });
            setRead({ name: file.name, answer, actions });
          });
        }}
      />
      <ProblemNote error={reading.problem} />
      <div role="status">{isSent ? <p className="good">{say("portal.send.sent")}</p> : null}</div>
      {read === null ? null : <ReadAnswer read={read} />}
      <ProblemNote error={sending.problem} />
      {read === null ? null : (
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={sending.isUnderWay || read.actions.length === 0}
            onClick={() => {
              sending.run(async () => {
                await sendAll(request.id, etag, read.actions);
                setRead(null);
                setSent(true);
              });
            }}
          >
            {say("portal.upload.send")}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setRead(null);
            }}
          >
            {say("portal.cancel")}
          </button>
        </div>
      )}
    </section>
  );
}

function ReadAnswer({ read: { name, answer } }: { readonly read: Read }) {
  const words = usePortalWords();
  const { say } = words;
  return (
    <>
      <p>{say("portal.upload.read", { name, lines: answer.lines.length, missing: answer.unanswered.length })}</p>
      {answer.notes.length === 0 ? null : (
        <ul className="notes">
          {answer.notes.map(toldOfNote).map((told) => (
            <li key={told.english}>
              <FindingText told={told} />
            </li>
          ))}
        </ul>
      )}
      <div className="table-frame" tabIndex={0} role="region" aria-label={say("portal.upload.what-it-says")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("portal.line")}</th>
              <th scope="col" className="number">
                {say("portal.column.asked")}
              </th>
              <th scope="col" className="number">
                {say("portal.column.offered")}
              </th>
              <th scope="col">{say("portal.column.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {answer.lines.map(({ line, asked, offered, reason }) => (
              <tr key={line} className={offered < asked ? "differs" : undefined}>
                <th scope="row">{line}</th>
                <td className="number">{words.count(asked)}</td>
                <td className="number">{words.count(offered)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Each action upon the revision that the one before left; where somebody was quicker, the request is read again for the next try. */
async function sendAll(request: string, etag: string, actions: readonly CommitmentAction[]): Promise<void> {
  let known = etag;
  try {
    for (const action of actions) known = (await act(request, known, action)).etag;
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.problem.code === "version-stale") void requestQuestion(request).ask();
    throw cause;
  }
}
