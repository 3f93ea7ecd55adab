import type { RequestLine } from "@springtide/contracts";
import type { Told } from "../../finding-words/told.ts";
import { FindingText } from "../shell/FindingText.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { AnswerDraft } from "./answer-draft.ts";
import { countsOfDraft } from "./answer-draft.ts";
import type { Sent } from "./send-draft.ts";

/** What the answers come to, and the button that sends them; stays in view. */
export function SendBar(props: {
  readonly lines: readonly RequestLine[];
  readonly draft: AnswerDraft;
  readonly findings: readonly Told[];
  /** What became of the last sending. */
  readonly told: Exclude<Sent, { readonly kind: "refused" }> | null;
  readonly isSending: boolean;
  readonly isStale: boolean;
  readonly onSend: () => void;
  readonly onClear: () => void;
}) {
  const { lines, draft, findings, told, isSending, isStale, onSend, onClear } = props;
  const words = usePortalWords();
  const { say } = words;
  const counts = countsOfDraft(lines, draft);
  const answered = counts.full + counts.partial + counts.counter + counts.refused;
  const parts = (["full", "partial", "counter", "refused"] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : [say(`portal.send.${kind}`, { count: counts[kind] })],
  );
  return (
    <div className="send">
      <div role="status">
        {told?.kind === "sent" ? (
          <>
            <p className="good">{say("portal.send.sent")}</p>
            {told.odd.map((odd) => (
              <p key={odd.english} className="found">
                <FindingText told={odd} withPlace />
              </p>
            ))}
          </>
        ) : null}
        {told?.kind === "stale" ? <p className="found">{say("portal.send.stale")}</p> : null}
        {answered === 0 ? null : (
          <p>
            {words.list(parts)}{" "}
            <span className="note">
              {say("portal.send.hours", {
                offered: words.hours(counts.offeredHours),
                asked: words.hours(counts.askedHours),
                open: counts.open,
              })}
            </span>
          </p>
        )}
      </div>
      {findings.length === 0 ? null : (
        <div className="found" role="alert">
          {findings.map((found) => (
            <p key={found.english}>
              <FindingText told={found} withPlace />
            </p>
          ))}
        </div>
      )}
      <div className="actions">
        <button type="button" className="primary" disabled={answered === 0 || isSending || isStale} onClick={onSend}>
          {say("portal.send.send", { count: answered })}
        </button>
        {answered === 0 ? null : (
          <button type="button" className="quiet" disabled={isSending} onClick={onClear}>
            {say("portal.send.clear")}
          </button>
        )}
      </div>
      {answered === 0 && told === null ? <p className="note">{say("portal.send.hint")}</p> : null}
    </div>
  );
}
