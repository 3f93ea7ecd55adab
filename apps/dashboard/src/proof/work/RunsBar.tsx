import { Button, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemNotice } from "../../states/States.tsx";
import { WorkProgress } from "../../what-if/WorkProgress.tsx";
import type { Words } from "../../words/words.ts";
import type { RunsState } from "./useRuns.ts";

/** What is asked, how far it is, which run is looked at, and why one failed. */
export function RunsBar(props: {
  readonly runs: Omit<RunsState<unknown>, "result">;
  /** What the work is called in a button. */
  readonly name: string;
  /** The choices of what is asked. */
  readonly children: ReactNode;
  readonly onStart: () => void;
  readonly words: Words;
}) {
  const { runs, name, children, onStart, words } = props;
  const { say } = words;
  const { underWay, ready, shown, failed, error } = runs;
  return (
    <>
      <form
        className="proof-bar"
        onSubmit={(event) => {
          event.preventDefault();
          onStart();
        }}
      >
        {children}
        <Button type="submit" color="cyan.9" disabled={underWay !== null} loading={runs.isStarting}>
          {name}
        </Button>
        {ready.length === 0 ? null : (
          <NativeSelect
            label={say("proof.run")}
            value={shown?.id ?? ""}
            onChange={({ currentTarget }) => {
              runs.choose(currentTarget.value);
            }}
            data={ready.map(({ id, askedAt }) => ({ value: id, label: momentSaid(askedAt, words) }))}
          />
        )}
      </form>
      {underWay === null ? null : (
        <WorkProgress
          done={underWay.done}
          total={underWay.total}
          label={<span lang="en">{underWay.label}</span>}
          name={say("proof.progress")}
          onCancel={runs.cancel}
        />
      )}
      {error === null ? null : <ProblemNotice error={error} onRetry={runs.retry} />}
      {runs.isOld ? <p className="note proof-old">{say("proof.old")}</p> : null}
      {failed?.failure == null ? null : (
        <div className="warning" role="alert">
          <p>{say("proof.failed", { when: momentSaid(failed.askedAt, words) })}</p>
          <ul lang="en">
            {failed.failure.errors.length === 0 ? <li>{failed.failure.reason}</li> : null}
            {failed.failure.errors.map(({ found, rule, remedy }, i) => (
              <li key={i}>
                {found}; {rule}. <strong>{remedy}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function momentSaid(iso: string, { locale }: Words): string {
  return new Date(iso).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}
