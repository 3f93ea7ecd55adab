import type { ExactQueueDay, ExactService } from "@springtide/contracts";
import type { CivilDay } from "@springtide/calendar";
import type { DayRow } from "../day/day-picture.ts";
import type { Words } from "../words/words.ts";

/** Whose service is looked at: that of the people planned, or of those the plan asks for. */
export type Whose = "planned" | "required";

/** What customers meet in one interval; shares are null when closed or without contacts. */
export interface ServiceRow {
  readonly interval: number;
  readonly label: string;
  readonly minuteOfDay: number;
  readonly contacts: number;
  readonly agents: number;
  readonly serviceLevel: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly abandonShare: number | null;
}

export interface ServicePicture {
  readonly rows: readonly ServiceRow[];
  readonly target: number;
  readonly within: string;
  readonly seasons: number;
  readonly sentence: string;
}

/** One line's day as it would pass, on the rows of the day's picture, so that both stand on one time axis. */
export function servicePicture(asked: {
  readonly exact: ExactQueueDay;
  readonly seasons: number;
  readonly whose: Whose;
  readonly name: string;
  readonly day: CivilDay;
  /** First interval of the day on the plan's grid. */
  readonly from: number;
  readonly rows: readonly DayRow[];
  readonly words: Words;
}): ServicePicture {
  const { exact, seasons, whose, from, rows, words } = asked;
  const service = exact[whose];
  return {
    rows: rows.map((row) => rowOf(exact, service, row, row.interval - from)),
    target: exact.share,
    within: words.wait(exact.withinSeconds),
    seasons,
    sentence: inWords(asked, service),
  };
}

function rowOf(
  { contacts }: ExactQueueDay,
  { agents, serviceLevel, abandonShare }: ExactService,
  { interval, label, minuteOfDay }: DayRow,
  i: number,
): ServiceRow {
  return {
    interval,
    label,
    minuteOfDay,
    contacts: contacts[i] ?? 0,
    agents: agents[i] ?? 0,
    serviceLevel: serviceLevel.mean[i] ?? null,
    low: serviceLevel.p10[i] ?? null,
    high: serviceLevel.p90[i] ?? null,
    abandonShare: abandonShare[i] ?? null,
  };
}

function inWords(
  { exact, whose, name, day, from, rows, words }: Parameters<typeof servicePicture>[0],
  service: ExactService,
): string {
  const { say } = words;
  if (service.day === null) return say("service.no-contacts", { queue: name, day: words.day(day) });
  const { serviceLevel, abandonShare, worstInterval } = service.day;
  const [low, high] = [nearlyAll(serviceLevel.p10, words), nearlyAll(serviceLevel.p90, words)];
  const worst = service.serviceLevel.mean[worstInterval] ?? null;
  const worstAt = rows.find(({ interval }) => interval - from === worstInterval)?.label;
  const isTold = worst !== null && words.share(worst) !== words.share(serviceLevel.mean);
  return [
    say("service.sentence", {
      queue: name,
      whose,
      definition: exact.definition,
      within: words.wait(exact.withinSeconds),
      share: nearlyAll(serviceLevel.mean, words),
      day: words.day(day),
      side: sideOf(serviceLevel.mean, exact.share, words),
      points: words.points(Math.abs(serviceLevel.mean - exact.share)),
      target: words.share(exact.share),
      worst: isTold ? (worstAt ?? "none") : "none",
      worstShare: words.share(worst ?? 0),
    }),
    say("service.give-up", { share: words.finely(abandonShare) }),
    say("service.comes-to", { range: low === high ? low : say("service.range", { low, high }) }),
  ].join(" ");
}

function sideOf(reached: number, target: number, { share }: Words): "on" | "above" | "below" {
  if (share(reached) === share(target)) return "on";
  return reached > target ? "above" : "below";
}

/** What is not quite all is not written as all. */
function nearlyAll(share: number, words: Words): string {
  return share < 1 && words.share(share) === words.share(1)
    ? words.say("service.over", { share: words.share(0.99) })
    : words.share(share);
}
