import { Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { planQuestion } from "../api/questions.ts";
import type { Words } from "../words/words.ts";
import { isInWork, planJobQuestion } from "./questions.ts";

/** How far a new plan of the shop is; once it is ready, the page shows it. */
export function PlanJob({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const client = useQueryClient();
  const { data: job = null } = useQuery(planJobQuestion(shop));
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (job === null) return;
    if (isInWork(job)) followed.current = job.id;
    else if (followed.current === job.id) {
      followed.current = null;
      void client.invalidateQueries({ queryKey: planQuestion(shop).queryKey });
    }
  }, [job, client, shop]);
  if (job?.state === "failed")
    return (
      <p role="alert" className="problem">
        {words.say("days.plan-failed")} <span lang="en">{job.failure?.reason}</span>
      </p>
    );
  if (job === null || !isInWork(job)) return null;
  return (
    <div className="plan-job" role="status">
      <p>
        {words.say("days.planning")} <span lang="en">{job.label}</span>
      </p>
      <Progress
        value={job.total > 0 ? Math.min(100, (100 * job.done) / job.total) : 0}
        aria-label={words.say("days.planning")}
      />
    </div>
  );
}
