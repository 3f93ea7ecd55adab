import { civilDay } from "@springtide/calendar";
import type { TriggerOutcome } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** From this chance on a forecast says that a trigger comes. */
const SAYS_YES = 0.5;

/**
 * What a date that was told was worth. hit: it came within the window told. off: it came, outside the window. surprise: it came and was
 * not expected. false-alarm: it was expected and did not come. quiet: it was not expected and did not come.
 */
export type Verdict = "hit" | "off" | "surprise" | "false-alarm" | "quiet";

/** One forecast of one trigger beside what happened. */
interface TriggerHit {
  readonly key: string;
  readonly name: string;
  readonly origin: string;
  readonly chance: string;
  readonly window: string;
  readonly happened: string;
  readonly verdict: Verdict;
}

/** Dates that were forecast; those of the calendar are known and prove nothing. */
export function triggerHits(outcomes: readonly TriggerOutcome[], words: Words): readonly TriggerHit[] {
  return outcomes
    .filter(({ basis }) => basis !== "known")
    .map((outcome) => ({
      key: [outcome.trigger, outcome.market ?? "", outcome.origin].join(" "),
      name: outcome.name,
      origin: words.day(civilDay(outcome.origin)),
      chance: words.share(outcome.probability),
      window:
        outcome.p10 === null || outcome.p90 === null
          ? "–"
          : words.dayRange(civilDay(outcome.p10), civilDay(outcome.p90)),
      happened: outcome.happened === null ? "–" : words.day(civilDay(outcome.happened)),
      verdict: verdictOf(outcome),
    }));
}

export function verdictOf({ probability, p10, p90, happened }: TriggerOutcome): Verdict {
  if (happened === null) return probability >= SAYS_YES ? "false-alarm" : "quiet";
  if (probability < SAYS_YES) return "surprise";
  return p10 !== null && p90 !== null && p10 <= happened && happened <= p90 ? "hit" : "off";
}

/** How often dates were right, in a sentence. */
export function hitsInWords(hits: readonly TriggerHit[], words: Words): string {
  const count = (verdict: Verdict): number => hits.filter((hit) => hit.verdict === verdict).length;
  const came = count("hit") + count("off") + count("surprise");
  return words.say("proof.hits-sentence", {
    came,
    hits: count("hit"),
    surprises: count("surprise"),
    alarms: count("false-alarm"),
  });
}
