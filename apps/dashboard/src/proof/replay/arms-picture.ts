import { civilDay } from "@springtide/calendar";
import type { ReplayArm, ReplayReport } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** A way of buying seats and what it came to, for the chart and the table. */
interface ArmRow {
  readonly arm: ReplayArm["arm"];
  readonly name: string;
  readonly ledger: number;
  readonly atStake: number;
  readonly regret: number;
  readonly ledgerRegret: number;
  readonly seatHours: number;
  readonly reservedHours: number;
  readonly cancelledHours: number;
  /** Share of contacts served as promised, all queues; null without contacts. */
  readonly served: number | null;
}

export interface ArmsPicture {
  readonly rows: readonly ArmRow[];
  readonly sentences: readonly string[];
}

/** The four ways side by side. The two totals of money stand apart; together they only measure. */
export function armsPicture(report: ReplayReport, words: Words): ArmsPicture {
  return {
    rows: report.arms.map((arm) => ({
      ...arm,
      name: words.say(`proof.arm-${arm.arm}`),
      served: servedOf(arm),
    })),
    sentences: sentencesOf(report, words),
  };
}

function servedOf({ queues }: ReplayArm): number | null {
  const [contacts, late] = [
    queues.reduce((sum, queue) => sum + queue.contacts, 0),
    queues.reduce((sum, queue) => sum + queue.late, 0),
  ];
  return contacts > 0 ? 1 - late / contacts : null;
}

function sentencesOf(report: ReplayReport, words: Words): string[] {
  const of = (arm: ReplayArm["arm"]): ReplayArm | undefined => report.arms.find((each) => each.arm === arm);
  const [planner, hindsight, practice, none] = [of("planner"), of("hindsight"), of("practice"), of("none")];
  if (planner === undefined || hindsight === undefined || practice === undefined || none === undefined) return [];
  const { say, money, share } = words;
  return [
    say("proof.replay-regret", { planner: money(planner.regret), practice: money(practice.regret) }),
    planner.recoveredShare === null
      ? say("proof.replay-nothing-to-recover")
      : planner.recoveredShare < 0
        ? say("proof.replay-dearer", { more: money(planner.together - practice.together) })
        : say("proof.replay-recovered", { share: share(planner.recoveredShare) }),
    planner.savedShare === null
      ? say("proof.replay-no-seat-worth")
      : planner.savedShare >= 0
        ? say("proof.replay-saved", {
            all: money(none.together - hindsight.together),
            share: share(planner.savedShare),
          })
        : say("proof.replay-saved-nothing", { more: money(planner.together - none.together) }),
    ...(practice.together > none.together && planner.savedShare !== null ? [say("proof.replay-practice-in-vain")] : []),
  ];
}

/** What the season was, in a line. */
export function seasonReplayed(
  { firstDay, lastDay, triggers, decisions, ownCost }: ReplayReport,
  words: Words,
): string {
  const fired = triggers.flatMap(({ name, fired: days }) =>
    days.map((day) => words.say("proof.fired-on", { name, day: words.day(civilDay(day)) })),
  );
  return words.say("proof.replay-season", {
    days: words.dayRange(civilDay(firstDay), civilDay(lastDay)),
    fired: fired.length === 0 ? words.say("proof.fired-none") : words.say("proof.fired", { list: words.list(fired) }),
    count: decisions.length,
    own: words.money(ownCost),
  });
}

/** Which of the two totals is looked at week by week. */
export type Total = "ledger" | "atStake";

/** How much more than hindsight each arm has come to by the end of each week. */
export interface WeeksPicture {
  readonly labels: readonly string[];
  readonly arms: readonly { readonly arm: ReplayArm["arm"]; readonly name: string; readonly sums: readonly number[] }[];
}

export function weeksPicture({ weeks, arms }: ReplayReport, total: Total, words: Words): WeeksPicture {
  const amounts = (arm: string): number[] =>
    weeks.map((week) => week.arms.find((each) => each.arm === arm)?.[total] ?? 0);
  return {
    labels: weeks.map(({ firstDay }) => words.day(civilDay(firstDay))),
    arms: arms.map(({ arm }) => ({ arm, name: words.say(`proof.arm-${arm}`), sums: runningSums(amounts(arm)) })),
  };
}

function runningSums(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => (sum += amount));
}
