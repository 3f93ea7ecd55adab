import type { Plan, PlanRoster } from "@springtide/contracts";

/** The roster of a plan in few figures. */
export interface RosterFigures {
  readonly firstDay: string;
  readonly days: number;
  readonly people: number;
  readonly shifts: number;
  readonly hours: number;
  readonly paidHours: number;
  readonly overtimeHours: number;
  readonly cost: number;
  readonly wishes: number;
  readonly wishesKept: number;
  /** Head-hours that are wanted of the people rostered and that they do not give. */
  readonly openHours: number;
  readonly openStretches: number;
  /** The largest gap between cost and bound of any block. */
  readonly gap: number;
  readonly solved: PlanRoster["solved"];
  readonly conflicts: readonly string[];
}

/** The roster of a plan in few figures; null where nobody is rostered by name. */
export function rosterFigures({ roster }: Pick<Plan, "roster">): RosterFigures | null {
  if (roster === null) return null;
  const sum = (of: (line: PlanRoster["people"][number]) => number): number =>
    roster.people.reduce((total, line) => total + of(line), 0);
  return {
    firstDay: roster.firstDay,
    days: roster.days,
    people: new Set(roster.people.map(({ person }) => person)).size,
    shifts: roster.shifts.length,
    hours: sum((line) => line.hours),
    paidHours: sum((line) => line.paidHours),
    overtimeHours: sum((line) => line.overtimeHours),
    cost: Math.round(sum((line) => line.cost) * 100) / 100,
    wishes: sum((line) => line.wishes),
    wishesKept: sum((line) => line.wishesKept),
    openHours: roster.open.reduce((total, stretch) => total + stretch.headHours, 0),
    openStretches: roster.open.length,
    gap: Math.max(0, ...roster.solved.map((block) => block.gap)),
    solved: roster.solved,
    conflicts: roster.conflicts,
  };
}
