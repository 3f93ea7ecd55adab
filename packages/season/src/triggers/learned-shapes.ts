import type { CivilDay } from "@springtide/calendar";
import type { ContactHistory, Shop, TriggerParameters } from "@springtide/contracts";
import type { LearnedKernel, LearnedShape, ShapeHistory, TriggerShape } from "@springtide/forecast";
import { learnShapes } from "@springtide/forecast";
import { historyOnGrid } from "../history-on-grid.ts";
import type { HolidaySets } from "../places.ts";
import type { DatedTrigger } from "./dated-trigger.ts";
import { shapedForQueue } from "./dated-trigger.ts";

/**
 * Triggers with what contacts before a day say of the shape of their effects. A learned shape takes the place of the one given where events
 * held out vouch for it; what was learned is kept beside the trigger either way. Queues without a known day are left out.
 */
export function withLearnedShapes(
  triggers: readonly DatedTrigger[],
  known: {
    readonly shop: Shop;
    readonly contacts: readonly ContactHistory[];
    readonly holidays: HolidaySets;
    readonly before: CivilDay;
    /** The triggers whose shapes are learned; those of all if not given. */
    readonly only?: ReadonlySet<string>;
  },
): readonly DatedTrigger[] {
  const learned = learnShapes(historiesOf(triggers, known));
  return triggers.map((trigger) => {
    const shape = learned.find((one) => one.trigger === trigger.id);
    if (shape === undefined) return trigger;
    const used = shape.supported ? Object.fromEntries([...shape.byQueue].map(([q, k]) => [q, shapeOfQueue(k)])) : {};
    return {
      ...trigger,
      learned: storedShape(shape),
      ...(trigger.shapeByQueue === undefined && !shape.supported
        ? {}
        : { shapeByQueue: { ...trigger.shapeByQueue, ...used } }),
    };
  });
}

/** Triggers with the shapes that were learned a short while ago, while no event was added to them. */
export function withShapesOf(
  triggers: readonly DatedTrigger[],
  earlier: readonly DatedTrigger[],
): readonly DatedTrigger[] {
  return triggers.map((trigger) => {
    const { learned, shapeByQueue } = earlier.find(({ id }) => id === trigger.id) ?? {};
    return {
      ...trigger,
      ...(learned === undefined ? {} : { learned }),
      ...(shapeByQueue === undefined ? {} : { shapeByQueue }),
    };
  });
}

function historiesOf(
  triggers: readonly DatedTrigger[],
  { shop, contacts, holidays, before, only }: Parameters<typeof withLearnedShapes>[1],
): readonly ShapeHistory[] {
  return shop.queues.flatMap((queue): ShapeHistory[] => {
    const movedBy = triggers
      .filter(({ id, liftByQueue }) => queue.id in liftByQueue && only?.has(id) !== false)
      .map(({ id }) => id);
    const history = contacts.find((one) => one.queue === queue.id);
    if (movedBy.length === 0 || history === undefined) return [];
    const { zone, intervalMinutes } = shop;
    const onGrid = historyOnGrid({ history, queue, zone, intervalMinutes, holidays, before });
    if (onGrid === null || onGrid.daily.contacts.every(Number.isNaN)) return [];
    return [
      {
        queue: queue.id,
        movedBy,
        input: {
          history: onGrid.daily,
          triggers: shapedForQueue(triggers, queue.id).map((trigger) => ({
            ...trigger,
            priorLift: trigger.liftByQueue[queue.id] ?? 0,
          })),
          holidays: holidays.customers,
          closedDays: onGrid.closedDays,
        },
      },
    ];
  });
}

function shapeOfQueue({ shape }: LearnedKernel): TriggerShape {
  const { leadDays, decayDays, durationDays, rebound, onsetWeekdays, lateness, dayShares } = shape;
  return {
    leadDays,
    decayDays,
    durationDays: Math.max(1, Math.round(durationDays)),
    rebound,
    onsetWeekdays,
    lateness,
    dayShares,
  };
}

function storedShape({
  events,
  heldOutGain,
  supported,
  byQueue,
}: LearnedShape): NonNullable<TriggerParameters["learned"]> {
  return {
    events,
    heldOutGain,
    used: supported,
    byQueue: Object.fromEntries(
      [...byQueue].map(([queue, kernel]) => [
        queue,
        {
          firstOffset: kernel.firstOffset,
          mean: [...kernel.mean],
          low: [...kernel.low],
          high: [...kernel.high],
          given: [...kernel.given],
          events: kernel.events,
          priorShare: kernel.priorShare,
        },
      ]),
    ),
  };
}

/** Shapes of queues as the plan stores them. */
export function storedShapes({
  shapeByQueue,
  learned,
}: DatedTrigger): Pick<TriggerParameters, "shapeByQueue" | "learned"> {
  return {
    ...(shapeByQueue === undefined
      ? {}
      : {
          shapeByQueue: Object.fromEntries(
            Object.entries(shapeByQueue).map(([queue, shape]) => [queue, storedQueueShape(shape)]),
          ),
        }),
    ...(learned === undefined ? {} : { learned }),
  };
}

function storedQueueShape({
  rebound,
  onsetWeekdays,
  lateness,
  dayShares,
  ...length
}: TriggerShape): NonNullable<TriggerParameters["shapeByQueue"]>[string] {
  return {
    ...length,
    ...(rebound === undefined ? {} : { rebound: { ...rebound } }),
    ...(onsetWeekdays === undefined
      ? {}
      : { onsetWeekdays: { delayDays: [...onsetWeekdays.delayDays], factor: [...onsetWeekdays.factor] } }),
    ...(lateness === undefined ? {} : { lateness: { ...lateness } }),
    ...(dayShares === undefined ? {} : { dayShares: { ...dayShares, shares: [...dayShares.shares] } }),
  };
}
