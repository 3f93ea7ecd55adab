// One queue with patience as a textbook would have a program play it: a list of events in a heap of objects, a list of
// who waits, a random number where one is needed. The yardstick of the simulation benchmark, and a check of its answers.

/** A queue in its plainest form. */
export interface TextbookQueue {
  readonly arrivalsPerSecond: number;
  readonly ahtSeconds: number;
  /** Infinity where nobody gives up. */
  readonly patienceSeconds: number;
  readonly agents: number;
  readonly contacts: number;
}

interface Customer {
  readonly at: number;
  state: "waiting" | "answered" | "gone";
}

interface Event {
  readonly at: number;
  readonly sequence: number;
  readonly kind: "arrives" | "ends" | "gives-up";
  readonly customer: Customer | null;
}

/** A heap of events by time, then by order of scheduling. */
class EventList {
  readonly #events: Event[] = [];
  #sequence = 0;

  add(at: number, kind: Event["kind"], customer: Customer | null): void {
    const event = { at, sequence: (this.#sequence += 1), kind, customer };
    const events = this.#events;
    let place = events.push(event) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = events[parent];
      if (above === undefined || before(above, event)) break;
      events[place] = above;
      place = parent;
    }
    events[place] = event;
  }

  next(): Event | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (last === undefined || events.length === 0) return first;
    let place = 0;
    for (let child = 1; child < events.length; child = 2 * place + 1) {
      let best = events[child];
      const sibling = events[child + 1];
      if (best !== undefined && sibling !== undefined && before(sibling, best)) {
        best = sibling;
        child += 1;
      }
      if (best === undefined || before(last, best)) break;
      events[place] = best;
      place = child;
    }
    events[place] = last;
    return first;
  }
}

function before(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.sequence < other.sequence);
}

/** Plays the queue out with the given source of chance and answers with two figures. */
export function textbookSimulation(
  queue: TextbookQueue,
  uniform: () => number,
): { abandonShare: number; meanWaitSeconds: number } {
  const exponential = (mean: number): number => -Math.log(1 - uniform()) * mean;
  const events = new EventList();
  const line: Customer[] = [];
  let [free, arrived, abandoned, waited] = [queue.agents, 0, 0, 0];
  const answer = (customer: Customer, now: number): void => {
    customer.state = "answered";
    waited += now - customer.at;
    events.add(now + exponential(queue.ahtSeconds), "ends", null);
  };
  events.add(exponential(1 / queue.arrivalsPerSecond), "arrives", null);
  for (let event = events.next(); event !== undefined; event = events.next()) {
    const { at, kind, customer } = event;
    if (kind === "arrives") {
      arrived += 1;
      if (arrived < queue.contacts) events.add(at + exponential(1 / queue.arrivalsPerSecond), "arrives", null);
      const caller: Customer = { at, state: "waiting" };
      if (free > 0) {
        free -= 1;
        answer(caller, at);
      } else {
        line.push(caller);
        if (queue.patienceSeconds < Infinity) events.add(at + exponential(queue.patienceSeconds), "gives-up", caller);
      }
    } else if (kind === "ends") {
      let next = line.shift();
      while (next?.state === "gone") next = line.shift();
      if (next === undefined) free += 1;
      else answer(next, at);
    } else if (customer?.state === "waiting") {
      customer.state = "gone";
      abandoned += 1;
      waited += at - customer.at;
    }
  }
  return { abandonShare: abandoned / queue.contacts, meanWaitSeconds: waited / queue.contacts };
}
