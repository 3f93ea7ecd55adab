import type { DeadlineDecision, NewDeadlineDecision } from "@springtide/contracts";
import { ApiProblem } from "@springtide/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { planQuestion } from "../../api/questions.ts";
import { decisionApi } from "./decision-api.ts";
import type { Decided } from "./decided-question.ts";
import { decidedQuestion } from "./decided-question.ts";

/** Refusals after which the page no longer shows what stands on the server. */
const STALE = ["plan-changed", "decided-meanwhile"];

/** Decides on deadlines: shown at once, taken back where the server refuses; what was stale is asked for again. @param nowMs what the clock says */
export function useDeciding(shop: string, nowMs: number) {
  const client = useQueryClient();
  const { queryKey } = decidedQuestion(shop);
  return useMutation({
    mutationFn: (said: NewDeadlineDecision) => decisionApi.decideDeadline({ params: { shop }, body: said }),
    onMutate: async (said) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before !== undefined) client.setQueryData(queryKey, withDecision(before, provisional(shop, said, nowMs)));
      return before;
    },
    onError: (error, _said, before) => {
      client.setQueryData(queryKey, before);
      if (error instanceof ApiProblem && STALE.includes(error.problem.code))
        void client.invalidateQueries({ queryKey: planQuestion(shop).queryKey });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

function withDecision(decided: Decided, decision: DeadlineDecision): Decided {
  return { ...decided, decisions: [decision, ...decided.decisions] };
}

/** How a decision looks until the server has kept it. */
function provisional(shop: string, said: NewDeadlineDecision, nowMs: number): DeadlineDecision {
  return {
    ...{ number: Number.MAX_SAFE_INTEGER, shop, planVersion: said.planVersion },
    ...{ kind: said.kind, subject: said.subject, at: said.at, action: said.action },
    remindAt: said.action === "remind" ? said.remindAt : null,
    reason: said.reason ?? null,
    request: said.action === "accept" ? (said.request ?? null) : null,
    ...{ words: "", costIfDone: null, costIfNot: null, probability: null, cents: 0, person: null, pseudonym: "" },
    decidedAt: new Date(nowMs).toISOString(),
  };
}
