import { Button, TextInput } from "@mantine/core";
import type { DecidedRequest } from "@springtide/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../../sign-in/Problem.tsx";
import { useDoing } from "../../sign-in/useDoing.ts";
import type { Words } from "../../words/words.ts";
import { decidedQuestion } from "./decided-question.ts";
import { decisionApi } from "./decision-api.ts";

/** Seats that stand reserved: confirm them all, or give them back with a reason, to the partner itself. */
export function FollowRequest(props: {
  readonly shop: string;
  readonly request: DecidedRequest;
  readonly words: Words;
}) {
  const { shop, request, words } = props;
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  const params = { request: request.id };
  const ifMatch = `"${String(request.revision)}"`;
  const follow = (act: () => Promise<unknown>): void => {
    run(async () => {
      await act();
      await client.invalidateQueries({ queryKey: decidedQuestion(shop).queryKey });
    });
  };
  return (
    <form
      className="deciding-form"
      onSubmit={(event) => {
        event.preventDefault();
        follow(async () => {
          const { value } = await decisionApi.getCommitment({ params });
          const lines = value.lines.filter(({ state }) => state === "reserved").map(({ id }) => ({ line: id }));
          await decisionApi.actOnCommitment({ params, body: { action: "release", lines, reason }, ifMatch });
        });
      }}
    >
      <h4>{words.say("decisions.decide.reserved-title", { id: request.id })}</h4>
      <Problem error={problem} />
      <Button
        size="compact-sm"
        variant="default"
        disabled={isUnderWay}
        onClick={() => {
          follow(() => decisionApi.actOnCommitment({ params, body: { action: "confirm" }, ifMatch }));
        }}
      >
        {words.say("decisions.decide.confirm-all")}
      </Button>
      <TextInput
        label={words.say("decisions.decide.release-reason")}
        required
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={isUnderWay}>
        {words.say("decisions.decide.release-all")}
      </Button>
    </form>
  );
}
