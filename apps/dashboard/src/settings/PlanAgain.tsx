import { Button, Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { shopsQuestion } from "../api/questions.ts";
import { Trouble } from "../data/Trouble.tsx";
import type { Words } from "../words/words.ts";
import { usePlanJob } from "./usePlanJob.ts";

/** How far the plan of what was saved is, and the way to ask for it or to cancel it. */
export function PlanAgain({
  shop,
  isSaved,
  words,
}: {
  readonly shop: string;
  readonly isSaved: boolean;
  readonly words: Words;
}) {
  const { say } = words;
  const { job, isUnderWay, start, cancel } = usePlanJob(shop);
  const { data } = useQuery(shopsQuestion);
  const plan = data?.shops.find(({ id }) => id === shop)?.plan;
  if (job !== null && isUnderWay) {
    const percent = job.total > 0 ? Math.min(100, Math.round((100 * job.done) / job.total)) : 0;
    return (
      <div className="settings-plan">
        <p role="status">
          <strong>{say("settings.planning", { percent })}</strong>{" "}
          <span className="note" lang="en">
            {job.label}
          </span>
        </p>
        <Button
          variant="default"
          size="compact-sm"
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate(job.id);
          }}
        >
          {say("settings.cancel")}
        </Button>
        <Progress value={percent} aria-label={say("states.progress")} />
      </div>
    );
  }
  const isOld = plan === "under-way" || plan === "failed";
  if (!isOld && !isSaved) return null;
  return (
    <div className="settings-plan">
      <p role="status">
        {isSaved ? <strong>{say("settings.saved")} </strong> : null}
        {isOld
          ? say("settings.plan-is-old")
          : plan === "no-history"
            ? say("states.no-history-why")
            : say("settings.plan-is-new")}
        {isOld && job?.state === "failed" && job.failure !== null ? (
          <span className="note" lang="en">
            {" "}
            {job.failure.reason}
          </span>
        ) : null}
      </p>
      {isOld ? (
        <Button
          color="cyan.9"
          size="compact-sm"
          loading={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          {say("settings.plan-again")}
        </Button>
      ) : null}
      <Trouble error={start.error ?? cancel.error} />
    </div>
  );
}
