import { useMemo } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { definitionOf } from "./curve-picture.ts";
import type { QuickAnswer } from "./quick-answer.ts";
import { stepsSaid } from "./step-words.ts";

/** How the answer came about, opened. */
export function StepsSheet({ quick, words }: { readonly quick: QuickAnswer; readonly words: Words }) {
  const steps = useMemo(() => stepsSaid(quick.answer, definitionOf(quick), words), [quick, words]);
  return (
    <Sheet title={words.say("staffing.steps")}>
      <ol className="staffing-steps">
        {steps.map(({ title, sentence }, i) => (
          <li key={i}>
            <span className="staffing-step-title">{title}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
