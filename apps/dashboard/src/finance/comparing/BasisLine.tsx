import { Button, Textarea } from "@mantine/core";
import type { StoredComparison } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import type { Words } from "../../words/words.ts";
import { driverSaid } from "../driver-said.ts";
import { financeApi } from "../finance-api.ts";
import { outcomeName } from "../outcome-name.ts";
import type { SubjectNames } from "../subject-names.ts";
import { DifferingFigures, shortVersion, SincePublished } from "./DifferingFigures.tsx";

interface Props {
  readonly shop: string;
  readonly comparison: StoredComparison;
  readonly names: SubjectNames;
  readonly mayAsk: boolean;
  readonly words: Words;
}

/** What figures hang on, whether they still stand, where an earlier reckoning differs, and the way to publish them. */
export function BasisLine({ shop, comparison, names, mayAsk, words }: Props) {
  const { say } = words;
  const { basis, publishedAs, madeAt, recomputed, sincePublished, number } = comparison;
  const nameOf = (id: string): string => {
    const { outcomes, sensitivity } = comparison.result;
    const outcome = outcomes.find((one) => one.id === id);
    if (outcome !== undefined) return outcomeName(outcome, words);
    const bar = sensitivity?.byLedger.find(({ driver }) => driver === id);
    return driverSaid(id, names, words) ?? bar?.name ?? id;
  };
  return (
    <div className="finance-basis">
      <p className="note" title={basis.data}>
        {say("finance.basis", {
          number: String(number),
          plan: String(basis.plan),
          data: shortVersion(basis.data),
          seed: String(basis.seed),
          count: basis.paths,
          software: basis.software,
          when: momentSaid(madeAt, words),
        })}{" "}
        {publishedAs === null ? null : <strong>{say("finance.published-as", { version: String(publishedAs) })}</strong>}
      </p>
      {recomputed === null ? null : recomputed.differs.length === 0 ? (
        <p className="note">{say("finance.recomputed-same", { number: String(recomputed.of) })}</p>
      ) : (
        <DifferingFigures
          title={say("finance.recomputed-differs", { number: String(recomputed.of) })}
          differs={recomputed.differs}
          nameOf={nameOf}
          words={words}
        />
      )}
      {sincePublished === null ? null : <SincePublished since={sincePublished} nameOf={nameOf} words={words} />}
      {mayAsk && publishedAs === null ? <PublishForm shop={shop} number={number} words={words} /> : null}
    </div>
  );
}

function PublishForm({
  shop,
  number,
  words,
}: {
  readonly shop: string;
  readonly number: number;
  readonly words: Words;
}) {
  const { say } = words;
  const [why, setWhy] = useState("");
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: () =>
      financeApi.publishComparison({ params: { shop, comparison: String(number) }, body: { why: why.trim() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["finance", shop] }),
  });
  return (
    <details className="more finance-publish">
      <summary>{say("finance.publish")}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <Textarea
          label={say("finance.publish-why")}
          required
          maxLength={2000}
          value={why}
          onChange={({ currentTarget }) => {
            setWhy(currentTarget.value);
          }}
        />
        <Trouble error={publish.error} />
        <div>
          <Button type="submit" variant="default" size="compact-sm" loading={publish.isPending}>
            {say("finance.publish")}
          </Button>
        </div>
      </form>
    </details>
  );
}
