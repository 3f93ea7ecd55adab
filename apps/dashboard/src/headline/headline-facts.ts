import type { Plan } from "@springtide/contracts";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** A figure people remember, the words that make it a fact, and whether it asks for something to be done. */
export interface Fact {
  readonly question: string;
  readonly figure: string;
  readonly words: string;
  readonly standing: "good" | "attention" | "plain";
  /** ISO day to open, where the fact lies on one. */
  readonly day: string | null;
}

/** The four facts beside the peak: worst gap, overflow, service, readiness. */
export function headlineFacts(index: PlanIndex, words: Words): readonly Fact[] {
  return [gapFact(index, words), overflowFact(index, words), serviceFact(index, words), readyFact(index, words)];
}

function gapFact(index: PlanIndex, words: Words): Fact {
  const { say } = words;
  const [worst] = index.plan.worstGaps;
  const question = say("headline.worst-gap");
  if (worst === undefined)
    return { question, figure: say("headline.none"), words: say("headline.covered"), standing: "good", day: null };
  const startMs = Date.parse(worst.start);
  return {
    question,
    figure: say("headline.heads-short", { count: worst.short }),
    words: say("headline.worst-gap-where", {
      queue: queueName(index, worst.queue),
      day: words.day(index.zone.dayAt(startMs)),
      from: clockAt(index, startMs, words),
      to: clockAt(index, Date.parse(worst.end), words),
      hours: words.hours(worst.shortHours),
      all: words.hours(index.plan.totals.gapHours),
    }),
    standing: "attention",
    day: worst.start.slice(0, 10),
  };
}

function overflowFact({ plan }: PlanIndex, words: Words): Fact {
  const { say } = words;
  const { overflowHours, overflowCost } = plan.totals;
  const cost = (): string =>
    say("headline.overflow-cost", { count: plan.blocks.length, money: words.money(overflowCost) });
  return {
    question: say("headline.overflow"),
    figure: words.inHours(overflowHours),
    words: overflowHours === 0 ? say("headline.nothing-to-buy") : `${cost()} ${knownBeforehand(plan, words)}`,
    standing: "plain",
    day: null,
  };
}

/** What a middling season would need were it known: the rest of the overflow is bought for not knowing which one comes. */
function knownBeforehand({ totals }: Plan, { say, hours }: Words): string {
  const known = totals.shortHours.p50;
  return known === 0 ? say("headline.known-none") : say("headline.known", { hours: hours(known) });
}

function serviceFact(index: PlanIndex, words: Words): Fact {
  const { say } = words;
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
    question: say("headline.service"),
    figure:
      promises.length === 0
        ? "–"
        : below.length === 0
          ? say("headline.on-target")
          : say("headline.below-target", { below: words.count(below.length), all: words.count(promises.length) }),
    words: promises.map((promise) => promiseInWords(promise, words)).join("\n"),
    standing: promises.length === 0 ? "plain" : below.length === 0 ? "good" : "attention",
    day: null,
  };
}

function promiseInWords(
  promise: {
    readonly name: string;
    readonly expected: number;
    readonly hangUp: number | null;
    readonly target: { readonly share: number; readonly withinSeconds: number };
  },
  words: Words,
): string {
  const { name, expected, hangUp, target } = promise;
  const said = {
    queue: name,
    reached: words.finely(expected),
    target: words.share(target.share),
    within: words.wait(target.withinSeconds),
  };
  return hangUp === null
    ? words.say("headline.promise", said)
    : words.say("headline.promise-hang-up", { ...said, hangUp: words.finely(hangUp) });
}

function readyFact({ plan }: PlanIndex, words: Words): Fact {
  const { say } = words;
  const { readySeasons, readyShare } = plan.level;
  const { gapHours } = plan.totals;
  const reached = readyShare + 1e-9 >= readySeasons;
  const said = { share: words.share(readyShare), count: plan.paths };
  return {
    question: say("headline.ready"),
    figure: say("headline.ready-seasons", { seasons: words.seasons(readySeasons) }),
    words:
      gapHours === 0
        ? say("headline.ready-now", said)
        : say("headline.ready-once", { ...said, hours: words.hours(gapHours) }),
    standing: !reached ? "attention" : gapHours === 0 ? "good" : "plain",
    day: null,
  };
}
