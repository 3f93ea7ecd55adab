import { refuse } from "../domain.ts";
import { joinsPerSecond, leavesPerSecond, type ChainRates } from "./chain-rates.ts";
import type { WaitingLine } from "./line-fates.ts";

/** A law of the number of contacts present: `chances[k]` that it is `low + k`. */
interface PresentLaw {
  readonly chances: Float64Array;
  readonly low: number;
}

const NEGLIGIBLE = 1e-17;
const LONGEST_LINE = 4_000_000;
const SUMS_TO_ONE_WITHIN = 1e-9;

function refuseUnsteady(): never {
  refuse(
    "no-steady-state",
    "/start",
    "steady",
    "a queue that nobody leaves settles only if its agents can carry the load",
    'Begin "empty", with a backlog, or with more agents in the first interval.',
  );
}

/** The likeliest number present: where contacts begin to leave faster than they join. */
function likeliest(rates: ChainRates, line: WaitingLine): number {
  const { arrivalsPerSecond, agents, ahtSeconds } = rates;
  let present = Math.min(agents, Math.floor(arrivalsPerSecond * ahtSeconds));
  for (; present < LONGEST_LINE; present += 1) {
    line.reach(Math.max(0, present + 1 - agents));
    if (joinsPerSecond(rates, line, present) < leavesPerSecond(rates, line, present + 1)) return present;
  }
  return refuseUnsteady();
}

/** The law that this queue settles to if nothing changes, by products of its rates from the likeliest state outwards. */
export function steadyLaw(rates: ChainRates, line: WaitingLine): PresentLaw {
  const completionsPerSecond = rates.agents / rates.ahtSeconds;
  if (rates.arrivalsPerSecond === 0) return { chances: Float64Array.of(1), low: 0 };
  if (rates.arrivalsPerSecond * line.endlessShare >= completionsPerSecond && line.endlessShare > 0) refuseUnsteady();
  line.serveAt(completionsPerSecond);
  const middle = likeliest(rates, line);
  const above: number[] = [];
  for (let chance = 1, present = middle; chance > NEGLIGIBLE; present += 1) {
    above.push(chance);
    if (above.length > LONGEST_LINE) refuseUnsteady();
    line.reach(Math.max(0, present + 1 - rates.agents));
    chance *= joinsPerSecond(rates, line, present) / leavesPerSecond(rates, line, present + 1);
  }
  const below: number[] = [];
  for (let chance = 1, present = middle; present > 0; present -= 1) {
    chance *= leavesPerSecond(rates, line, present) / joinsPerSecond(rates, line, present - 1);
    if (!(chance > NEGLIGIBLE)) break;
    below.push(chance);
  }
  const chances = Float64Array.from([...below.reverse(), ...above]);
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return { chances: chances.map((chance) => chance / sum), low: middle - below.length };
}

/** A law handed in by the caller, checked. */
export function givenLaw(chances: ArrayLike<number>): PresentLaw {
  let sum = 0;
  for (let present = 0; present < chances.length; present += 1) {
    const chance = chances[present] ?? 0;
    if (!(chance >= 0)) {
      refuse(
        "chance-out-of-range",
        `/start/${present}`,
        chance,
        "a chance is not negative",
        "Give chances that add up to 1.",
      );
    }
    sum += chance;
  }
  if (!(Math.abs(sum - 1) <= SUMS_TO_ONE_WITHIN)) {
    refuse("chances-do-not-add-up", "/start", sum, "the chances of all numbers present add up to 1", "Scale them.");
  }
  return { chances: Float64Array.from(chances, (chance) => chance / sum), low: 0 };
}

/** The same law with `backlog` contacts more; a broken number is a mix of the two whole numbers around it. */
export function withBacklog({ chances, low }: PresentLaw, backlog: number): PresentLaw {
  const whole = Math.floor(backlog);
  const broken = backlog - whole;
  if (broken === 0) return { chances, low: low + whole };
  const mixed = new Float64Array(chances.length + 1);
  for (const [index, chance] of chances.entries()) {
    mixed[index] = (mixed[index] ?? 0) + chance * (1 - broken);
    mixed[index + 1] = chance * broken;
  }
  return { chances: mixed, low: low + whole };
}
