import { askedInOrder, type Mix, type SkillProblem } from "@springtide/planning";
import { stopIfCancelled, type CancelSignal } from "@springtide/refusal";
import { addUp, estimateFigure, play, type ContactCentre, type Played } from "@springtide/simulation";

/** How exactly a mix is played out. */
export interface PlayLimits {
  readonly seed: number;
  /** Stop once every queue's service level is known this well, such as 0.005. */
  readonly halfWidth: number;
  readonly cancel?: CancelSignal;
}

/** What a queue got while a mix was played out. */
export interface PlayedService {
  readonly serviceLevel: number;
  readonly halfWidth: number | null;
  readonly abandonShare: number;
  readonly abandonHalfWidth: number | null;
  readonly meanWaitSeconds: number;
  /** Of the time of everyone who may take contacts of the queue. */
  readonly occupancy: number;
}

/** A mix as it was played out. */
export interface PlayedMix {
  readonly played: Played;
  readonly queues: readonly PlayedService[];
}

/** Runs of one mix are played so many at a time. */
const AT_ONCE = 10;
/** Beyond so many contacts a half-width that is not reached is told as it is. */
const MOST_CONTACTS = 1_500_000;
/** Contacts of all queues in one run, and handling times it lasts at least. */
const CONTACTS_A_RUN = 2_000;
const HANDLING_TIMES_A_RUN = 20;
const HANDLING_TIMES_OF_WARM_UP = 5;
/** The day of a run that counts; day 0 is the warm-up. */
const COUNTED = { fromDay: 1 } as const;

/**
 * Plays a mix out on steady rates, run after run, until every queue's service level is known well enough. The same seed brings the same
 * customers whatever the mix. Each run begins empty; a warm-up of five handling times (or patiences, if those are longer) is not counted.
 * Stops early where a queue's target is clearly missed and `isJudged` asks only for that.
 * @param isJudged whether it only matters if every target is kept
 * @throws Cancelled
 */
export function playMix(problem: SkillProblem, mix: Mix, limits: PlayLimits, isJudged: boolean): PlayedMix {
  const centre = centreOf(problem, mix);
  const perRun =
    problem.queues.reduce((sum, { contactsPerHour }) => sum + contactsPerHour, 0) * (runSeconds(problem) / 3600);
  const mostRuns = Math.max(2 * AT_ONCE, Math.ceil(MOST_CONTACTS / Math.max(1, perRun)));
  let played = playRuns(centre, limits, 0, AT_ONCE);
  for (let runs = AT_ONCE; runs < mostRuns; runs += AT_ONCE) {
    const queues = servicesOf(problem, played);
    const isKnown = queues.every(({ halfWidth }) => halfWidth === null || halfWidth <= limits.halfWidth);
    if (isKnown || (isJudged && isClearlyMissed(problem, queues))) break;
    played = addUp(played, playRuns(centre, limits, runs, AT_ONCE));
  }
  return { played, queues: servicesOf(problem, played) };
}

/** The same customers and so many runs, for a comparison in pairs. @throws Cancelled */
export function playAsOften(problem: SkillProblem, mix: Mix, limits: PlayLimits, runs: number): Played {
  return playRuns(centreOf(problem, mix), limits, 0, runs);
}

function playRuns(centre: ContactCentre, { seed, cancel }: PlayLimits, first: number, runs: number): Played {
  stopIfCancelled(cancel);
  return play(centre, {
    seed,
    replications: runs,
    firstReplication: first,
    unstaffed: "play",
    ...(cancel === undefined ? {} : { signal: cancel }),
  });
}

function isClearlyMissed({ queues }: SkillProblem, services: readonly PlayedService[]): boolean {
  return queues.some(({ target }, queue) => {
    const { serviceLevel = 0, halfWidth = 1 } = services[queue] ?? {};
    return serviceLevel + 1.5 * (halfWidth ?? 1) < target.share;
  });
}

/** The house with a warm-up and a counted stretch, as two intervals on two days. */
function centreOf(problem: SkillProblem, mix: Mix): ContactCentre {
  const asked = askedInOrder(problem);
  return {
    intervalSeconds: [warmUpSeconds(problem), runSeconds(problem)],
    dayOfInterval: [0, 1],
    queues: problem.queues.map(({ contactsPerHour, ahtSeconds, patience, target }) => ({
      contactsPerHour: [contactsPerHour, contactsPerHour],
      handling: { kind: "exponential", meanSeconds: ahtSeconds },
      patience,
      withinSeconds: target.withinSeconds,
      ...(target.shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds: target.shortAbandonSeconds }),
    })),
    teams: problem.groups.map(({ skills, takes }, group) => ({
      roster: { agents: [mix[group] ?? 0, mix[group] ?? 0] },
      skills: skills.map(({ queue, ahtFactor }, place) => ({
        queue,
        rank: takes === "in-order" ? place : 0,
        order: asked.indexOf(group),
        paceFactor: ahtFactor,
      })),
    })),
  };
}

function longestHandlingSeconds({ queues }: SkillProblem): number {
  return Math.max(...queues.map(({ ahtSeconds }) => ahtSeconds));
}

function runSeconds(problem: SkillProblem): number {
  const contactsPerHour = problem.queues.reduce((sum, queue) => sum + queue.contactsPerHour, 0);
  const forContacts = contactsPerHour > 0 ? (CONTACTS_A_RUN / contactsPerHour) * 3600 : 0;
  return Math.ceil(Math.max(HANDLING_TIMES_A_RUN * longestHandlingSeconds(problem), forContacts));
}

function warmUpSeconds(problem: SkillProblem): number {
  const waits = problem.queues.map(({ patience }) => {
    if (patience.kind === "exponential") return patience.meanSeconds;
    if (patience.kind === "segments") return Math.max(...patience.segments.map(({ meanSeconds }) => meanSeconds));
    return 0;
  });
  return Math.ceil(HANDLING_TIMES_OF_WARM_UP * Math.max(longestHandlingSeconds(problem), ...waits));
}

function servicesOf(problem: SkillProblem, played: Played): PlayedService[] {
  return problem.queues.map(({ target }, queue): PlayedService => {
    const level = estimateFigure(played, target.definition, { queue, ...COUNTED });
    const gaveUp = estimateFigure(played, "abandonedShare", { queue, ...COUNTED });
    return {
      serviceLevel: level.value ?? 1,
      halfWidth: level.halfWidth,
      abandonShare: gaveUp.value ?? 0,
      abandonHalfWidth: gaveUp.halfWidth,
      meanWaitSeconds: estimateFigure(played, "meanWaitSeconds", { queue, ...COUNTED }).value ?? 0,
      occupancy: occupancyOf(problem, played, queue),
    };
  });
}

/** How busy everyone is who may take the queue, over the counted day of all runs. */
function occupancyOf({ groups }: SkillProblem, { replications, shape }: Played, queue: number): number {
  let [busy, atWork] = [0, 0];
  groups.forEach(({ skills }, group) => {
    if (!skills.some((skill) => skill.queue === queue)) return;
    for (const { team } of replications) {
      busy += team.busyMicros[group * shape.days + 1] ?? 0;
      atWork += team.atWorkMicros[group * shape.days + 1] ?? 0;
    }
  });
  return atWork > 0 ? busy / atWork : 0;
}
