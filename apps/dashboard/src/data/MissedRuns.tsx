import { Alert, Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Words } from "../words/words.ts";
import { dataApi } from "./data-api.ts";
import { missedRunsQuestion } from "./data-questions.ts";
import { momentSaid } from "./moment.ts";

/** Nights on which nothing ran, until somebody has seen them. */
export function MissedRuns({ words }: { readonly words: Words }) {
  const { say, count } = words;
  const queries = useQueryClient();
  const missed = useQuery(missedRunsQuestion).data?.missed ?? [];
  const seen = useMutation({
    mutationFn: () => dataApi.seenMissedRuns(),
    onSuccess: () => queries.invalidateQueries({ queryKey: missedRunsQuestion.queryKey }),
  });
  if (missed.length === 0) return null;
  return (
    <Alert className="missed-runs" color="orange" title={say("data.missed-runs")}>
      <ul>
        {missed.map(({ shop, missed: nights, since, caughtUpBy }) => (
          <li key={shop}>
            {say("data.missed-run", { shop, count: nights, written: count(nights), since: momentSaid(since, words) })}{" "}
            {caughtUpBy === null ? null : say("data.caught-up")}
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-sm"
        loading={seen.isPending}
        onClick={() => {
          seen.mutate();
        }}
      >
        {say("data.seen")}
      </Button>
    </Alert>
  );
}
