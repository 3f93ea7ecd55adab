import { intervalGrid, timeZone, weekday } from "@springtide/calendar";
import { drawGamma, drawPoisson, type RandomStream, randomStream } from "@springtide/probability";
import type { DemoQueue, DemoShop } from "./demo-shop.ts";

/** Handling times of an interval scatter around their mean by this share, the more contacts the less. */
const AHT_CV = 0.6;

/** The lines of a made-up contact export, header first: the same shop and seed give the same bytes. */
export function* contactRows(shop: DemoShop): Generator<string> {
  yield "interval_start,queue,offered,handled,abandoned,aht_seconds";
  const zone = timeZone(shop.zone);
  const grid = intervalGrid({
    zone,
    firstDay: shop.firstDay,
    days: shop.lastDay - shop.firstDay + 1,
    intervalMinutes: shop.intervalMinutes,
  });
  for (let index = 0; index < grid.days; index += 1) {
    const day = shop.firstDay + index;
    for (const queue of shop.queues) {
      const hours = queue.hours[weekday(day) - 1] ?? null;
      if (hours === null || (queue.closedOnHolidays && shop.holidays.has(day))) continue;
      const random = randomStream(shop.seed, `contacts of ${queue.id}`, day);
      const expected = expectedOnDay(shop, queue, index, random);
      const intervals = range(grid.dayOffsets[index] ?? 0, grid.dayOffsets[index + 1] ?? 0)
        .map((t) => ({ startMs: grid.startsMs[t] ?? 0, minute: zone.minuteOfDayAt(grid.startsMs[t] ?? 0) }))
        .filter(({ minute }) => minute >= hours.fromMinute && minute < hours.toMinute);
      const weights = intervals.map(({ minute }) => intensity(queue, minute));
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const busy = expected / (queue.contactsPerDay * (queue.weekday[weekday(day) - 1] ?? 1));
      for (const [i, { startMs }] of intervals.entries()) {
        const offered = drawPoisson(random, (expected * (weights[i] ?? 0)) / whole);
        yield [zone.formatInstant(startMs), queue.id, offered, ...outcome(queue, offered, busy, random)].join(",");
      }
    }
  }
}

function expectedOnDay(shop: DemoShop, queue: DemoQueue, index: number, random: RandomStream): number {
  const day = shop.firstDay + index;
  const shape = 1 / queue.dayCv ** 2;
  const chance = drawGamma(random, shape) / shape;
  return (
    queue.contactsPerDay *
    (queue.weekday[weekday(day) - 1] ?? 0) *
    (1 + shop.growthPerYear) ** (index / 365.25) *
    shop.factor(queue.id, day) *
    chance
  );
}

function intensity({ humps }: DemoQueue, minute: number): number {
  return (
    0.08 +
    humps.reduce((sum, [centre, width, weight]) => sum + weight * Math.exp(-0.5 * ((minute - centre) / width) ** 2), 0)
  );
}

/** Handled, abandoned, AHT: when it is busier than usual, more people give up. */
function outcome(queue: DemoQueue, offered: number, busy: number, random: RandomStream): (number | string)[] {
  const share = queue.abandonShare === null ? 0 : Math.min(0.4, queue.abandonShare * Math.max(1, busy) ** 1.5);
  let abandoned = 0;
  for (let contact = 0; contact < offered; contact += 1) if (random.uniform() < share) abandoned += 1;
  const handled = offered - abandoned;
  if (handled === 0) return [handled, abandoned, ""];
  const shape = handled / AHT_CV ** 2;
  return [handled, abandoned, Math.round((queue.ahtSeconds * drawGamma(random, shape)) / shape)];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
