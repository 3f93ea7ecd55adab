// What no interval of a contact centre can be is our own fault: a RangeError here, never a NaN in a plan.

export function requireLoad(loadErlangs: number): void {
  if (!(loadErlangs >= 0 && loadErlangs < Infinity)) {
    throw new RangeError(`A load is finite and not negative, not ${loadErlangs} erlangs.`);
  }
}

export function requireAgents(agents: number): void {
  if (!(agents >= 0 && agents < Infinity)) {
    throw new RangeError(`The number of agents is finite and not negative, not ${agents}.`);
  }
}

export function requireHandleTime(ahtSeconds: number): void {
  if (!(ahtSeconds > 0 && ahtSeconds < Infinity)) {
    throw new RangeError(`A mean handling time is positive and finite, not ${ahtSeconds} seconds.`);
  }
}

export function requireSeconds(seconds: number): void {
  if (!(seconds >= 0)) throw new RangeError(`A wait cannot be negative, as ${seconds} seconds would be.`);
}

/** A share that some number of agents can reach or keep: never all, and where `above` is given, more than that. */
export function requireShare(share: number, name: string, above = -1): void {
  if (!(share >= 0 && share < 1 && share > above)) {
    throw new RangeError(`The ${name} must lie in ${above < 0 ? "[" : "("}0, 1), not at ${share}.`);
  }
}
