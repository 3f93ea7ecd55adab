import { civilDay } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { plural, seasonsInWords, waitInWords } from "../words/words.ts";

/** A figure people remember, the words that make it a fact, and whether it asks for something to be done. */
export interface Fact {
  readonly question: string;
  readonly figure: string;
  readonly words: string;
  readonly standing: "good" | "attention" | "plain";
  /** ISO day to open, where the fact lies on one. */
  readonly day: string | null;
}

/** The first peak to come: what a manager should hear first. */
export function nextPeak({ plan }: PlanIndex): Peak | null {
  return plan.peaks.reduce<Peak | null>(
    (first, peak) => (first === null || peak.likelyDay < first.likelyDay ? peak : first),
    null,
  );
}

/** The next peak in two sentences: when and how probable; how large against a normal day. */
export function peakInWords(peak: Peak, words: Words): { when: string; size: string } {
  const [early, late] = [civilDay(peak.earliestDay), civilDay(peak.latestDay)];
  const range = early === late ? "" : `, within ${words.dayRange(early, late)}`;
  const certain =
    peak.trigger === null
      ? ""
      : peak.probability > 0.995
        ? ", practically certain"
        : `, ${words.share(peak.probability)} probable`;
  const { p50, p10, p90 } = peak.contactsOnTheDay;
  const times = peak.normalContacts > 0 ? `, ${(p50 / peak.normalContacts).toFixed(1)} times a normal day` : "";
  return {
    when: `${words.day(civilDay(peak.likelyDay))}${range}${certain}`,
    size: `${words.count(p50)} contacts on its busiest day (${words.count(p10)} to ${words.count(p90)})${times}`,
  };
}

/** The four facts beside the peak: worst gap, overflow, service, readiness. */
export function headlineFacts(index: PlanIndex, words: Words): readonly Fact[] {
  return [gapFact(index, words), overflowFact(index, words), serviceFact(index, words), readyFact(index, words)];
}

function gapFact(index: PlanIndex, words: Words): Fact {
  const [worst] = index.plan.worstGaps;
  const question = "Worst gap left";
  if (worst === undefined)
    return {
      question,
      figure: "None",
      words: "own roster and overflow cover every interval",
      standing: "good",
      day: null,
    };
  const startMs = Date.parse(worst.start);
  const day = index.zone.dayAt(startMs);
  return {
    question,
    figure: `${plural(worst.short, words.count(worst.short), "head")} short`,
    words: `${queueName(index, worst.queue)}, ${words.day(day)}, ${clockAt(index, startMs)} to ${clockAt(index, Date.parse(worst.end))}; ${words.hours(index.plan.totals.gapHours)} head-hours over the season`,
    standing: "attention",
    day: worst.start.slice(0, 10),
  };
}

function overflowFact({ plan }: PlanIndex, words: Words): Fact {
  const { overflowHours, overflowCost, requiredHours } = plan.totals;
  const share = requiredHours.mean > 0 ? overflowHours / requiredHours.mean : 0;
  return {
    question: "Overflow to buy",
    figure: `${words.hours(overflowHours)} h`,
    words:
      overflowHours === 0
        ? "nothing to buy from a partner"
        : `${words.money(overflowCost)} in ${plural(plan.blocks.length, words.count(plan.blocks.length), "block")}; ${words.finely(share)} of the hours a mean season needs`,
    standing: "plain",
    day: null,
  };
}

function serviceFact(index: PlanIndex, words: Words): Fact {
  const promises = index.plan.staffing.map((staffing) => {
    const target = index.plan.shop.queues.find(({ id }) => id === staffing.queue)?.target;
    return { name: queueName(index, staffing.queue), expected: staffing.expectedServiceLevel, target };
  });
  const known = promises.filter(({ expected }) => expected !== null);
  const below = known.filter(({ expected, target }) => target !== undefined && (expected ?? 0) < target.share);
  return {
    question: "Service expected",
    figure: known.map(({ expected }) => words.share(expected ?? 0)).join(" · ") || "–",
    words: known
      .map(
        ({ name, target }) =>
          `${name}${target === undefined ? "" : `: target ${words.share(target.share)} in ${waitInWords(target.withinSeconds)}`}`,
      )
      .join("; "),
    standing: below.length === 0 ? "good" : "attention",
    day: null,
  };
}

function readyFact({ plan }: PlanIndex, words: Words): Fact {
  const { readySeasons, readyShare } = plan.level;
  return {
    question: "Ready for",
    figure: `${seasonsInWords(readySeasons)} seasons`,
    words: `the requirement holds every week in ${words.share(readyShare)} of ${words.count(plan.paths)} drawn seasons${plan.totals.gapHours > 0 ? ", once the gap is covered" : ""}`,
    standing: readyShare + 1e-9 >= readySeasons ? "good" : "attention",
    day: null,
  };
}
