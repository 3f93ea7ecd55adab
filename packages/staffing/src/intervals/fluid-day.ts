import { requireAgents, requireLoad, requirePatience, requireSeconds } from "../domain.ts";
import { atInterval, requireIntervalWork, requireOneForEach, type IntervalWork } from "./by-interval.ts";
import { nextPiece, secondsToZero, type FluidPiece, type FluidRates } from "./fluid-flow.ts";

/** Work and agents of a day, as streams. */
export interface FluidQuestion extends IntervalWork {
  /** Agents in each interval; may be real. */
  readonly agents: ArrayLike<number>;
  /** Mean patience (exponential); null where nobody hangs up. */
  readonly patienceSeconds: number | null;
  readonly withinSeconds: number;
  /** Contacts present when the first interval begins. 0 if not given. */
  readonly startPresent?: number;
}

/** One interval of the fluid queue. */
export interface FluidInterval {
  readonly contacts: number;
  /** Contacts that hang up within the interval. */
  readonly abandoned: number;
  /** Share of the interval with a line. */
  readonly waitShare: number;
  /** Share of the interval in which the wait of one who never hangs up is within the time. */
  readonly inTimeShare: number;
  readonly meanQueue: number;
  readonly occupancy: number;
  readonly endPresent: number;
  readonly endQueue: number;
}

/** The longest line that a patient contact passes in time: V = ln(1 + theta q/(n mu))/theta, or q/(n mu). */
function lineInTime({ agents, ahtSeconds, hangUpsPerSecond: theta }: FluidRates, withinSeconds: number): number {
  const served = agents / ahtSeconds;
  return theta > 0 ? (served * Math.expm1(theta * withinSeconds)) / theta : served * withinSeconds;
}

/** Seconds of a piece in which the line is no longer than that; within a piece it only grows or only falls. */
function secondsInTime(piece: FluidPiece, rates: FluidRates, longest: number): number {
  if (!piece.isWaiting) return piece.seconds;
  const startsInTime = piece.startWaiting <= longest;
  const endsInTime = piece.endWaiting <= longest;
  if (startsInTime && endsInTime) return rates.agents > 0 ? piece.seconds : 0;
  if (!startsInTime && !endsInTime) return 0;
  const { arrivalsPerSecond, agents, ahtSeconds, hangUpsPerSecond } = rates;
  const surplus = arrivalsPerSecond - agents / ahtSeconds - hangUpsPerSecond * longest;
  const passes = Math.min(piece.seconds, secondsToZero(piece.startWaiting - longest, surplus, hangUpsPerSecond));
  return startsInTime ? passes : piece.seconds - passes;
}

function passInterval(rates: FluidRates, seconds: number, startPresent: number, withinSeconds: number): FluidInterval {
  const longest = lineInTime(rates, withinSeconds);
  const sums = { waiting: 0, busy: 0, lined: 0, inTime: 0 };
  let present = startPresent;
  for (let left = seconds; left > 0;) {
    const piece = nextPiece(rates, present, left);
    sums.waiting += piece.waitingSeconds;
    sums.busy += piece.busySeconds;
    sums.lined += piece.isWaiting ? piece.seconds : 0;
    sums.inTime += secondsInTime(piece, rates, longest);
    present = piece.endPresent;
    left -= piece.seconds;
  }
  return {
    contacts: rates.arrivalsPerSecond * seconds,
    abandoned: rates.hangUpsPerSecond * sums.waiting,
    waitShare: sums.lined / seconds,
    inTimeShare: sums.inTime / seconds,
    meanQueue: sums.waiting / seconds,
    occupancy: rates.agents > 0 ? sums.busy / (rates.agents * seconds) : 0,
    endPresent: present,
    endQueue: Math.max(0, present - rates.agents),
  };
}

/**
 * A day as a fluid: contacts are a stream without chance, agents a pipe of so much a second. It says how long the line
 * of a long, heavy overload grows and when it is gone, in a microsecond an interval, and is the law of large teams; for a
 * dozen agents its highest line is 7 to 22 % short of the exact mean (two overloads of the tests), for chance adds to
 * it. Of a queue that is not overloaded it knows nothing: it says that nobody waits. For service levels see
 * `transientDay`. Solved in closed form from one change of regime to the next, without steps in time.
 * Source: Jimenez & Koole (2004), OR Spectrum 26, 413-422; Whitt (2006), Operations Research 54(1), 37-54.
 * Cost: a few exponentials an interval.
 * @throws Refusal for lists of different lengths, or a rate, a length, a time, agents or a load that cannot be
 * @example fluidDay({ contactsPerHour: [240], agents: [10], intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: null, withinSeconds: 20, startPresent: 10 })[0]?.endQueue // about 20
 */
export function fluidDay(day: FluidQuestion): FluidInterval[] {
  const {
    contactsPerHour,
    agents,
    intervalSeconds,
    ahtSeconds,
    patienceSeconds,
    withinSeconds,
    startPresent = 0,
  } = day;
  requireIntervalWork(day);
  requireOneForEach(agents, contactsPerHour.length, "/agents");
  requireSeconds(withinSeconds);
  requireLoad(startPresent, "/startPresent");
  if (patienceSeconds !== null) requirePatience(patienceSeconds);
  let present = startPresent;
  return Array.from(contactsPerHour, (rate, index) => {
    const team = agents[index] ?? 0;
    requireAgents(team, `/agents/${index}`);
    const rates = {
      arrivalsPerSecond: rate / 3600,
      agents: team,
      ahtSeconds: atInterval(ahtSeconds, index),
      hangUpsPerSecond: patienceSeconds === null ? 0 : 1 / patienceSeconds,
    };
    const interval = passInterval(rates, atInterval(intervalSeconds, index), present, withinSeconds);
    present = interval.endPresent;
    return interval;
  });
}
