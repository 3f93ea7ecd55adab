import { Button, Progress } from "@mantine/core";
import type { JobAnswer } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSay } from "../languages/ReaderProvider.tsx";
import { dataApi } from "./data-api.ts";
import { jobQuestion } from "./data-questions.ts";

/** How far a job is, and the way to cancel it. */
export function JobProgress({ job, title }: { readonly job: JobAnswer; readonly title: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => dataApi.cancelJob({ params: { job: job.id } }),
    onSuccess: (told) => {
      queries.setQueryData(jobQuestion(job.id).queryKey, told);
    },
  });
  const percent = job.total > 0 ? Math.min(100, Math.round((100 * job.done) / job.total)) : 0;
  return (
    <div className="job-progress">
      <div className="job-progress-head">
        <p role="status">
          <strong>{title}</strong>{" "}
          <span className="note" lang="en">
            {job.label}
          </span>
        </p>
        <Button
          variant="default"
          size="compact-sm"
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate();
          }}
        >
          {say("data.cancel")}
        </Button>
      </div>
      <Progress value={percent} aria-label={title} />
    </div>
  );
}
