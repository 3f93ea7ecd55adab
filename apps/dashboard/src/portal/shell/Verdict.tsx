import { useId, useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "./Notes.tsx";
import { ReasonField } from "./ReasonField.tsx";

/** Yes or no to what the other side wants, with a reason; what is wrong with the reason is said below it. */
export function Verdict(props: {
  readonly label: string;
  readonly accept: string;
  readonly reject: string;
  readonly onAccept: (reason: string) => Promise<void>;
  readonly onReject: (reason: string) => Promise<void>;
}) {
  const { label, accept, reject, onAccept, onReject } = props;
  const id = useId();
  const [reason, setReason] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  return (
    <>
      <ReasonField label={label} value={reason} onChange={setReason} foundId={problem === null ? undefined : id} />
      <div id={id}>
        <ProblemNote error={problem} />
      </div>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={isUnderWay}
          onClick={() => {
            run(() => onAccept(reason));
          }}
        >
          {accept}
        </button>
        <button
          type="button"
          disabled={isUnderWay}
          onClick={() => {
            run(() => onReject(reason));
          }}
        >
          {reject}
        </button>
      </div>
    </>
  );
}
