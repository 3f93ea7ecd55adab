import type { Words } from "../words/words.ts";

/** What the colours of the whole plan's chart mean. @param isHatched whether its columns are wide enough for a hatch */
export function PlanLegend({ isHatched, words }: { readonly isHatched: boolean; readonly words: Words }) {
  const { say } = words;
  return (
    <ul className="legend whole-plan-legend" aria-hidden="true">
      <li>
        <span className="chip-line" />
        {say("whole-plan.required")}
      </li>
      <li>
        <span className="swatch swatch-own" />
        {say("whole-plan.own")}
      </li>
      <li>
        <span className={isHatched ? "swatch swatch-overflow" : "swatch whole-plan-overflow"} />
        {say("whole-plan.overflow")}
      </li>
      <li>
        <span className="swatch whole-plan-gap" />
        {say("whole-plan.gap")}
      </li>
    </ul>
  );
}
