import type { Words } from "../words/words.ts";
import { FigureField } from "./FigureField.tsx";
import { percentOf, percentText } from "./typed.ts";
import type { TypedState } from "./useTyped.ts";

/** What else must hold; all that are given hold at once. */
export function Limits({ state, words }: { readonly state: TypedState; readonly words: Words }) {
  const { typed, findings, change } = state;
  const { say } = words;
  const none = say("staffing.none");
  const further = typed["max-asa"] !== "" || typed["max-abandon"] !== "";
  return (
    <>
      <FigureField
        name={say("staffing.max-occupancy")}
        figure={percentOf(typed["max-occupancy"])}
        placeholder={none}
        findings={findings?.["max-occupancy"]}
        onFigure={(figure) => {
          change("max-occupancy", percentText(figure));
        }}
        words={words}
      />
      <details className="more" open={further ? true : undefined}>
        <summary>{say("staffing.limits")}</summary>
        <div className="staffing-limits">
          <FigureField
            name={say("staffing.max-asa")}
            figure={typed["max-asa"]}
            placeholder={none}
            findings={findings?.["max-asa"]}
            onFigure={(figure) => {
              change("max-asa", figure);
            }}
            words={words}
          />
          <FigureField
            name={say("staffing.max-abandon")}
            figure={percentOf(typed["max-abandon"])}
            placeholder={none}
            findings={findings?.["max-abandon"]}
            onFigure={(figure) => {
              change("max-abandon", percentText(figure));
            }}
            words={words}
          />
        </div>
      </details>
    </>
  );
}
