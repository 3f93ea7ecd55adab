import { Button, TextInput } from "@mantine/core";
import type { Dispute, DisputeAnswer, Statement } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { foundAt, TroubleBeside } from "../../data/found-at.tsx";
import { Trouble } from "../../data/Trouble.tsx";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";
import { creditSaid } from "./dispute-words.ts";

/** Says to the partner's dispute that it is accepted, which makes a credit, or rejects it with a reason; takes one's own back. */
export function AnswerForm(
  props: PartProps & { readonly statement: Pick<Statement, "currency">; readonly dispute: Dispute },
) {
  const { shop, statement, dispute, words } = props;
  const { say } = words;
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const answer = useMutation({
    mutationFn: (body: DisputeAnswer) =>
      partnersApi.answerDispute({ params: { dispute: String(dispute.dispute) }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: partnersKey(shop) }),
  });
  if (dispute.by === "client")
    return (
      <div className="partners-acts">
        <Button
          variant="default"
          size="compact-sm"
          loading={answer.isPending}
          onClick={() => {
            answer.mutate({ decision: "withdraw" });
          }}
        >
          {say("partners.dispute-withdraw")}
        </Button>
        <Trouble error={answer.error} />
      </div>
    );
  return (
    <form
      className="partners-row"
      aria-label={say("partners.dispute-to", { line: dispute.line })}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ decision: "reject", answer: reason });
      }}
    >
      <TextInput
        label={say("partners.dispute-reason")}
        maxLength={2000}
        value={reason}
        error={foundAt(answer.error, "/answer")}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
      <Button
        size="compact-sm"
        color="cyan.9"
        loading={answer.isPending}
        onClick={() => {
          answer.mutate({ decision: "accept", answer: reason });
        }}
      >
        {say("partners.dispute-accept")}
      </Button>
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        disabled={reason.trim() === ""}
        loading={answer.isPending}
      >
        {say("partners.dispute-reject")}
      </Button>
      <p className="note partners-wide">{creditSaid(dispute, statement.currency, words)}</p>
      <TroubleBeside error={answer.error} fields={["/answer"]} />
    </form>
  );
}
