import { Button, Table } from "@mantine/core";
import type { JobAnswer } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { dataApi } from "./data-api.ts";
import { isUnderWay, jobsQuestion } from "./data-questions.ts";
import { MissedRuns } from "./MissedRuns.tsx";
import { momentSaid } from "./moment.ts";
import { FoundWords, Trouble } from "./Trouble.tsx";

const KINDS = ["plan", "forecast", "simulate", "replay", "import", "fleet", "nightly"] as const;

/** What is done in the background for a shop, and the way to cancel it. */
export function JobsPart({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const question = jobsQuestion(shop);
  const { data, error } = useQuery(question);
  const cancel = useMutation({
    mutationFn: (job: string) => dataApi.cancelJob({ params: { job } }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: question.queryKey });
    },
  });
  const jobs = data?.jobs ?? [];
  return (
    <Sheet title={say("data.jobs")} note={say("data.jobs-note")}>
      <MissedRuns words={words} />
      <Trouble error={error ?? cancel.error} />
      {data !== undefined && jobs.length === 0 ? (
        <p className="empty">{say("data.no-jobs")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={say("data.jobs")} tabIndex={0}>
          <Table className="figures data-table" verticalSpacing={5}>
            <thead>
              <tr>
                <th scope="col">{say("data.what")}</th>
                <th scope="col">{say("data.asked")}</th>
                <th scope="col">{say("data.standing")}</th>
                <th scope="col">
                  <span className="hidden-visually">{say("data.cancel")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <th scope="row">{kindSaid(job, words)}</th>
                  <td>{momentSaid(job.askedAt, words)}</td>
                  <td className="wrapping">
                    <JobStanding job={job} words={words} />
                  </td>
                  <td>
                    {isUnderWay(job) ? (
                      <Button
                        variant="default"
                        size="compact-xs"
                        aria-label={say("data.cancel-job", { job: kindSaid(job, words) })}
                        loading={cancel.isPending && cancel.variables === job.id}
                        onClick={() => {
                          cancel.mutate(job.id);
                        }}
                      >
                        {say("data.cancel")}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}

function JobStanding({ job, words }: { readonly job: JobAnswer; readonly words: Words }) {
  const { say, share, wait } = words;
  const { state, done, total, label, failure, startedAt, endedAt } = job;
  if (state === "running")
    return (
      <>
        {say("data.job-running", { share: share(total > 0 ? done / total : 0) })}{" "}
        <span className="note" lang="en">
          {label}
        </span>
      </>
    );
  const seconds = startedAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return (
    <>
      {say(`data.job-${state}`)}
      {state === "ready" && seconds !== null ? (
        <span className="note"> {say("data.job-took", { time: wait(Math.max(1, Math.round(seconds))) })}</span>
      ) : null}
      {failure === null ? null : failure.errors.length === 0 ? (
        <span className="note" lang="en">
          {" "}
          {failure.reason}
        </span>
      ) : (
        failure.errors.map((one, i) => (
          <span key={i} className="note job-failure">
            <FoundWords finding={one} />
          </span>
        ))
      )}
    </>
  );
}

function kindSaid({ kind }: JobAnswer, { say }: Words): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? kind : say(`data.job-kind-${known}`);
}
