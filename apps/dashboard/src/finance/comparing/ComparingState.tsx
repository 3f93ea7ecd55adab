import { FoundWords, Trouble } from "../../data/Trouble.tsx";
import { WorkProgress } from "../../what-if/WorkProgress.tsx";
import type { Words } from "../../words/words.ts";
import { allAtFields } from "../field-errors.ts";
import { isUnderWay } from "../finance-questions.ts";
import type { SubjectNames } from "../subject-names.ts";
import { progressSaid } from "./progress-said.ts";
import type { Comparing } from "./useComparison.ts";

/** How far a comparison is, with the way to cancel it; or why there is none. */
export function ComparingState(props: {
  readonly comparing: Comparing;
  readonly names: SubjectNames;
  readonly words: Words;
}) {
  const { comparing, names, words } = props;
  const { job, error } = comparing;
  const { say } = words;
  return (
    <>
      {allAtFields(error, ["/target", "/ask"]) ? null : <Trouble error={error} />}
      {job !== null && isUnderWay(job) ? (
        <WorkProgress
          done={job.done}
          total={job.total}
          label={progressSaid(job.label, names, words)}
          name={say("finance.progress")}
          onCancel={comparing.cancel}
        />
      ) : null}
      {job?.state === "cancelled" ? <p className="empty">{say("finance.cancelled")}</p> : null}
      {job?.failure == null ? null : (
        <div className="trouble" role="alert">
          <strong>{say("finance.failed")}</strong>
          {job.failure.errors.length === 0 ? <p lang="en">{job.failure.reason}</p> : null}
          <ul>
            {job.failure.errors.map((one, i) => (
              <li key={i}>
                <FoundWords finding={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
