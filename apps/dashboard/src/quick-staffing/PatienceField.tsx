import { SegmentedControl } from "@mantine/core";
import { useId, useState } from "react";
import type { Words } from "../words/words.ts";
import { SlidingField } from "./FigureField.tsx";
import type { TypedState } from "./useTyped.ts";

const USUAL_PATIENCE = "120";

/** Whether customers hang up, and after how long. */
export function PatienceField({ state, words }: { readonly state: TypedState; readonly words: Words }) {
  const { typed, findings, change } = state;
  const { say } = words;
  const name = useId();
  const [emptied, setEmptied] = useState(false);
  const hangsUp = typed.patience !== "" || emptied;
  return (
    <div>
      <span id={name} className="staffing-label">
        {say("staffing.customers")}
      </span>
      <SegmentedControl
        fullWidth
        value={hangsUp ? "hang-up" : "never"}
        aria-labelledby={name}
        onChange={(choice) => {
          setEmptied(false);
          change("patience", choice === "never" ? "" : USUAL_PATIENCE);
        }}
        data={[
          { value: "hang-up", label: say("staffing.hang-up") },
          { value: "never", label: say("staffing.never") },
        ]}
      />
      {hangsUp ? (
        <div className="staffing-patience">
          <SlidingField
            name={say("staffing.patience")}
            note={say("staffing.patience-note")}
            figure={typed.patience}
            findings={findings?.patience}
            range={{ min: 10, max: 900, step: 10 }}
            onFigure={(figure) => {
              setEmptied(figure === "");
              change("patience", figure);
            }}
            words={words}
          />
        </div>
      ) : (
        <p className="note">{say("staffing.never-note")}</p>
      )}
    </div>
  );
}
