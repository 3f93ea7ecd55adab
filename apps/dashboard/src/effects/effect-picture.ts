import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { TriggerParameters } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { chosenQueues, queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

type EffectOnQueue = NonNullable<TriggerParameters["learned"]>["byQueue"][string];

/** What one cause does to one queue, day by day from its onset, as far as past events tell. */
export interface EffectPicture {
  readonly trigger: string;
  readonly name: string;
  readonly queue: string;
  /** Days from the onset; 0 is the onset itself. */
  readonly offsets: readonly number[];
  /** Extra contacts as a fraction of the normal ones. */
  readonly mean: readonly number[];
  readonly band: { readonly low: readonly number[]; readonly high: readonly number[] };
  /** The same under the shape that the shop file gives. */
  readonly given: readonly number[];
  readonly used: boolean;
  readonly pastOnsets: readonly CivilDay[];
  readonly sentence: string;
}

/** The causes of which a shape was learned, each on the queue looked at, or where all are on the one it moves most. */
export function effectPictures(index: PlanIndex, choice: string, words: Words): readonly EffectPicture[] {
  const queues = chosenQueues(index, choice);
  return index.plan.triggers.flatMap((trigger) => {
    const { learned } = trigger;
    if (learned === undefined) return [];
    const moved = queues.filter((queue) => learned.byQueue[queue] !== undefined);
    const queue = moved.reduce<string | undefined>(
      (most, other) =>
        most === undefined || height(learned.byQueue[other]) > height(learned.byQueue[most]) ? other : most,
      undefined,
    );
    const effect = queue === undefined ? undefined : learned.byQueue[queue];
    if (queue === undefined || effect === undefined) return [];
    return [pictureOf(trigger, { queue, effect, used: learned.used }, index, words)];
  });
}

function pictureOf(
  trigger: TriggerParameters,
  { queue, effect, used }: { readonly queue: string; readonly effect: EffectOnQueue; readonly used: boolean },
  index: PlanIndex,
  words: Words,
): EffectPicture {
  const { mean, low, high, given, firstOffset } = effect;
  return {
    trigger: trigger.id,
    name: trigger.name,
    queue,
    offsets: mean.map((_, i) => firstOffset + i),
    mean,
    band: { low, high },
    given,
    used,
    pastOnsets: [...new Set(trigger.pastOnsets.map(({ day }) => civilDay(day)))].sort((a, b) => a - b),
    sentence: effectInWords({ cause: trigger.name, queue: queueName(index, queue) }, effect, used, words),
  };
}

function height(effect: EffectOnQueue | undefined): number {
  return effect === undefined ? -Infinity : Math.max(...effect.mean.map(Math.abs));
}

function effectInWords(
  of: { readonly cause: string; readonly queue: string },
  effect: EffectOnQueue,
  used: boolean,
  words: Words,
): string {
  const { mean, low, high, firstOffset, events } = effect;
  const top = mean.reduce((best, value, i) => (Math.abs(value) > Math.abs(mean[best] ?? 0) ? i : best), 0);
  const share = (value: number): string => words.signed(value, words.share);
  const gone = mean.findIndex((value, i) => i > top && Math.abs(value) < Math.abs(mean[top] ?? 0) / 2);
  return words.say("effects.sentence", {
    ...of,
    height: share(mean[top] ?? 0),
    when: offsetInWords(firstOffset + top, words),
    low: share(low[top] ?? 0),
    high: share(high[top] ?? 0),
    halved: gone < 0 ? 0 : gone - top,
    basis: basisInWords(events, used, words),
  });
}

function basisInWords(events: number, used: boolean, { say }: Words): string {
  if (events === 0) return say("effects.never-came");
  return say(used ? "effects.used" : "effects.not-used", { count: events });
}

/** "on the day it comes", "2 days after", "1 day before". */
export function offsetInWords(offset: number, { say }: Words): string {
  if (offset === 0) return say("effects.on-the-day");
  return say(offset < 0 ? "effects.before" : "effects.after", { count: Math.abs(offset) });
}
