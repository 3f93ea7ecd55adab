import type { CommitmentAction, CommitmentRequest } from "@springtide/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { decidedQuestion, draftsQuestion } from "../../decisions/inbox/decided-question.ts";
import { useDoing } from "../../sign-in/useDoing.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";
import type { ReasonedAct, RequestAct } from "./request-groups.ts";

/** What is still to be known of something that was done. */
interface ActOutcome {
  /** Number of the approval that it waits for; null where it is done. */
  readonly approval: number | null;
  readonly caveat: string | null;
}

/** Does something with a request, upon the revision that is shown. */
export function useActing(request: CommitmentRequest) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<ActOutcome | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  /** @param onDone all of it was done */
  const act = (actions: readonly CommitmentAction[], onDone?: () => void): void => {
    run(async () => {
      try {
        let { revision } = request;
        for (const body of actions) {
          const ifMatch = `"${String(revision)}"`;
          const { value } = await partnersApi.actOnCommitment({ params: { request: request.id }, body, ifMatch });
          revision = value.request.revision;
          setOutcome({ approval: value.approval, caveat: value.caveat });
        }
        onDone?.();
      } finally {
        const { shop } = request;
        const keys = [partnersKey(shop), draftsQuestion(shop).queryKey, decidedQuestion(shop).queryKey];
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
      }
    });
  };
  return { act, outcome, isUnderWay, problem };
}

/** The actions that one button stands for. */
export function actionsOf(act: RequestAct, { lines }: Pick<CommitmentRequest, "lines">): readonly CommitmentAction[] {
  if (act !== "take") return [{ action: act }];
  const offered = lines.filter(({ state }) => state === "offered");
  const options = offered.filter(({ tier }) => tier === "option").map(({ id }) => id);
  const others = offered.filter(({ tier }) => tier !== "option").map(({ id }) => ({ line: id }));
  return [
    ...(options.length === 0 ? [] : [{ action: "reserve" as const, lines: options }]),
    ...(others.length === 0 ? [] : [{ action: "confirm" as const, lines: others }]),
  ];
}

/** What is taken back or refused, with a reason. */
export function reasonedAction(
  act: ReasonedAct,
  reason: string,
  { lines }: Pick<CommitmentRequest, "lines">,
): CommitmentAction {
  if (act === "reject") return { action: "reject", reason };
  if (act === "release") {
    const reserved = lines.filter(({ state }) => state === "reserved").map(({ id }) => ({ line: id }));
    return { action: "release", lines: reserved, reason };
  }
  const states = act === "decline" ? ["offered"] : ["draft", "requested"];
  return { action: act, lines: lines.filter(({ state }) => states.includes(state)).map(({ id }) => id), reason };
}
