import { NativeSelect, SegmentedControl } from "@mantine/core";
import { ServiceLevelDefinition } from "@springtide/contracts";
import { useId } from "react";
import type { Words } from "../words/words.ts";
import { FieldError } from "./FieldError.tsx";
import { FigureField, SlidingField } from "./FigureField.tsx";
import { Limits } from "./Limits.tsx";
import { PatienceField } from "./PatienceField.tsx";
import { percentOf, percentText, targetOf, targetParts } from "./typed.ts";
import type { TypedState } from "./useTyped.ts";

const INTERVALS = [15, 30, 60] as const;

/** The question: what comes in, what is promised, and who answers. */
export function QuestionForm({ state, words }: { readonly state: TypedState; readonly words: Words }) {
  const { typed, findings, change } = state;
  const { say } = words;
  const interval = useId();
  const target = targetParts(typed.target);
  return (
    <form
      className="sheet staffing-form"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <fieldset>
        <legend>{say("staffing.work")}</legend>
        <SlidingField
          name={say("staffing.contacts")}
          figure={typed.contacts}
          findings={findings?.contacts}
          range={{ min: 0, max: 500, step: 5 }}
          onFigure={(figure) => {
            change("contacts", figure);
          }}
          words={words}
        />
        <div role="group" aria-labelledby={interval}>
          <span id={interval} className="staffing-label">
            {say("staffing.interval")}
          </span>
          <SegmentedControl
            fullWidth
            value={typed.interval}
            aria-labelledby={interval}
            onChange={(length) => {
              change("interval", length);
            }}
            data={INTERVALS.map((minutes) => ({
              value: `${String(minutes)}m`,
              label: words.say("words.minutes", { count: minutes }),
            }))}
          />
          {findings?.interval === undefined ? null : (
            <p className="staffing-error" role="alert">
              <FieldError findings={findings.interval} />
            </p>
          )}
        </div>
        <SlidingField
          name={say("staffing.aht")}
          note={say("staffing.aht-note")}
          figure={typed.aht}
          findings={findings?.aht}
          range={{ min: 10, max: 900, step: 5 }}
          onFigure={(figure) => {
            change("aht", figure);
          }}
          words={words}
        />
      </fieldset>
      <fieldset>
        <legend>{say("staffing.promise")}</legend>
        <div className="staffing-pair">
          <FigureField
            name={say("staffing.target-share")}
            figure={target.share}
            placeholder={say("staffing.none")}
            findings={findings?.target}
            onFigure={(share) => {
              change("target", targetOf(share, target.within));
            }}
            words={words}
          />
          <FigureField
            name={say("staffing.target-within")}
            figure={target.within}
            placeholder={say("staffing.none")}
            findings={undefined}
            onFigure={(within) => {
              change("target", targetOf(target.share, within));
            }}
            words={words}
          />
        </div>
        <NativeSelect
          label={say("staffing.definition")}
          description={say(`staffing.means-${definitionOf(typed["sl-definition"])}`)}
          inputWrapperOrder={["label", "input", "description"]}
          value={definitionOf(typed["sl-definition"])}
          onChange={({ currentTarget }) => {
            change("sl-definition", currentTarget.value);
          }}
          data={ServiceLevelDefinition.options.map((value) => ({ value, label: say(`staffing.definition-${value}`) }))}
        />
        <PatienceField state={state} words={words} />
        <Limits state={state} words={words} />
      </fieldset>
      <fieldset>
        <legend>{say("staffing.people")}</legend>
        <SlidingField
          name={say("staffing.shrinkage")}
          note={say("staffing.shrinkage-note")}
          figure={percentOf(typed.shrinkage)}
          findings={findings?.shrinkage}
          range={{ min: 0, max: 60, step: 1 }}
          onFigure={(figure) => {
            change("shrinkage", percentText(figure));
          }}
          words={words}
        />
      </fieldset>
      {findings?.other === undefined ? null : (
        <p className="staffing-error" role="alert">
          <FieldError findings={findings.other} />
        </p>
      )}
    </form>
  );
}

function definitionOf(text: string) {
  const read = ServiceLevelDefinition.safeParse(text);
  return read.success ? read.data : "slOffered";
}
