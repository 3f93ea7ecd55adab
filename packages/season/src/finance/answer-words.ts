import type { PairedFigure, Plan, QuestionAnswer } from "@springtide/contracts";

type Case = QuestionAnswer["cases"][number];

/** A question and its answer in English: a sentence for each case, with the range that chance leaves, and what was assumed. */
export function questionAnswerLines(
  { shop, triggers }: Pick<Plan, "shop" | "triggers">,
  answer: QuestionAnswer,
): string[] {
  const { cases, notes, best } = answer;
  const names = new Map([
    ...triggers.map(({ id, name }) => [id, name] as const),
    ...shop.queues.map(({ id, name }) => [id, name] as const),
    ...shop.teams.map(({ id, name }) => [id, name] as const),
    ...shop.agreements.map(({ id, partner }) => [id, partner] as const),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return [
    ...cases.map((one) =>
      [subjectOf(answer, one, nameOf), figuresOf(one, shop.currency), ...verdictOf(answer, one, shop.currency)].join(
        " ",
      ),
    ),
    ...(best === null || answer.ask.question === "stand-by"
      ? []
      : [`Better than the plan, in ledger and value at stake: ${best}.`]),
    ...surenessOf(answer),
    ...notes,
  ];
}

/** What chance is in the ranges, and what is not. */
function surenessOf({ basis, cases }: QuestionAnswer): string[] {
  return [
    ...(cases.some(({ ledger, atStake }) => ledger.halfWidth > 0 || (atStake?.halfWidth ?? 0) > 0)
      ? ["+- is half of a 95 % interval, over the same possible seasons with and without."]
      : []),
    basis === "decided"
      ? "Orders, reservations and rules were decided anew and followed on fresh seasons, the same for both."
      : "People and seats are bought for the plan's level, so that the ledger differs between seasons by penalties alone.",
    "Whether the forecast, handling times and what a customer is worth are right is in none of these ranges.",
  ];
}

function subjectOf({ ask }: QuestionAnswer, one: Case, nameOf: (id: string) => string): string {
  const { scenario, value, staffedBy } = one;
  const subjects = one.subjects.map(nameOf).join(" and ");
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
      return `${subjects} open ${WEEKDAYS[ask.weekday - 1] ?? ""}s ${value}${staffedBy === null ? "" : `, worked by ${nameOf(staffedBy.id)}`}:`;
  }
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function figuresOf({ ledger, atStake, earned, earnedRange, seasons, service }: Case, currency: string): string {
  const moved = service.filter(
    ({ before, after }) => before !== null && after !== null && percent(before) !== percent(after),
  );
  return [
    more(ledger, "in the ledger", currency),
    ...(seasons === null || (seasons.p10 === 0 && seasons.p90 === 0)
      ? []
      : [
          `once a season is known, ${signed(seasons.mean)} (+-${whole(seasons.halfWidth)}), in eight of ten ${signed(seasons.p10)} to ${signed(seasons.p90)}`,
        ]),
    ...(atStake === null ? [] : [more(atStake, "at stake", currency)]),
    ...(earned === null
      ? []
      : [
          `${more(earned, "from customers who would have been lost", currency)}${earnedRange === null ? "" : `, ${whole(earnedRange.low)} to ${whole(earnedRange.high)} of half to double the needs`}`,
        ]),
    ...moved.map(
      ({ queue, before, after }) => `${queue} ${percent(after ?? 0)} in time instead of ${percent(before ?? 0)}`,
    ),
  ]
    .join("; ")
    .concat(".");
}

/** Ledger and value at stake are told apart; which of them weighs more is said where the plan's decisions can say it. */
function verdictOf({ ask: { question } }: QuestionAnswer, { weighed, solvedWithin }: Case, currency: string): string[] {
  if (weighed === null) return [];
  const within =
    solvedWithin === 0 ? "chance" : `chance and the ${currency} ${whole(solvedWithin)} to which decisions are solved`;
  if (question === "stand-by")
    return [
      {
        worse: "Stand-by is worth its fee.",
        better: "Stand-by is not worth its fee.",
        even: `Within ${within}, stand-by is worth just about its fee.`,
        depends: "",
      }[weighed],
    ];
  return [
    {
      better: "Weighed one against the other, it is better than the plan.",
      worse: "Weighed one against the other, it is not worth what it costs.",
      even: `Within ${within}, it is neither better nor worse than the plan.`,
      depends: "Whether it pays hangs on the needs, which are guessed.",
    }[weighed],
  ];
}

function signed(amount: number): string {
  return `${Math.round(amount) > 0 ? "+" : Math.round(amount) < 0 ? "-" : ""}${whole(Math.abs(amount))}`;
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
