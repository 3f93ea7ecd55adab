import type { KeptBack, Obstacle } from "@springtide/planning";
import {
  amount,
  counted,
  dayInWords,
  peopleInWords,
  spanInWords,
  weekInWords,
  type RosterNames,
} from "./roster-names.ts";

/** What keeps a person back, as it follows their name: "is on leave Sunday 2026-12-06 00:00 to 24:00". */
function obstacleInWords(obstacle: Obstacle, names: RosterNames): string {
  switch (obstacle.kind) {
    case "working":
      return `is at work already, ${spanInWords(names, obstacle.shift.fromMs, obstacle.shift.toMs)}`;
    case "same-day":
      return `has a shift on that day already, ${spanInWords(names, obstacle.shift.fromMs, obstacle.shift.toMs)}`;
    case "away":
      return awayInWords(obstacle, names);
    case "rule":
      return ruleInWords(obstacle, names);
    case "hours-a-week":
      return `would have ${counted(obstacle.hours, "hour")} in week ${weekInWords(obstacle.monday)}, and the contract allows ${amount(obstacle.limit)} with overtime`;
    case "days-a-week":
      return `would work ${counted(obstacle.days, "day")} in week ${weekInWords(obstacle.monday)}, and the contract allows ${amount(obstacle.limit)}`;
    case "days-in-a-row":
      return `would work ${counted(obstacle.days, "day")} in a row from ${dayInWords(obstacle.firstDay)} on, and the contract allows ${amount(obstacle.limit)}`;
    case "no-pattern":
      return "has no shift pattern that is at work then";
  }
}

/** People kept back by one thing: "3 people are on leave (Ana, Bo and Cem)"; one person is told with all that is known. */
export function keptBackInWords({ people }: KeptBack, names: RosterNames): string {
  const [first] = people;
  const obstacle = first?.obstacles[0];
  if (first === undefined || obstacle === undefined) return "";
  if (people.length === 1) return `${names.person(first.person)} ${obstacleInWords(obstacle, names)}`;
  const who = peopleInWords(
    names,
    people.map(({ person }) => person),
  );
  return `${people.length} people ${manyInWords(obstacle, names)} (${who})`;
}

function awayInWords({ because, stretch }: Extract<Obstacle, { kind: "away" }>, names: RosterNames): string {
  const span = spanInWords(names, stretch.fromMs, stretch.toMs);
  if (because === "leave") return `is on leave, ${span}`;
  if (because === "closed") return `cannot work while the site is closed, ${span}`;
  return `cannot work ${span}`;
}

/** "would have 4 hours of rest with the shift Saturday ..., and at least 11 are the law (daily-rest: ...)". */
function ruleInWords({ rule, breach, with: others }: Extract<Obstacle, { kind: "rule" }>, names: RosterNames): string {
  const { found, limit, unit } = breach;
  const [other] = others;
  const beside = other === undefined ? "" : ` with the shift ${spanInWords(names, other.fromMs, other.toMs)}`;
  const held = `${found > limit ? "at most" : "at least"} ${amount(limit)} ${limit === 1 ? "is" : "are"} the law`;
  return `would have ${amount(found)} ${unit}${ofRule(rule.kind)}${beside}, and ${held} (${rule.id}: ${names.source(rule.id)})`;
}

function ofRule(kind: Extract<Obstacle, { kind: "rule" }>["rule"]["kind"]): string {
  switch (kind) {
    case "daily-rest":
      return " of rest";
    case "weekly-rest":
      return " of rest in the week";
    case "breaks":
      return " of breaks";
    case "longest-day":
      return " of work on the day";
    case "longest-week":
      return " of work a week";
    case "free-sundays-a-year":
      return " free in the year";
    case "one-free-sunday-in":
      return " free";
    case "substitute-rest":
      return " free instead";
  }
}

function manyInWords(obstacle: Obstacle, names: RosterNames): string {
  switch (obstacle.kind) {
    case "working":
      return "are at work already";
    case "same-day":
      return "have a shift on that day already";
    case "away":
      if (obstacle.because === "leave") return "are on leave";
      return obstacle.because === "closed" ? "cannot work while the site is closed" : "cannot work then";
    case "rule":
      return `are kept by law (${obstacle.rule.id}: ${names.source(obstacle.rule.id)})`;
    case "hours-a-week":
      return "have used the hours of their contracts, with overtime";
    case "days-a-week":
      return "have used the days a week of their contracts";
    case "days-in-a-row":
      return "have worked as many days in a row as their contracts allow";
    case "no-pattern":
      return "have no shift pattern that is at work then";
  }
}
