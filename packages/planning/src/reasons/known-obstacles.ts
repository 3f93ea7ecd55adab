import type { ShiftOption } from "../rosters/shift-options.ts";
import type { BareShift } from "./known-person.ts";
import type { Obstacle } from "./obstacle.ts";
import { obstaclesTo } from "./obstacles.ts";
import type { RosterReading } from "./roster-reading.ts";

/** What keeps a person from a shift in addition to all those they have; asked once for each, and kept. */
export function knownObstacles(reading: RosterReading, person: number, option: ShiftOption): readonly Obstacle[] {
  const { frame, people, whyAway, asked } = reading;
  const of = people[person];
  if (of === undefined) throw new RangeError(`Person ${person} of ${people.length}.`);
  const known = asked.obstacles.get(option) ?? [];
  asked.obstacles.set(option, known);
  return (known[person] ??= obstaclesTo(frame, whyAway, of, bareShift(option)));
}

/** However its breaks are laid they have the same length, and each way keeps the rules of breaks: the first will do. */
function bareShift({ places, pattern, startMs, endMs }: ShiftOption): BareShift {
  const breaks = Array.from({ length: places.breaks }, (_, i) => ({
    startMs: startMs + (places.startMs[i] ?? 0),
    endMs: startMs + (places.endMs[i] ?? 0),
  }));
  return { pattern, startMs, endMs, breaks };
}
