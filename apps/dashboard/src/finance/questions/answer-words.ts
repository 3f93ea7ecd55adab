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
  /** Once each season is known; "" where it is not told. */
  readonly seasons: string;
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
        ...{ what, share: words.finely(ask.share), verdict: told.weighed ?? "none" },
        ...moves(told, words),
      });
    case "stand-by":
      return say("finance.answer-stand-by", { what, verdict: worthOf(told, best), ...moves(told, words) });
    case "notice": {
      const cheapest = least(cases) ?? told;
      const chosen = best === null ? cheapest : told;
      return say("finance.answer-notice", {
        what,
        verdict: best === null ? "none" : "one",
        count: Number(chosen.value),
        ...moves(chosen, words),
      });
    }
    case "open-longer": {
      const cheapest = least(cases) ?? told;
      return say("finance.answer-open-longer", {
        ...{ what, day: weekdayName(ask.weekday, words), hours: cheapest.value },
        by: cheapest.staffedBy?.by ?? "none",
        who: cheapest.staffedBy === null ? "" : names(cheapest.staffedBy.id),
        ...moves(cheapest, words),
        isEarning: cheapest.earned === null ? "no" : "yes",
        earned: earnedSaid(cheapest, words),
        verdict: cheapest.weighed ?? "none",
      });
    }
  }
}

/** With what half and double the needs would bring, where they were guessed. */
function earnedSaid({ earned, earnedRange }: Case, words: Words): string {
  if (earned === null) return "";
  if (earnedRange === null) return moveSaid(earned, words);
  return words.say("finance.earned-guessed", {
    amount: words.signed(earned.mean, words.money),
    from: words.money(earnedRange.low),
    to: words.money(earnedRange.high),
  });
}

function earnedInRow({ earned, earnedRange }: Case, words: Words): string {
  if (earned === null) return "–";
  if (earnedRange === null) return pairedSaid(earned, words.money, words);
  return words.say("finance.move", {
    amount: words.signed(earned.mean, words.money),
    from: words.money(earnedRange.low),
    to: words.money(earnedRange.high),
  });
}

/** The case of least ledger cost. */
function least(cases: readonly Case[]): Case | undefined {
  return cases.toSorted((a, b) => a.ledger.mean - b.ledger.mean)[0];
}

/** Each case beside the plan. */
export function answerRows({ ask, cases, best }: QuestionAnswer, names: SubjectNames, words: Words): AnswerRow[] {
  const money = (figure: PairedFigure | null): string =>
    figure === null ? "–" : pairedSaid(figure, words.money, words);
  return cases.map((one) => ({
    key: one.scenario,
    name: caseName(ask, one, names, words),
    isBest: one.scenario === best,
    ledger: money(one.ledger),
    atStake: money(one.atStake),
    earned: earnedInRow(one, words),
    seasons: seasonsSaid(one, words),
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

/** How much more a season costs once it is known: of eight in ten. */
function seasonsSaid({ seasons }: Case, words: Words): string {
  if (seasons === null) return "";
  return words.say("finance.eight-of-ten", {
    from: words.signed(seasons.p10, words.money),
    to: words.signed(seasons.p90, words.money),
  });
}

function caseName(ask: QuestionAnswer["ask"], one: Case, names: SubjectNames, words: Words): string {
  const { scenario, value, staffedBy } = one;
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
      return say("finance.case-open-longer", {
        hours: value,
        by: staffedBy?.by ?? "none",
        who: staffedBy === null ? "" : names(staffedBy.id),
      });
  }
}

function moves({ ledger, atStake }: Case, words: Words) {
  return {
    ledger: moveSaid(ledger, words),
    valued: atStake === null ? "no" : "yes",
    stake: atStake === null ? "" : moveSaid(atStake, words),
  };
}

/** Whether what the case does without is worth having: worse without it beyond chance and beyond what decisions are solved to. */
function worthOf({ scenario, ledger, atStake, weighed }: Case, best: string | null): "yes" | "no" | "weigh" | "chance" {
  if (weighed === "worse") return "yes";
  if (weighed === "better" || best === scenario) return "no";
  if (weighed === "even") return "chance";
  const moved = [ledger, ...(atStake === null ? [] : [atStake])].filter(isBeyondChance);
  if (moved.length === 0) return "chance";
  return moved.every(({ mean }) => mean > 0) ? "yes" : "weigh";
}

function named(cases: readonly Case[], scenario: string): Case | undefined {
  return cases.find((one) => one.scenario === scenario);
}
