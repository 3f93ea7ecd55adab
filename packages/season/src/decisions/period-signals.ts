import type { CivilDay } from "@springtide/calendar";
import { NEVER } from "@springtide/forecast";
import { type Ahead, openShare, toldProbabilities, toldSignals } from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import type { Deciding } from "./deciding.ts";
import type { DecisionSpan } from "./decision-span.ts";
import { isMostlyPast } from "./mostly-past.ts";
import { onsetsFelt, type WatchedTrigger } from "./watched-trigger.ts";

/** Seasons that look alike when reserved seats are confirmed or released. */
interface PeriodSignal {
  /** always: there is nothing to look at. happened: it has come, and is still felt. told: it may yet come, and a probability is told. */
  readonly kind: "always" | "told" | "happened";
  readonly fromProbability: number;
  readonly paths: readonly number[];
}

/** What is looked at, and when. */
interface SignalSource {
  readonly trigger: string;
  readonly name: string;
  /** Local day of the site on which it is looked at. */
  readonly lookedAtDay: CivilDay;
  /** Until which day it has to come. */
  readonly lastDay: CivilDay;
  readonly leadDays: number;
  /** As seen now, that it is felt in these days. */
  readonly probability: number;
  /** Of the seasons still open on the day it is looked at, the share in which it comes. */
  readonly openShare: number;
  /** In most seasons in which it has come by then, the greater part of its effect lies before these days. */
  readonly isMostlyPast: boolean;
}

/** What will be known when it is time to confirm. */
export interface PeriodSignals {
  /** Told ones in rising order, then what has happened. */
  readonly signals: readonly PeriodSignal[];
  readonly source: SignalSource | null;
}

/** Of fewer seasons than this nothing is learned for a class of their own. */
const LEAST_SEASONS = 5;
/** Told probabilities that people can keep in mind, by how many classes there may be. */
const EDGES = [[], [0.3], [0.1, 0.4], [0.05, 0.2, 0.5]];

/**
 * What will be known of some days when seats for them are confirmed: the trigger that moves them most, as a forecast then tells of it. A season
 * in which it came and is over is one in which nothing more is told.
 * @param classes how many told probabilities are told apart at most, up to four
 */
export function periodSignals(
  deciding: Deciding,
  span: DecisionSpan,
  watched: WatchedTrigger | null,
  {
    confirmMs,
    laterMs = 0,
    classes,
    seed,
  }: {
    readonly confirmMs: number;
    /** So much later than what else is told of these days, which it agrees with. */
    readonly laterMs?: number | undefined;
    readonly classes: number;
    readonly seed: number;
  },
): PeriodSignals {
  const all = Array.from({ length: deciding.basis.paths }, (_, path) => path);
  if (watched === null) return { signals: [{ kind: "always", fromProbability: 0, paths: all }], source: null };
  const lookedAtDay = deciding.basis.grid.zone.dayAt(confirmMs);
  const aheads = aheadOf(deciding, watched, { lookedAtDay, span });
  const leadDays = leadOf(lookedAtDay, span);
  // Of seasons in which it is over, nobody waits for a forecast.
  const waiting = all.filter((path) => aheads[path]?.isOver !== true);
  const told = toldSignals(
    waiting.flatMap((path) => aheads[path] ?? []),
    {
      leadDays,
      firstLeadDays: leadOf(deciding.basis.grid.zone.dayAt(confirmMs - laterMs), span),
      keys: waiting,
      edges: EDGES[Math.min(classes, EDGES.length) - 1] ?? [],
      least: LEAST_SEASONS,
      seed: seedOf(seed, span),
    },
  );
  const signals = told.map(({ kind, fromProbability, paths }): PeriodSignal => ({
    kind,
    fromProbability,
    paths: paths.flatMap((place) => waiting[place] ?? []),
  }));
  const felt = watched.isFelt.filter(Boolean).length;
  return {
    signals: withThoseOver(
      signals,
      all.filter((path) => aheads[path]?.isOver === true),
    ),
    source: {
      trigger: watched.id,
      name: watched.name,
      lookedAtDay,
      lastDay: span.firstDay + span.days - 1,
      leadDays,
      probability: felt / all.length,
      openShare: openShare(waiting.flatMap((path) => aheads[path] ?? [])),
      isMostlyPast: isMostlyPast(deciding, watched, { lookedAtDay, span }),
    },
  };
}

/** Which of the plan's signals each season of another drawing shows, by the same forecast: its index, by path. */
export function signalOfPaths(
  deciding: Deciding,
  span: DecisionSpan,
  { signals, source }: PeriodSignals,
  seed: number,
): Int32Array {
  if (source === null) return new Int32Array(deciding.basis.paths);
  const onsets = onsetsFelt(deciding, source.trigger, span);
  const aheads = aheadOf(deciding, { id: source.trigger, onsets }, { lookedAtDay: source.lookedAtDay, span });
  const told = toldProbabilities(aheads, {
    leadDays: source.leadDays,
    seed: seedOf(seed, span),
    share: source.openShare,
  });
  const happened = signals.findIndex(({ kind }) => kind === "happened");
  return Int32Array.from(aheads, ({ hasHappened, isOver }, path) => {
    if (hasHappened && happened >= 0) return happened;
    const probability = isOver ? 0 : (told[path] ?? 0);
    return Math.max(
      0,
      signals.findLastIndex(({ kind, fromProbability }) => kind !== "happened" && probability >= fromProbability),
    );
  });
}

interface AheadOrOver extends Ahead {
  /** It came, and is felt no more. */
  readonly isOver: boolean;
}

function aheadOf(
  { demand }: Deciding,
  { id, onsets }: Pick<WatchedTrigger, "id" | "onsets">,
  { lookedAtDay, span }: { readonly lookedAtDay: CivilDay; readonly span: DecisionSpan },
): AheadOrOver[] {
  const lastDay = span.firstDay + span.days - 1;
  const drawn = demand.onsets.get(id) ?? [];
  return onsets.map((felt, path) => ({
    hasHappened: felt.some((day) => day < lookedAtDay),
    willHappen: felt.some((day) => day >= lookedAtDay && day <= lastDay),
    isOver: felt.length === 0 && drawn.every((ofPaths) => hasCome(ofPaths[path] ?? NEVER, lookedAtDay)),
  }));
}

function hasCome(onset: CivilDay, before: CivilDay): boolean {
  return onset !== NEVER && onset < before;
}

/** The forecast looks at all the days from then to the last: on average half as far ahead. */
function leadOf(lookedAtDay: CivilDay, { firstDay, days }: DecisionSpan): number {
  return Math.max(1, (firstDay + days - 1 - lookedAtDay + 1) / 2);
}

/** What a forecast tells of one week says nothing of its error in another. */
function seedOf(seed: number, { firstDay }: DecisionSpan): number {
  return Math.floor(randomStream(seed, "told of days", firstDay).uniform() * 2 ** 31);
}

/** Seasons in which it is over are told nothing more: they belong to the lowest. */
function withThoseOver(signals: readonly PeriodSignal[], over: readonly number[]): PeriodSignal[] {
  if (over.length === 0) return [...signals];
  const [lowest, ...others] = signals;
  return lowest?.kind === "told"
    ? [{ ...lowest, paths: [...lowest.paths, ...over] }, ...others]
    : [{ kind: "told", fromProbability: 0, paths: over }, ...signals];
}
