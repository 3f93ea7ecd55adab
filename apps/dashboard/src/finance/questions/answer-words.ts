import type { PairedFigure, QuestionAnswer } from "@springtide/contracts";
import { isBeyondChance, moveSaid, pairedSaid } from "../money-said.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { Words } from "../../words/words.ts";

type Case = QuestionAnswer["cases"][number];

/** One case of a question, as it is written. */
interface AnswerRow {
  readonly key: string;
  readonly name: string;
  readonly isBest: boolean;
  readonly ledger: string;
  readonly atStake: string;
  readonly earned: string;
  readonly service: string;
}

/** The answer in one sentence, with the range that chance leaves. */
export function answerSentence(answer: QuestionAnswer, names: SubjectNames, words: Words): string {
  const { ask, cases, best } = answer;
  const { say } = words;
  const told = cases.find(({ scenario }) => scenario === best) ?? cases.at(-1);
  if (told === undefined) return say("finance.no-case");
  const what = words.list(told.subjects.map(names));
  switch (ask.question) {
    case "early-season": {
      const [unforeseen, foreseen] = [named(cases, "unforeseen") ?? told, named(cases, "foreseen") ?? told];
      return say("finance.answer-early-season", {
        what,
        direction: ask.days < 0 ? "late" : "early",
        count: Math.abs(ask.days),
        ...moves(foreseen, words),
        unforeseen: unforeseen.atStake === null ? "" : moveSaid(unforeseen.atStake, words),
      });
    }
    case "service-target":
      return say("finance.answer-service-target", {
        what,
        share: words.finely(ask.share),
        ...moves(told, words),
      });
    case "stand-by":
      return say("finance.answer-stand-by", { what, verdict: worthOf(told, best), ...moves(told, words) });
    case "notice": {
      const cheapest = cases.toSorted((a, b) => a.ledger.mean - b.ledger.mean)[0] ?? told;
      const chosen = best === null ? cheapest : told;
      return say("finance.answer-notice", {
        what,
        verdict: best === null ? "none" : "one",
        count: Number(chosen.value),
        ...moves(chosen, words),
      });
    }
    case "open-longer":
      return say("finance.answer-open-longer", {
        what,
        day: weekdayName(ask.weekday, words),
        hours: told.value,
        ...moves(told, words),
        isEarning: told.earned === null ? "no" : "yes",
        earned: told.earned === null ? "" : moveSaid(told.earned, words),
      });
  }
}

/** Each case beside the plan. */
export function answerRows({ ask, cases, best }: QuestionAnswer, names: SubjectNames, words: Words): AnswerRow[] {
  const money = (figure: PairedFigure | null): string =>
    figure === null ? "–" : pairedSaid(figure, words.money, words);
  return cases.map((one) => ({
    key: one.scenario,
    name: caseName(ask, one, words),
    isBest: one.scenario === best,
    ledger: money(one.ledger),
    atStake: money(one.atStake),
    earned: money(one.earned),
    service: words.list(
      one.service.flatMap(({ queue, before, after }) =>
        before === null || after === null
          ? []
          : [
              words.say("finance.service-moves", {
                queue: names(queue),
                before: words.finely(before),
                after: words.finely(after),
              }),
            ],
      ),
    ),
  }));
}

/** "Saturday" */
export function weekdayName(weekday: number, { locale }: Pick<Words, "locale">): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));
}

function caseName(ask: QuestionAnswer["ask"], { scenario, value }: Case, words: Words): string {
  const { say } = words;
  switch (ask.question) {
    case "early-season":
      return say(scenario === "unforeseen" ? "finance.case-unforeseen" : "finance.case-foreseen");
    case "service-target":
      return words.finely(Number(value));
    case "stand-by":
      return say("finance.case-without-stand-by");
    case "notice":
      return say("finance.case-notice", { count: Number(value) });
    case "open-longer":
      return value;
  }
}

function moves({ ledger, atStake }: Case, words: Words) {
  return {
    ledger: moveSaid(ledger, words),
    valued: atStake === null ? "no" : "yes",
    stake: atStake === null ? "" : moveSaid(atStake, words),
  };
}

/** Whether what the case does without is worth having: it costs more beyond chance without it, and nothing is saved. */
function worthOf({ scenario, ledger, atStake }: Case, best: string | null): "yes" | "no" | "weigh" | "chance" {
  if (best === scenario) return "no";
  const moved = [ledger, ...(atStake === null ? [] : [atStake])].filter(isBeyondChance);
  if (moved.length === 0) return "chance";
  return moved.every(({ mean }) => mean > 0) ? "yes" : "weigh";
}

function named(cases: readonly Case[], scenario: string): Case | undefined {
  return cases.find((one) => one.scenario === scenario);
}
