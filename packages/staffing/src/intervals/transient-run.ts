import { refuse, requireLimit, requireSeconds, requireWholeAgents } from "../domain.ts";
import type { Patience } from "../patience/patience.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { atInterval, requireIntervalWork, type IntervalWork } from "./by-interval.ts";
import type { ChainRates } from "./chain-rates.ts";
import { closingOf, type Closing } from "./closing.ts";
import { LineChain } from "./line-chain.ts";
import type { WaitingLine } from "./line-fates.ts";
import { lineOf } from "./line-of.ts";
import { givenLaw, steadyLaw, withBacklog } from "./opening-law.ts";
import { arrivalsInto, serviceLevelsOf, type Arrivals, type TransientInterval } from "./transient-interval.ts";

/** A day (or a week) without its agents: everything else that decides how it passes. */
export interface TransientWork extends IntervalWork {
  /** How long contacts wait before they give up; null where they never do. */
  readonly patience: Patience | null;
  /** The wait that still counts as good service. */
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
  /** Contacts that wait already when the first interval begins, on top of `start`. 0 if not given. */
  readonly openingBacklog?: number;
  /**
   * Number present when the first interval begins: nobody (if not given), the steady state of the first interval, or a
   * law, entry k being the chance of k contacts.
   */
  readonly start?: "empty" | "steady" | ArrayLike<number>;
  /** Longest step in time. If not given, 10 s, and less for large teams and short handling times. */
  readonly stepSeconds?: number;
  /**
   * Where a team shrinks, those who go end the contact they are in ("finish-contact", if not given), or drop it at once
   * and it goes back to the head of the line ("at-once").
   */
  readonly whenAgentsLeave?: "at-once" | "finish-contact";
  /**
   * Whether the last team serves who is left when the doors close: in intervals without contacts and agents, and after
   * the last interval. True if not given.
   */
  readonly keepServingAfterClose?: boolean;
}

const STEP_SECONDS = 10;
const STEPS_IN_A_HANDLE_TIME = 12;
/** A step in which the number present drifts by more than about this many standard deviations blurs its law. */
const DRIFT_IN_DEVIATIONS = 1;

/** Steps in one interval, at most: queues so much quicker than it are settled all along. */
const MOST_STEPS = 300_000;

/** The state between two intervals, to come back to. */
interface TransientMoment {
  readonly chances: Float64Array;
  readonly low: number;
  readonly serving: number;
  readonly takenAlong: number;
  /** Rates up to now; a stretch at the same ones goes on without a jump. */
  readonly last: ChainRates | null;
}

/** Passes through a day interval by interval, with as many agents in each as it is told. */
export class TransientRun {
  readonly #work: TransientWork;
  readonly #line: WaitingLine;
  readonly #chain: LineChain;
  readonly #finishContact: boolean;
  readonly #keepServing: boolean;
  #serving = 0;
  /** Mean number of contacts that agents who went home are ending. */
  #takenAlong = 0;
  #last: ChainRates | null = null;

  /** @throws Refusal for work that cannot be; see `transientDay` */
  constructor(work: TransientWork) {
    requireIntervalWork(work);
    const { withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS, openingBacklog = 0, stepSeconds = 1 } = work;
    requireSeconds(withinSeconds);
    requireSeconds(shortAbandonSeconds, "/shortAbandonSeconds");
    requireLimit(stepSeconds, "/stepSeconds", Infinity);
    for (let index = 0; index < work.contactsPerHour.length; index += 1) {
      const seconds = atInterval(work.intervalSeconds, index);
      if (seconds / stepSeconds > 10 * MOST_STEPS) refuseSteps(stepSeconds);
    }
    if (!(openingBacklog >= 0 && openingBacklog <= 1e6)) {
      refuse(
        "backlog-out-of-range",
        "/openingBacklog",
        openingBacklog,
        "a backlog lies between 0 and 1000000 contacts",
        "Leave it out where none waits.",
      );
    }
    this.#work = work;
    this.#finishContact = work.whenAgentsLeave !== "at-once";
    this.#keepServing = work.keepServingAfterClose ?? true;
    this.#line = lineOf(work.patience, withinSeconds, shortAbandonSeconds);
    this.#chain = new LineChain(this.#line);
  }

