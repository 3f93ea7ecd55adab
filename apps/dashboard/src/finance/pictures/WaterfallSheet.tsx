import { NativeSelect } from "@mantine/core";
import type { ComparisonResult } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { outcomeName } from "../outcome-name.ts";
import type { Words } from "../../words/words.ts";
import { BarSheet } from "./PictureSheet.tsx";
import { waterfallPicture } from "./waterfall-picture.ts";

/** From one scenario's ledger to another's, both chosen among those compared last. */
export function WaterfallSheet({ outcomes, words }: Pick<ComparisonResult, "outcomes"> & { readonly words: Words }) {
  const { say } = words;
  const [from, setFrom] = useState(outcomes[0]?.id ?? "");
  const [to, setTo] = useState(outcomes[1]?.id ?? outcomes[0]?.id ?? "");
  const [before, after] = [outcomes.find(({ id }) => id === from), outcomes.find(({ id }) => id === to)];
  const picture = useMemo(
    () => (before === undefined || after === undefined ? null : waterfallPicture(before, after, words)),
    [before, after, words],
  );
  if (picture === null) return null;
  const data = outcomes.map((one) => ({ value: one.id, label: outcomeName(one, words) }));
  return (
    <BarSheet title={say("finance.waterfall")} note={say("finance.waterfall-note")} picture={picture} words={words}>
      <div className="finance-bar">
        <NativeSelect
          label={say("finance.from-scenario")}
          value={from}
          data={data}
          onChange={({ currentTarget }) => {
            setFrom(currentTarget.value);
          }}
        />
        <NativeSelect
          label={say("finance.to-scenario")}
          value={to}
          data={data}
          onChange={({ currentTarget }) => {
            setTo(currentTarget.value);
          }}
        />
      </div>
    </BarSheet>
  );
}
