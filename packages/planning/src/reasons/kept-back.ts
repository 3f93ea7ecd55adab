import { obstacleName, strengthOf, type Obstacle, type Strength } from "./obstacle.ts";

/** One person who could serve the queue, and what keeps them from every shift in the stretch; of several shifts the nearest is told. */
export interface KeptPerson {
  readonly person: number;
  /** The strongest first. */
  readonly obstacles: readonly Obstacle[];
}

/** People kept back by the same thing. */
export interface KeptBack {
  /** See `obstacleName`. */
  readonly name: string;
  readonly strength: Strength;
  readonly people: readonly KeptPerson[];
}

/** People by what keeps them back, the most first; who is kept by several things is counted with the strongest. */
export function keptBackOf(people: readonly KeptPerson[]): KeptBack[] {
  const byName = new Map<string, { name: string; strength: Strength; people: KeptPerson[] }>();
  for (const kept of people) {
    const [first] = kept.obstacles;
    if (first === undefined) continue;
    const name = obstacleName(first);
    const group = byName.get(name);
    if (group === undefined) byName.set(name, { name, strength: strengthOf(first), people: [kept] });
    else group.people.push(kept);
  }
  return [...byName.values()].sort((a, b) => b.people.length - a.people.length || (a.name < b.name ? -1 : 1));
}
