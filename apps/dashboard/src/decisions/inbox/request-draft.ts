import { civilDay, timeZone } from "@springtide/calendar";
import type { CommitmentRequest, DecisionPeriod, NewCommitmentRequest, Plan } from "@springtide/contracts";

const HOUR_MS = 3_600_000;

/** A request for what the plan recommends to order and reserve of one period. */
export function requestOfPeriod(
  { shop, grid }: Pick<Plan, "shop" | "grid">,
  { agreement, firstDay, lastDay }: DecisionPeriod,
): Pick<NewCommitmentRequest, "shop" | "agreement" | "source"> {
  const zone = timeZone(grid.zone);
  const instant = (day: number): string => new Date(zone.startOfDayMs(day)).toISOString();
  return {
    shop: shop.id,
    agreement,
    source: { kind: "plan", from: instant(civilDay(firstDay)), until: instant(civilDay(lastDay) + 1) },
  };
}

/** What a draft asks for: its lines, most positions of one line, and hours of positions. */
export function draftFigures({ lines }: Pick<CommitmentRequest, "lines">): {
  readonly lines: number;
  readonly mostPositions: number;
  readonly positionHours: number;
} {
  return {
    lines: lines.length,
    mostPositions: Math.max(0, ...lines.map(({ positionsLoggedIn }) => positionsLoggedIn)),
    positionHours: lines.reduce(
      (sum, { start, end, positionsLoggedIn }) =>
        sum + (positionsLoggedIn * (Date.parse(end) - Date.parse(start))) / HOUR_MS,
      0,
    ),
  };
}

/** Drafts of requests for days of a period that were written and not sent, the newest first. */
export function unsentOfPeriod(
  { grid }: Pick<Plan, "grid">,
  { agreement, firstDay, lastDay }: DecisionPeriod,
  drafts: readonly CommitmentRequest[],
): readonly CommitmentRequest[] {
  const zone = timeZone(grid.zone);
  const [fromMs, untilMs] = [zone.startOfDayMs(civilDay(firstDay)), zone.startOfDayMs(civilDay(lastDay) + 1)];
  const isWithin = ({ start }: CommitmentRequest["lines"][number]): boolean =>
    Date.parse(start) >= fromMs && Date.parse(start) < untilMs;
  return drafts
    .filter((draft) => draft.state === "draft" && draft.agreement === agreement && draft.lines.some(isWithin))
    .toReversed();
}
