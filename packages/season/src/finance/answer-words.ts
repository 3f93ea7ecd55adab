import type { PairedFigure, Plan, QuestionAnswer } from "@springtide/contracts";

type Case = QuestionAnswer["cases"][number];

/** A question and its answer in English: a sentence for each case, with the range that chance leaves, and what was assumed. */
export function questionAnswerLines(
  { shop, triggers }: Pick<Plan, "shop" | "triggers">,
  answer: QuestionAnswer,
): string[] {
  const { cases, notes, best, basis } = answer;
  const names = new Map([
    ...triggers.map(({ id, name }) => [id, name] as const),
    ...shop.queues.map(({ id, name }) => [id, name] as const),
    ...shop.agreements.map(({ id, partner }) => [id, partner] as const),
  ]);
  const subjects = (one: Case): string => one.subjects.map((id) => names.get(id) ?? id).join(" and ");
  return [
    ...cases.map((one) => `${subjectOf(answer, one, subjects(one))} ${figuresOf(one, shop.currency)}`),
    ...(answer.ask.question === "stand-by" ? [verdict(cases[0])] : []),
    ...(best === null ? [] : [`Better than the plan, in ledger and value at stake: ${best}.`]),
    ...(basis === "decided"
      ? ["Orders, reservations and rules were decided anew and followed on fresh seasons, the same for both."]
      : ["People and seats for the plan's level, on the possible seasons of the plan."]),
    ...notes,
  ];
}

function subjectOf({ ask }: QuestionAnswer, { scenario, value }: Case, subjects: string): string {
  switch (ask.question) {
    case "early-season":
      return `${subjects} ${Math.abs(ask.days)} days ${ask.days < 0 ? "later" : "earlier"}, ${scenario === "foreseen" ? "planned anew" : "met by the people planned"}:`;
    case "service-target":
      return `${subjects} at ${percent(ask.share)}${ask.withinSeconds === undefined ? "" : ` within ${ask.withinSeconds} s`}:`;
    case "stand-by":
      return `Without stand-by of ${subjects}:`;
    case "notice":
      return `${subjects} ordered ${value} days before:`;
    case "open-longer":
      return `${subjects} open ${WEEKDAYS[ask.weekday - 1] ?? ""}s ${value}:`;
  }
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function figuresOf({ ledger, atStake, earned, service }: Case, currency: string): string {
  const moved = service.filter(
    ({ before, after }) => before !== null && after !== null && percent(before) !== percent(after),
  );
  return [
    more(ledger, "in the ledger", currency),
    ...(atStake === null ? [] : [more(atStake, "at stake", currency)]),
    ...(earned === null ? [] : [more(earned, "from customers who would have been lost", currency)]),
    ...moved.map(
      ({ queue, before, after }) => `${queue} ${percent(after ?? 0)} in time instead of ${percent(before ?? 0)}`,
    ),
  ]
    .join("; ")
    .concat(".");
}

/** Without stand-by both ledger and value at stake are moved: its fee is worth it where neither falls beyond chance and one rises. */
function verdict(without: Case | undefined): string {
  if (without === undefined) return "Nothing can be told of stand-by.";
  const moved = [without.ledger, ...(without.atStake === null ? [] : [without.atStake])];
  const beyond = moved.filter(({ mean, halfWidth }) => Math.abs(mean) > halfWidth);
  if (beyond.length === 0) return "Beyond chance stand-by makes no difference here.";
  if (beyond.every(({ mean }) => mean > 0)) return "Stand-by is worth its fee: without it nothing falls.";
  if (beyond.every(({ mean }) => mean < 0)) return "Stand-by is not worth its fee: without it nothing rises.";
  return "Stand-by trades ledger cost for value at stake: which weighs more is to be decided.";
}

function more({ mean, halfWidth }: PairedFigure, where: string, currency: string): string {
  const range = halfWidth === 0 ? "" : ` (+-${whole(halfWidth)})`;
  if (Math.round(mean) === 0) return `nothing more ${where}${range}`;
  return `${currency} ${whole(Math.abs(mean))} ${mean > 0 ? "more" : "less"} ${where}${range}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
