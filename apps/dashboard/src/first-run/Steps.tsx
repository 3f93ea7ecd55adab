import type { Words } from "../words/words.ts";

const STEPS = ["file", "shop", "season"] as const;

/** Where one is on the way from a file to a season. @param at from 1 */
export function Steps({ at, words: { say } }: { readonly at: number; readonly words: Words }) {
  return (
    <ol className="first-steps" aria-label={say("welcome.steps")}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index + 1 === at ? "step" : undefined}
          className={index + 1 < at ? "done" : undefined}
        >
          <span className="step-number" aria-hidden="true">
            {index + 1 < at ? "✓" : index + 1}
          </span>
          {say(`welcome.step-${step}`)}
        </li>
      ))}
    </ol>
  );
}
