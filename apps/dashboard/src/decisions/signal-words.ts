import { civilDay } from "@springtide/calendar";
import type { DecisionPeriod, Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { triggerName } from "./decision-names.ts";
import type { Sentence } from "./sentence.ts";
import { asPlanned, ours } from "./sentence.ts";

type Signal = NonNullable<DecisionPeriod["signal"]>;

/** What is looked at before something is decided late, and when. @param moment writes an instant on the clock it is told on */
export function signalInWords(plan: Plan, signal: Signal, moment: (instant: string) => string, words: Words): Sentence {
  const { trigger, at, until } = signal;
  if (at === undefined || until === undefined) return asPlanned(signal.words);
  return ours(
    words.say("decisions.signal", {
      moment: moment(at),
      trigger: triggerName(plan, trigger),
      day: words.day(civilDay(until)),
    }),
  );
}
