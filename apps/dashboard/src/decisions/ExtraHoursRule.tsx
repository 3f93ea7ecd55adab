import { civilDay } from "@springtide/calendar";
import type { ExtraHoursPlan } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { localTime } from "./local-time.ts";
import { rangeInWords } from "./rule-steps.ts";
import { RuleWhen } from "./RuleWhen.tsx";
import { SentenceText } from "./SentenceText.tsx";
import { signalInWords } from "./signal-words.ts";

/** One week's rule of extra hours: what is looked at, and how many hours are asked for in each case. */
export function ExtraHoursRule(props: {
  readonly index: PlanIndex;
  readonly asked: ExtraHoursPlan;
  readonly words: Words;
}) {
  const { index, asked, words } = props;
  const { firstDay, signal, steps } = asked;
  const moment = (at: string): string => localTime(index, Date.parse(at), index.plan.grid.zone, words).theirs;
  return (
    <div className="caption">
      <strong>{words.day(civilDay(firstDay))}:</strong>{" "}
      {signal === null ? null : <SentenceText said={signalInWords(index.plan, signal, moment, words)} />}
      <ul>
        {steps.map((step) => (
          <li key={`${String(step.hasHappened)} ${step.fromProbability}`}>
            {signal === null ? null : <RuleWhen range={rangeInWords(steps, step, words)} words={words} />}{" "}
            {step.hours === 0
              ? words.say("decisions.extra.ask-nobody")
              : words.say("decisions.extra.ask", { hours: words.inHours(step.hours) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
