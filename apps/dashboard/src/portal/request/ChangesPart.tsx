import type { CommitmentRequest, SheetLine } from "@springtide/contracts";
import { useAnswer } from "../answers/useAnswer.ts";
import { useDoing } from "../answers/useDoing.ts";
import { isUnread } from "../requests/waiting.ts";
import { usePortalRights } from "../link/PortalRights.tsx";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { act, deltaQuestion } from "./request-api.ts";
import type { Zones } from "./zones.ts";
import { spanSaid } from "./zones.ts";

/** What changed since the version that the partner said to have read, and the button that says so of the newest. */
export function ChangesPart(props: {
  readonly request: CommitmentRequest;
  readonly etag: string;
  readonly zones: Zones;
}) {
  const { request, etag, zones } = props;
  const { say } = usePortalWords();
  const { answers } = usePortalRights();
  const { isUnderWay, problem, run } = useDoing();
  const read = request.acknowledged.partner?.version ?? null;
  const from = read ?? request.version - 1;
  const unread = isUnread(request);
  return (
    <section className={unread ? "sheet attention" : "sheet"} aria-labelledby="changes-title">
      <h2 id="changes-title">{say("portal.changes.title", { version: request.version })}</h2>
      <p>
        {read === null
          ? say("portal.changes.never-read")
          : unread
            ? say("portal.changes.read", { version: read })
            : say("portal.changes.all-read")}
      </p>
      {from >= 1 && from < request.version ? (
        <Delta request={request.id} from={from} to={request.version} zones={zones} />
      ) : null}
      <ProblemNote error={problem} />
      {unread && answers ? (
        <div className="actions">
          <button
            type="button"
            disabled={isUnderWay}
            onClick={() => {
              run(async () => {
                await act(request.id, etag, { action: "acknowledge", version: request.version });
              });
            }}
          >
            {say("portal.changes.acknowledge", { version: request.version })}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function Delta(props: { readonly request: string; readonly from: number; readonly to: number; readonly zones: Zones }) {
  const { request, from, to, zones } = props;
  const words = usePortalWords();
  const { say } = words;
  const { data, error } = useAnswer(deltaQuestion(`${request} ${String(from)} ${String(to)}`));
  if (data === null) return <ProblemNote error={error} />;
  const said = (line: SheetLine): string =>
    say("portal.delta.line", {
      line: line.id,
      skill: line.skill,
      day: words.day(line.start, zones.partner),
      span: spanSaid(line, zones.partner, words),
      count: line.positionsLoggedIn,
    });
  return (
    <>
      <ul className="changes">
        {data.added.map((line) => (
          <li key={line.id}>{say("portal.delta.added", { line: said(line) })}</li>
        ))}
        {data.removed.map((line) => (
          <li key={line.id}>{say("portal.delta.removed", { line: said(line) })}</li>
        ))}
        {data.changed.map(({ before, after }) => (
          <li key={after.id}>{say("portal.delta.changed", { before: said(before), after: said(after) })}</li>
        ))}
      </ul>
      <p className="note">
        {say("portal.delta.hours", {
          before: words.hours(data.positionHours.before),
          after: words.hours(data.positionHours.after),
        })}
      </p>
    </>
  );
}
