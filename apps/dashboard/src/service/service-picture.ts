import type { ExactQueueDay, ExactService } from "@springtide/contracts";
import type { CivilDay } from "@springtide/calendar";
import type { DayRow } from "../day/day-picture.ts";
import type { Words } from "../words/words.ts";
import { waitInWords } from "../words/words.ts";

/** Whose service is looked at: that of the people planned, or of those the plan asks for. */
export type Whose = "planned" | "required";

/** What customers meet in one interval; shares are null when closed or without contacts. */
export interface ServiceRow {
  readonly interval: number;
  readonly label: string;
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
  const { exact, seasons, whose, from, rows } = asked;
  const service = exact[whose];
  return {
    rows: rows.map(({ interval, label }) => rowOf(exact, service, interval, label, interval - from)),
    target: exact.share,
    within: waitInWords(exact.withinSeconds),
    seasons,
    sentence: inWords(asked, service),
  };
}

function rowOf(
  { contacts }: ExactQueueDay,
  { agents, serviceLevel, abandonShare }: ExactService,
  interval: number,
  label: string,
  i: number,
): ServiceRow {
  return {
    interval,
    label,
    contacts: contacts[i] ?? 0,
    agents: agents[i] ?? 0,
    serviceLevel: serviceLevel.mean[i] ?? null,
    low: serviceLevel.p10[i] ?? null,
    high: serviceLevel.p90[i] ?? null,
    abandonShare: abandonShare[i] ?? null,
  };
}

/** What the share counts, in the words of a sentence: "71% are answered within 20 s". */
const COUNTS: Readonly<Record<ExactQueueDay["definition"], (within: string) => string>> = {
  slOffered: (within) => `are answered within ${within}`,
  slAnswered: (within) => `of those answered wait no longer than ${within}`,
  slExclShort: (within) => `of all but those who give up at once are answered within ${within}`,
  slAbandonGood: (within) => `are answered or give up within ${within}`,
  slVirtual: (within) => `would be answered within ${within}`,
};

function inWords(
  { exact, whose, name, day, from, rows, words }: Parameters<typeof servicePicture>[0],
  service: ExactService,
): string {
  const people = whose === "planned" ? "the people planned" : "the people required";
  if (service.day === null) return `${name}: no contacts are expected on ${words.day(day)}.`;
  const { serviceLevel, abandonShare, worstInterval } = service.day;
  const [low, high] = [serviceLevel.p10, serviceLevel.p90].map((share) => nearlyAll(share, words));
  const says = COUNTS[exact.definition](waitInWords(exact.withinSeconds));
  const worst = service.serviceLevel.mean[worstInterval];
  const worstAt = rows.find(({ interval }) => interval - from === worstInterval)?.label;
  const worstIn =
    worst === null ||
    worst === undefined ||
    worstAt === undefined ||
    words.share(worst) === words.share(serviceLevel.mean)
      ? ""
      : `; worst at ${worstAt}: ${words.share(worst)}`;
  return [
    `${name}: with ${people} ${nearlyAll(serviceLevel.mean, words)} ${says} on ${words.day(day)}, ${againstTarget(serviceLevel.mean, exact.share, words)}${worstIn}.`,
    `${words.finely(abandonShare)} hang up.`,
    `In 8 of 10 seasons the day comes to ${low === high ? low : `${low} to ${high}`}.`,
  ].join(" ");
}

function againstTarget(reached: number, target: number, words: Words): string {
  const promised = `the target of ${words.share(target)}`;
  if (words.share(reached) === words.share(target)) return `right on ${promised}`;
  return `${words.points(Math.abs(reached - target))} ${reached > target ? "above" : "below"} ${promised}`;
}

/** What is not quite all is not written as all. */
function nearlyAll(share: number, words: Words): string {
  return share < 1 && words.share(share) === words.share(1) ? `over ${words.share(0.99)}` : words.share(share);
}
