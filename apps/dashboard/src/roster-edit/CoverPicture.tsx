import type { Words } from "../words/words.ts";
import type { CoverStep } from "./edit-picture.ts";
import { outline } from "./edit-picture.ts";

/** Heads required against heads there; drawn anew with every step of a drag. */
export function CoverPicture({ steps, words }: { readonly steps: readonly CoverStep[]; readonly words: Words }) {
  const most = Math.max(1, ...steps.map(({ required, there }) => Math.max(required, there)));
  const there = outline(steps, most, (step) => step.there);
  const required = outline(steps, most, (step) => step.required);
  return (
    <div className="edit-row edit-cover">
      <span className="edit-name">{words.say("roster-edit.heads", { count: Math.ceil(most) })}</span>
      <div className="edit-plot">
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <polygon className="edit-there" points={`0,1 ${there} 1,1`} />
          {steps
            .filter(({ short }) => short > 0)
            .map(({ from, to, required: wanted, short }) => (
              <rect
                key={from}
                className="edit-short"
                x={from}
                width={to - from}
                y={1 - wanted / most}
                height={Math.min(wanted, short) / most}
              />
            ))}
          <polyline className="edit-required" points={required} />
        </svg>
      </div>
    </div>
  );
}
