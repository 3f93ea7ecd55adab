import { SegmentedControl } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { PlanModel } from "@springtide/contracts";
import type { Desk } from "../desk/desk.ts";
import { assumedPatienceInWords, linesAmong } from "../plan-index/lines.ts";
import { ReplanProgress } from "../what-if/ReplanProgress.tsx";
import type { WhatIfState } from "../what-if/useWhatIf.ts";
import type { Words } from "../words/words.ts";
import { modelComparison, modelInWords } from "./model-words.ts";

/** Customers' patience or the tool of today: one click, worked out in this page, then in every picture of it. */
export function ModelBar(props: {
  readonly stored: Plan;
  readonly desk: Desk;
  readonly state: WhatIfState;
  readonly words: Words;
}) {
  const { stored, desk, state, words } = props;
  const { say } = words;
  const { shown, wish, replanning, askedBy } = state;
  const lines = linesAmong(
    { plan: stored },
    stored.shop.queues.map(({ id }) => id),
  );
  if (lines.length === 0) return null;
  const asked = replanning.state === "under-way" && askedBy === "model";
  const assumed = assumedPatienceInWords(lines, words);
  const compared = modelComparison(stored, shown, words);
  return (
    <div className="sheet model-bar" role="group" aria-label={say("model.label")}>
      <SegmentedControl
        size="sm"
        aria-label={say("model.switch")}
        value={asked ? wish.model : shown.shop.plan.model}
        onChange={(value) => {
          const model = PlanModel.safeParse(value);
          if (model.success) state.chooseModel(model.data);
        }}
        data={PlanModel.options.map((value) => ({ value, label: say(`model.${value}`) }))}
      />
      <p className="model-words" aria-live="polite">
        {modelInWords(stored, shown, words)}
        {assumed === null ? null : ` ${assumed}`}
      </p>
      {asked ? <ReplanProgress desk={desk} replanning={replanning} onCancel={state.cancel} /> : null}
      {compared.length === 0 ? null : (
        <dl className="model-figures">
          {compared.map(({ name, before, after, change }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span className="before">{before}</span> <span aria-hidden="true">→</span>{" "}
                <span className="hidden-visually">{say("model.to")}</span> <strong>{after}</strong>{" "}
                <span className="note">{change}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