  /** Opens the first interval with so many agents. */
  open(firstAgents: number): void {
    const { start = "empty", openingBacklog = 0 } = this.#work;
    const alone = { chances: Float64Array.of(1), low: 0 };
    const steady = () => steadyLaw(this.#ratesOf(0, firstAgents), this.#line);
    const law = withBacklog(
      start === "empty" ? alone : start === "steady" ? steady() : givenLaw(start),
      openingBacklog,
    );
    this.resume({ ...law, serving: 0, takenAlong: 0, last: null });
  }

  /** Lets one interval pass. */
  pass(index: number, agents: number): TransientInterval {
    requireWholeAgents(agents, `/agents/${index}`);
    const closed = agents === 0 && (this.#work.contactsPerHour[index] ?? 0) === 0;
    const serving = closed && this.#keepServing ? this.#serving : agents;
    const rates = this.#ratesOf(index, serving);
    const seconds = atInterval(this.#work.intervalSeconds, index);
    const jumped = this.#changeTeam(serving);
    this.#chain.run(rates, seconds, this.#stepOf(rates, seconds), jumped || !sameRates(rates, this.#last));
    this.#last = rates;
    const ended = this.#takenAlong * -Math.expm1(-seconds / rates.ahtSeconds);
    this.#takenAlong -= ended;
    const arrivals = arrivalsInto(this.#chain, this.#line, rates);
    return this.#record({ rates, agents, seconds, arrivals, ended });
  }

  /** What is left to do if nobody comes any more after this interval. */
  closing(index: number): Closing {
    return closingOf(this.#chain, this.#line, this.#ratesOf(index, this.#serving), this.#takenAlong, index);
  }

  /** Mean number present now. */
  meanPresent(): number {
    return this.#atEnd(0).present + this.#takenAlong;
  }

  save(): TransientMoment {
    const { law, low, high } = this.#chain;
    return {
      chances: law.slice(low, high + 1),
      low,
      serving: this.#serving,
      takenAlong: this.#takenAlong,
      last: this.#last,
    };
  }

  resume({ chances, low, serving, takenAlong, last }: TransientMoment): void {
    this.#chain.begin(chances, low);
    this.#serving = serving;
    this.#takenAlong = takenAlong;
    this.#last = last;
  }

  #ratesOf(index: number, agents: number): ChainRates {
    const { contactsPerHour, ahtSeconds } = this.#work;
    return {
      arrivalsPerSecond: (contactsPerHour[index] ?? 0) / 3600,
      agents,
      ahtSeconds: atInterval(ahtSeconds, index),
    };
  }

  #stepOf({ arrivalsPerSecond, agents, ahtSeconds }: ChainRates, seconds: number): number {
    if (this.#work.stepSeconds !== undefined) return this.#work.stepSeconds;
    const busy = Math.max(1, agents, arrivalsPerSecond * ahtSeconds);
    const step = Math.min(
      STEP_SECONDS,
      ahtSeconds / STEPS_IN_A_HANDLE_TIME,
      (DRIFT_IN_DEVIATIONS * ahtSeconds) / Math.sqrt(busy),
    );
    return Math.max(step, seconds / MOST_STEPS);
  }

  #changeTeam(serving: number): boolean {
    const before = this.#serving;
    this.#serving = serving;
    if (serving >= before || !this.#finishContact) return false;
    this.#takenAlong += this.#chain.sendHome(before, serving);
    return true;
  }

  #record(passed: {
    readonly rates: ChainRates;
    readonly agents: number;
    readonly seconds: number;
    readonly arrivals: Arrivals;
    readonly ended: number;
  }): TransientInterval {
    const { rates, agents, seconds, arrivals, ended } = passed;
    const { overflowed, served } = arrivals;
    const meanBusy = arrivals.busy + (ended * rates.ahtSeconds) / seconds;
    const balking = rates.arrivalsPerSecond * arrivals.waitProbability * (1 - this.#line.acceptedShare);
    const unserved = 1 - served - arrivals.waitProbability * (1 - this.#line.acceptedShare);
    const left = arrivals.leavingPerSecond * seconds;
    const toPartner = unserved > 0 ? left * Math.min(1, overflowed / unserved) : 0;
    const end = this.#atEnd(rates.agents);
    return {
      contacts: rates.arrivalsPerSecond * seconds,
      agents,
      served: (arrivals.busy * seconds) / rates.ahtSeconds + ended,
      abandoned: left - toPartner + balking * seconds,
      overflowed: toPartner,
      waitProbability: arrivals.waitProbability,
      servedProbability: served,
      abandonProbability: Math.max(0, 1 - served - overflowed),
      overflowProbability: overflowed,
      shortAbandonProbability: arrivals.abandonedSoon,
      serviceLevels: serviceLevelsOf(arrivals),
      asaSeconds: served > 0 ? arrivals.servedSeconds / served : null,
      meanWaitSeconds: arrivals.waitedSeconds < Infinity ? arrivals.waitedSeconds : null,
      meanQueue: arrivals.meanQueue,
      meanBusy,
      occupancy: agents > 0 ? arrivals.busy / agents : 0,
      endMeanInSystem: end.present + this.#takenAlong,
      endMeanQueue: end.waiting,
    };
  }

  #atEnd(agents: number): { present: number; waiting: number } {
    const { law, low, high } = this.#chain;
    let present = 0;
    let waiting = 0;
    for (let state = low; state <= high; state += 1) {
      const chance = law[state] ?? 0;
      present += chance * state;
      if (state > agents) waiting += chance * (state - agents);
    }
    return { present: Math.max(0, present), waiting: Math.max(0, waiting) };
  }
}

function refuseSteps(stepSeconds: number): never {
  refuse(
    "step-too-short",
    "/stepSeconds",
    stepSeconds,
    `an interval has at most ${10 * MOST_STEPS} steps`,
    "Leave it out, or give seconds such as 5.",
  );
}

function sameRates(now: ChainRates, before: ChainRates | null): boolean {
  return (
    before !== null &&
    now.agents === before.agents &&
    now.arrivalsPerSecond === before.arrivalsPerSecond &&
    now.ahtSeconds === before.ahtSeconds
  );
}
