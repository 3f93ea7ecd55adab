import { ApiProblem } from "@springtide/client";
import type { CommitmentRequest, Problem, WorkLine } from "@springtide/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDoing } from "../../sign-in/useDoing.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey, requestsQuestion } from "../partners-questions.ts";

/** Hours that came of a line. */
export interface CameOf {
  readonly line: Pick<WorkLine, "id" | "request" | "line">;
  readonly hours: number;
}

/** Records by hand what came, request by request; what is refused is told at its line. */
export function useRecording(shop: string) {
  const client = useQueryClient();
  const { data: requests = [] } = useQuery(requestsQuestion(shop));
  const [refused, refuse] = useState<ReadonlyMap<string, Problem["errors"][number]>>(new Map());
  const { isUnderWay, problem, run } = useDoing();
  const record = (came: readonly CameOf[]): void => {
    run(async () => {
      refuse(new Map());
      try {
        for (const { id, revision } of requests) {
          const lines = came.filter(({ line }) => line.request === id);
          if (lines.length > 0) await recordOne(id, revision, lines, refuse);
        }
      } finally {
        await client.invalidateQueries({ queryKey: partnersKey(shop) });
      }
    });
  };
  return { record, refused, isUnderWay, problem: refused.size === 0 ? problem : null };
}

async function recordOne(
  request: CommitmentRequest["id"],
  revision: number,
  came: readonly CameOf[],
  refuse: (at: ReadonlyMap<string, Problem["errors"][number]>) => void,
): Promise<void> {
  const lines = came.map(({ line, hours }) => ({ line: line.line, deliveredHours: hours }));
  try {
    await partnersApi.actOnCommitment({
      ...{ params: { request }, body: { action: "deliver", lines }, ifMatch: `"${String(revision)}"` },
    });
  } catch (error) {
    if (error instanceof ApiProblem) refuse(atLines(request, came, error.problem));
    throw error;
  }
}

/** What was found, by the line it was found at. */
function atLines(
  request: string,
  came: readonly CameOf[],
  { errors }: Pick<Problem, "errors">,
): ReadonlyMap<string, Problem["errors"][number]> {
  return new Map(
    errors.flatMap((error) => {
      const of = came.find(({ line }) => error.place.field === `/lines/${line.line}`);
      return of === undefined ? [] : [[`${request}/${of.line.line}`, error] as const];
    }),
  );
}
