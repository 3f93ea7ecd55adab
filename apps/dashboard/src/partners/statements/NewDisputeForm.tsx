import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Statement } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { foundAt, TroubleBeside } from "../../data/found-at.tsx";
import { centsTyped } from "../../portal/statement/months.ts";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";

/** Says what a line should be, and why; the partner answers it. */
export function NewDisputeForm({ shop, statement, words }: PartProps & { readonly statement: Statement }) {
  const { say } = words;
  const client = useQueryClient();
  const { agreement, month, currency } = statement;
  const lines = [...statement.lines, ...statement.charges.filter(({ kind }) => kind !== "credit")];
  const [line, setLine] = useState(lines[0]?.id ?? "");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const cents = centsTyped(amount);
  const dispute = useMutation({
    mutationFn: (should: number) =>
      partnersApi.disputeLine({ body: { shop, agreement, month, line, reason, cents: should } }),
    onSuccess: async () => {
      setAmount("");
      setReason("");
      await client.invalidateQueries({ queryKey: partnersKey(shop) });
    },
  });
  return (
    <details className="more partners-fold">
      <summary>{say("partners.dispute-new")}</summary>
      <form
        className="partners-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (cents !== null) dispute.mutate(cents);
        }}
      >
        <NativeSelect
          label={say("partners.head-line")}
          value={line}
          error={foundAt(dispute.error, "/line")}
          data={lines.map((of) => ({
            value: of.id,
            label:
              "kind" in of ? `${say(`partners.charge-${of.kind}`)}${of.about === null ? "" : `: ${of.about}`}` : of.id,
          }))}
          onChange={({ currentTarget }) => {
            setLine(currentTarget.value);
          }}
        />
        <TextInput
          label={say("partners.dispute-amount", { currency })}
          required
          inputMode="decimal"
          value={amount}
          error={amount !== "" && cents === null ? say("partners.fault-amount") : foundAt(dispute.error, "/cents")}
          onChange={({ currentTarget }) => {
            setAmount(currentTarget.value);
          }}
        />
        <TextInput
          label={say("partners.dispute-why")}
          required
          maxLength={2000}
          value={reason}
          error={foundAt(dispute.error, "/reason")}
          onChange={({ currentTarget }) => {
            setReason(currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" size="compact-sm" disabled={cents === null} loading={dispute.isPending}>
          {say("partners.dispute-send")}
        </Button>
        <TroubleBeside error={dispute.error} fields={["/line", "/cents", "/reason"]} />
      </form>
    </details>
  );
}
