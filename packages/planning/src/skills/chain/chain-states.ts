import type { ChainLayout } from "./chain-layout.ts";

/** What a change of state is to a queue. */
export const CHANGE = { other: 0, arrives: 1, taken: 2, givesUp: 3 } as const;

/** Every state that linked queues can be in, and every change from one to another. */
export interface ChainStates {
  readonly count: number;
  /** People busy, at state x places + place. */
  readonly busy: Uint16Array;
  /** Customers waiting, at state x queues + queue. */
  readonly waiting: Uint16Array;
  /** Changes out of a state stand from its start up to that of the next. */
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly perSecond: Float64Array;
  /** What the change is, and to which queue: change + 4 x queue. */
  readonly change: Int32Array;
}

/**
 * Walks from the empty house to every state that can be reached: a contact goes to the first group of its order with
 * somebody free, else waits; who becomes free takes the first of a queue in the order of their skills; those who wait may give up.
 * @returns null beyond so many states
 */
export function chainStates(layout: ChainLayout, mostStates: number): ChainStates | null {
  const numbers: number[] = [0];
  const indexOf = new Map<number, number>([[0, 0]]);
  const [start, to, perSecond, change]: [number[], number[], number[], number[]] = [[0], [], [], []];
  const [busy, waiting]: [number[], number[]] = [[], []];
  const add = (number: number, rate: number, kind: number): void => {
    let index = indexOf.get(number);
    if (index === undefined) {
      index = numbers.length;
      numbers.push(number);
      indexOf.set(number, index);
    }
    to.push(index);
    perSecond.push(rate);
    change.push(kind);
  };
  for (let state = 0; state < numbers.length; state += 1) {
    if (numbers.length > mostStates) return null;
    const here = read(layout, numbers[state] ?? 0);
    busy.push(...here.busy);
    waiting.push(...here.waiting);
    addArrivals(layout, here, add);
    addCompletions(layout, here, add);
    addGivingUp(layout, here, add);
    start.push(to.length);
  }
  return {
    count: numbers.length,
    busy: Uint16Array.from(busy),
    waiting: Uint16Array.from(waiting),
    start: Int32Array.from(start),
    to: Int32Array.from(to),
    perSecond: Float64Array.from(perSecond),
    change: Int32Array.from(change),
  };
}

interface StateHere {
  readonly number: number;
  readonly busy: readonly number[];
  readonly waiting: readonly number[];
  /** Nobody busy, by group. */
  readonly free: readonly number[];
}

type AddChange = (number: number, perSecond: number, change: number) => void;

function read({ places, groups, queues }: ChainLayout, number: number): StateHere {
  const digit = (weight: number, values: number): number => Math.floor(number / weight) % values;
  const busy = places.map(({ weight, group }) => digit(weight, (groups[group]?.people ?? 0) + 1));
  return {
    number,
    busy,
    waiting: queues.map(({ waitWeight, mostWaiting }) => digit(waitWeight, mostWaiting + 1)),
    free: groups.map((group) => group.places.reduce((left, place) => left - (busy[place] ?? 0), group.people)),
  };
}

function addArrivals({ places, queues }: ChainLayout, { number, waiting, free }: StateHere, add: AddChange): void {
  queues.forEach((queue, at) => {
    if (queue.arrivalsPerSecond === 0) return;
    const kind = CHANGE.arrives + 4 * at;
    const place = queue.places.find((asked) => (free[places[asked]?.group ?? 0] ?? 0) > 0);
    if (place !== undefined) add(number + (places[place]?.weight ?? 0), queue.arrivalsPerSecond, kind);
    else if ((waiting[at] ?? 0) < queue.mostWaiting) add(number + queue.waitWeight, queue.arrivalsPerSecond, kind);
  });
}

function addCompletions(layout: ChainLayout, { number, busy, waiting }: StateHere, add: AddChange): void {
  const { places, groups, queues } = layout;
  places.forEach(({ group, weight, perSecond }, at) => {
    const count = busy[at] ?? 0;
    if (count === 0) return;
    const taken = groups[group]?.places.find((place) => (waiting[places[place]?.queue ?? 0] ?? 0) > 0);
    if (taken === undefined) {
      add(number - weight, count * perSecond, CHANGE.other);
      return;
    }
    const queue = places[taken]?.queue ?? 0;
    const after = number - weight + (places[taken]?.weight ?? 0) - (queues[queue]?.waitWeight ?? 0);
    add(after, count * perSecond, CHANGE.taken + 4 * queue);
  });
}

function addGivingUp({ queues }: ChainLayout, { number, waiting }: StateHere, add: AddChange): void {
  queues.forEach(({ givesUpPerSecond, waitWeight }, at) => {
    const count = waiting[at] ?? 0;
    if (count > 0 && givesUpPerSecond > 0) add(number - waitWeight, count * givesUpPerSecond, CHANGE.givesUp + 4 * at);
  });
}
