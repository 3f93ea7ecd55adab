import { Button, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { backlogChange } from "./backlog-change.ts";
import { dataApi } from "./data-api.ts";
import { backlogQuestion, shopQuestion } from "./data-questions.ts";
import { momentSaid } from "./moment.ts";
import { Trouble } from "./Trouble.tsx";

/** What is open in queues of deferred work when a plan begins, shown and counted anew. */
export function BacklogPart({
  shop,
  nowMs,
  words,
}: {
  readonly shop: string;
  readonly nowMs: number;
  readonly words: Words;
}) {
  const { say, count } = words;
  const queries = useQueryClient();
  const question = backlogQuestion(shop);
  const { data, error } = useQuery(question);
  const queues = (useQuery(shopQuestion(shop)).data?.queues ?? []).filter(({ channel }) =>
    DEFERRED.some((one) => one === channel),
  );
  const [typed, setTyped] = useState<Readonly<Record<string, number | null>>>({});
  const stored = data?.backlog ?? [];
  const put = useMutation({
    mutationFn: () =>
      dataApi.putBacklog({
        params: { shop },
        body: { backlog: backlogChange(stored, typed, new Date(nowMs).toISOString()) },
      }),
    onSuccess: () => {
      setTyped({});
      void queries.invalidateQueries();
    },
  });
  return (
    <Sheet title={say("data.backlog")} note={say("data.backlog-note")}>
      <Trouble error={error ?? put.error} />
      {queues.length === 0 ? (
        <p className="empty">{say("data.no-deferred")}</p>
      ) : (
        <form
          className="backlog"
          onSubmit={(event) => {
            event.preventDefault();
            put.mutate();
          }}
        >
          {queues.map(({ id, name }) => {
            const known = stored.find(({ queue }) => queue === id);
            return (
              <NumberInput
                key={id}
                label={name}
                description={
                  known === undefined
                    ? say("data.not-counted")
                    : say("data.counted-at", { open: count(known.openItems), moment: momentSaid(known.asOf, words) })
                }
                min={0}
                max={1_000_000}
                allowDecimal={false}
                value={(typed[id] === undefined ? known?.openItems : typed[id]) ?? ""}
                onChange={(value) => {
                  setTyped({ ...typed, [id]: typeof value === "number" ? value : null });
                }}
              />
            );
          })}
          <Button
            type="submit"
            variant="default"
            size="compact-sm"
            loading={put.isPending}
            disabled={Object.keys(typed).length === 0}
          >
            {say("data.store-backlog")}
          </Button>
        </form>
      )}
    </Sheet>
  );
}

/** Channels whose work may wait for hours. */
const DEFERRED = ["email", "social", "form"] as const;
