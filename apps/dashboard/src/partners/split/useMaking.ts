import type { CommitmentRequest, SplitAnswer } from "@springtide/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { draftsQuestion } from "../../decisions/inbox/decided-question.ts";
import { useDoing } from "../../sign-in/useDoing.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";

/** Makes a draft of each part, one after the other; what was made stays made where a later one is refused, and is not made twice. */
export function useMaking(shop: string, { parts }: SplitAnswer) {
  const client = useQueryClient();
  const [made, setMade] = useState<readonly CommitmentRequest[]>([]);
  const { isUnderWay, problem, run } = useDoing();
  const left = parts.filter(({ agreement }) => made.every((request) => request.agreement !== agreement));
  const make = (): void => {
    run(async () => {
      try {
        for (const { agreement, lines } of left) {
          const body = { shop, agreement, source: { kind: "lines" as const, lines }, answerBy: null };
          const request = await partnersApi.makeCommitment({ body });
          setMade((known) => [...known, request]);
        }
      } finally {
        await client.invalidateQueries({ queryKey: partnersKey(shop) });
        await client.invalidateQueries({ queryKey: draftsQuestion(shop).queryKey });
      }
    });
  };
  return { made, left, isUnderWay, problem, make };
}
