import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import { dataApi } from "./data-api.ts";
import { Trouble } from "./Trouble.tsx";
import { readTwoColumns } from "./two-columns.ts";

const KINDS = ["orders", "campaigns"] as const;
type Kind = (typeof KINDS)[number];

/** Replaces the orders or the spend that a trigger follows by a pasted table of two columns. */
export function FigurePaste(props: {
  readonly shop: string;
  readonly triggers: readonly { readonly kind: Kind; readonly trigger: string }[];
  readonly words: Words;
}) {
  const { shop, triggers, words } = props;
  const { say } = words;
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>("orders");
  const [typed, setTyped] = useState<string | null>(null);
  const [text, setText] = useState("");
  const trigger = typed ?? triggers.find((one) => one.kind === kind)?.trigger ?? "";
  const read = readTwoColumns(text);
  const put = useMutation({
    mutationFn: async () => {
      if (read.state === "unread") return;
      const params = { shop, trigger };
      if (kind === "orders")
        await dataApi.putOrders({
          params,
          body: { days: read.rows.map(({ date, value }) => ({ day: date, orders: value })) },
        });
      else
        await dataApi.putCampaigns({
          params,
          body: { spend: read.rows.map(({ date, value }) => ({ date, amount: value })) },
        });
    },
    onSuccess: () => {
      setText("");
      void queries.invalidateQueries();
    },
  });
  return (
    <details className="more paste">
      <summary>{say("data.replace-figures")}</summary>
      <div className="figure-paste">
        <NativeSelect
          label={say("data.what")}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: say(`data.kind-${one}`) }))}
          onChange={({ currentTarget }) => {
            setKind(currentTarget.value === "campaigns" ? "campaigns" : "orders");
          }}
        />
        <TextInput
          label={say("data.trigger")}
          description={say("data.trigger-note")}
          value={trigger}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
          }}
        />
      </div>
      <Textarea
        label={say("data.two-columns")}
        description={say("data.two-columns-note")}
        value={text}
        minRows={4}
        autosize
        maxRows={12}
        spellCheck={false}
        error={
          text.trim() !== "" && read.state === "unread"
            ? say("data.line-unread", { line: read.line, text: read.text })
            : undefined
        }
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <Trouble error={put.error} />
      <Button
        variant="default"
        size="compact-sm"
        loading={put.isPending}
        disabled={read.state === "unread" || trigger === ""}
        onClick={() => {
          put.mutate();
        }}
      >
        {read.state === "read" ? say("data.replace-days", { count: read.rows.length }) : say("data.replace")}
      </Button>
    </details>
  );
}
