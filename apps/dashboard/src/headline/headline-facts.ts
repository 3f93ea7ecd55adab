import { civilDay } from "@springtide/calendar";
import type { Peak, Plan } from "@springtide/contracts";
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

/** The first peak that has a cause, or the first of all where none has: what a manager should hear first. */
export function nextPeak({ plan }: PlanIndex): Peak | null {
  const inOrder = [...plan.peaks].sort((a, b) => civilDay(a.likelyDay) - civilDay(b.likelyDay));
  return inOrder.find(({ trigger }) => trigger !== null) ?? inOrder[0] ?? null;
}

/** A high without a cause of its own that comes before the next peak, if there is one. */
export function highBefore({ plan }: PlanIndex, peak: Peak | null): Peak | null {
  if (peak === null) return null;
  return plan.peaks.find(({ trigger, likelyDay }) => trigger === null && likelyDay < peak.likelyDay) ?? null;
}

/** A peak in words: when and how high, and how far both may spread. */
export function peakInWords(peak: Peak, words: Words): { when: string; spread: string } {
  const likely = words.day(civilDay(peak.likelyDay));
  const [early, late] = [civilDay(peak.earliestDay), civilDay(peak.latestDay)];
  const { p50, p10, p90 } = peak.contactsOnTheDay;
  const height = peak.normalContacts > 0 ? `, ${(p50 / peak.normalContacts).toFixed(1)} times a normal day` : "";
  const contacts = `${words.count(p10)} to ${words.count(p90)} contacts on its busiest day, ${words.count(p50)} in the middle`;
  const dates = early === late ? "" : `it comes ${words.dayRange(early, late)}; `;
  const away =
    peak.trigger === null || peak.probability > 0.995 ? "" : ` In ${words.finely(1 - peak.probability)} it stays away.`;
  return {
    when: `${early === late ? "" : "Around "}${likely}${height}`,
    spread: `In 8 of 10 seasons: ${dates}${contacts}.${away}`,
  };
}

/** What the people planned give each line on a peak's likely day, by its exact course; nothing where no contacts come. */
export function peakServiceInWords(index: PlanIndex, { service }: Peak, words: Words): string | null {
  const told = service.flatMap(({ queue, exact, abandonShare }) => {
    if (exact === null) return [];
    const hangUp = abandonShare === null ? "" : `, ${words.finely(abandonShare)} hang up`;
    return [`${queueName(index, queue)} ${words.share(exact)} in time${hangUp}`];
  });
  return told.length === 0 ? null : `With the people planned: ${told.join("; ")}.`;
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
      words: "Own roster and overflow cover every interval.",
      standing: "good",
      day: null,
    };
  const startMs = Date.parse(worst.start);
  const day = index.zone.dayAt(startMs);
  const when = `${words.day(day)}, ${clockAt(index, startMs, words)} to ${clockAt(index, Date.parse(worst.end), words)}`;
  return {
    question,
    figure: `${plural(worst.short, words.count(worst.short), "head")} short`,
    words: `${queueName(index, worst.queue)}, ${when}: ${words.hours(worst.shortHours)} head-hours of ${words.hours(index.plan.totals.gapHours)} over the season.`,
    standing: "attention",
    day: worst.start.slice(0, 10),
  };
}

function overflowFact({ plan }: PlanIndex, words: Words): Fact {
  const { overflowHours, overflowCost } = plan.totals;
  const blocks = plural(plan.blocks.length, words.count(plan.blocks.length), "block");
  return {
    question: "Overflow to buy",
    figure: `${words.hours(overflowHours)} h`,
    words:
      overflowHours === 0
        ? "Nothing to buy from a partner."
        : `${words.money(overflowCost)} in ${blocks}. ${knownBeforehand(plan, words)}`,
    standing: "plain",
    day: null,
  };
}

/** What a middling season would need were it known: the rest of the overflow is bought for not knowing which one comes. */
function knownBeforehand({ totals }: Plan, words: Words): string {
  const known = totals.shortHours.p50;
  return known === 0
    ? "Half of the seasons, known beforehand, would need none."
    : `A middling season, known beforehand, would need ${words.hours(known)} h.`;
}

function serviceFact(index: PlanIndex, words: Words): Fact {
  const promises = index.plan.staffing.flatMap(
    ({ queue, expectedServiceLevel: expected, expectedAbandonShare: hangUp }) => {
      const target = index.plan.shop.queues.find(({ id }) => id === queue)?.target;
      return expected === null || target === undefined
        ? []
        : [{ name: queueName(index, queue), expected, hangUp, target }];
    },
  );
  const below = promises.filter(({ expected, target }) => expected < target.share);
  return {
    question: "Service expected",
    figure:
      promises.length === 0
        ? "–"
        : below.length === 0
          ? "On target"
          : `${words.count(below.length)} of ${words.count(promises.length)} below target`,
    words: promises
      .map(
        ({ name, expected, hangUp, target }) =>
          `${name} ${words.finely(expected)} (target ${words.share(target.share)} in ${waitInWords(target.withinSeconds)})${hangUp === null ? "" : `, ${words.finely(hangUp)} hang up`}`,
      )
      .join("\n"),
    standing: promises.length === 0 ? "plain" : below.length === 0 ? "good" : "attention",
    day: null,
  };
}

function readyFact({ plan }: PlanIndex, words: Words): Fact {
  const { readySeasons, readyShare } = plan.level;
  const reached = readyShare + 1e-9 >= readySeasons;
  const covered = plan.totals.gapHours === 0;
  return {
    question: "Ready for",
    figure: `${seasonsInWords(readySeasons)} seasons`,
    words: `Every week keeps its targets in ${words.share(readyShare)} of ${words.count(plan.paths)} drawn seasons${covered ? "." : `, once the ${words.hours(plan.totals.gapHours)} head-hours still short are covered.`}`,
    standing: !reached ? "attention" : covered ? "good" : "plain",
    day: null,
  };
}
