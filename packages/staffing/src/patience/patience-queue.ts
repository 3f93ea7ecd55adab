import { logReciprocalBlocking, reciprocalBlocking } from "../erlang/erlang-b.ts";
import { givenUpWithin, meanGivenUp, meanPatience, type PatienceCurve } from "./patience-curve.ts";
import { EXACT, VirtualWait, type Precision } from "./virtual-wait.ts";

/** 1/B(n - 1, a), one step down the recursion from n where n - 1 is below 0. Unchecked: agents, load > 0. */
export function reciprocalOfOneFewer(agents: number, loadErlangs: number): number {
  if (agents < 1) return ((reciprocalBlocking(agents, loadErlangs) - 1) * loadErlangs) / agents;
  return reciprocalBlocking(agents - 1, loadErlangs);
}

/** Its logarithm, also where it exceeds a double. */
function logReciprocalOfOneFewer(agents: number, loadErlangs: number): number {
  const direct = reciprocalOfOneFewer(agents, loadErlangs);
  return direct < Infinity ? Math.log(direct) : logReciprocalBlocking(agents - 1, loadErlangs);
}

/**
 * M/M/n+G as shares of offered contacts, solved anew for each team and load over one law of patience and one list of
 * times asked about (`marks`, by position). All limits are in place: no load (nobody waits), no agents (everybody
 * waits until patience or overflow ends it), no steady state (the wait has no end). `solve` allocates nothing.
 */
export class PatienceQueue {
  stable = true;
  /** P(V > 0) and P(V = 0). */
  waits = 0;
  waitsNot = 1;
  served = 1;
  abandoned = 0;
  overflowed = 0;
  occupancy = 0;

  private readonly curve: PatienceCurve;
  private readonly givenUpAtMarks: readonly number[];
  private readonly overflowMark: number;
  private readonly givenUpBeforeOverflow: number;
  private readonly line: VirtualWait;
  /** Turns integrals of the line into shares. */
  private perMass = 0;

  constructor(curve: PatienceCurve, marks: readonly number[]) {
    this.curve = curve;
    const { overflowAfterSeconds } = curve;
    const all = overflowAfterSeconds < Infinity ? [...marks, overflowAfterSeconds] : marks;
    this.overflowMark = overflowAfterSeconds < Infinity ? marks.length : -1;
    this.givenUpAtMarks = all.map((seconds) => givenUpWithin(curve, seconds));
    this.givenUpBeforeOverflow = givenUpWithin(curve, overflowAfterSeconds);
    this.line = new VirtualWait(curve, all);
  }

  /** Unchecked: agents (real) and load at least 0, handling time above 0. */
  solve(agents: number, loadErlangs: number, ahtSeconds: number): void {
    const busy = agents > 0 && loadErlangs > 0;
    this.solveAbove(busy ? logReciprocalOfOneFewer(agents, loadErlangs) : 0, agents, loadErlangs, ahtSeconds);
  }

  /**
   * The same line above other states without a wait: the agents may share their time between chats, or be kept busy by
   * other work. `logStatesBelow` is ln of the sum of the probabilities of all states in which a contact need not wait,
   * over that of the last of them; for M/M/n it is ln(1/B(n - 1, a)). Once somebody waits, all agents together complete
   * agents / ahtSeconds contacts a second. Unchecked as `solve`.
   */
  solveAbove(
    logStatesBelow: number,
    agents: number,
    loadErlangs: number,
    ahtSeconds: number,
    precision: Precision = EXACT,
  ): void {
    const { line } = this;
    this.perMass = 0;
    if (loadErlangs === 0) {
      this.settle(true, 0, 1);
    } else if (agents === 0) {
      this.settle(this.curve.endlessShare === 0, 1, 0);
    } else {
      line.integrate(loadErlangs / ahtSeconds, agents / ahtSeconds, precision);
      if (line.stable) {
        const log = logStatesBelow - line.peakLog;
        const oddsOfNoWait = (Math.exp(log) * ahtSeconds) / (loadErlangs * line.mass);
        const waits = 1 / (1 + oddsOfNoWait);
        this.perMass = waits / line.mass;
        this.settle(true, waits, oddsOfNoWait === Infinity ? 1 : oddsOfNoWait * waits);
      } else this.settle(false, 1, 0);
    }
    if (!this.stable) this.occupancy = agents > 0 ? 1 : 0;
    else this.occupancy = agents > 0 ? (loadErlangs * this.served) / agents : 0;
  }

  private settle(stable: boolean, waits: number, waitsNot: number): void {
    const { curve, line, perMass } = this;
    this.stable = stable;
    this.waits = waits;
    this.waitsNot = waitsNot;
    if (perMass > 0 || waits === 0) {
      this.served = waitsNot + perMass * line.servedMass;
      this.abandoned = perMass * line.givenUpMass;
      this.overflowed = perMass * this.beyond(this.overflowMark) * curve.lastUntilOverflow;
      return;
    }
    this.abandoned = this.givenUpBeforeOverflow;
    this.overflowed = curve.lastUntilOverflow;
    this.served = stable ? 0 : curve.endlessShare;
  }

  private beyond(mark: number): number {
    return mark < 0 ? 0 : (this.line.massBeyond[mark] ?? 0);
  }

  /** P(served and V <= the time of this mark). */
  servedWithin(mark: number): number {
    return this.waitsNot + this.perMass * (this.line.servedWithin[mark] ?? 0);
  }

  /** P(V <= the time of this mark). */
  virtualWithin(mark: number): number {
    if (this.perMass === 0) return this.waitsNot;
    return 1 - this.perMass * this.beyond(mark);
  }

  /** P(gives up within the time of this mark). */
  abandonedWithin(mark: number): number {
    const given = this.givenUpAtMarks[mark] ?? 0;
    if (this.perMass === 0) return this.waits * given;
    return this.perMass * ((this.line.givenUpWithin[mark] ?? 0) + given * this.beyond(mark));
  }

  /** E[V | served]; null where nobody is. */
  asaSeconds(): number | null {
    if (!this.stable || this.served <= 0) return null;
    return (this.perMass * this.line.servedSeconds) / this.served;
  }

  /** E[W] over all offered; null where the wait has no end. */
  meanWaitSeconds(): number | null {
    if (!this.stable) return null;
    return this.perMass > 0 || this.waits === 0 ? this.perMass * this.line.waitedSeconds : meanPatience(this.curve);
  }

  /** E[patience | abandoned]; null where nobody abandons. */
  meanWaitAbandonedSeconds(): number | null {
    if (this.perMass > 0) return this.line.givenUpMass > 0 ? this.line.givenUpSeconds / this.line.givenUpMass : null;
    return this.abandoned > 0 ? meanGivenUp(this.curve) / this.abandoned : null;
  }
}
