import type { SkillMixAnswer, SkillMixRequest } from "@springtide/contracts";
import {
  costOfMix,
  findSkillMix,
  shortfallOfQueue,
  specialistsOnly,
  type Mix,
  type SkillMix,
  type SkillProblem,
} from "@springtide/planning";
import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import type { Played } from "@springtide/simulation";
import { worthOfTraining } from "./cross-training.ts";
import { flexibilityCurve } from "./flexibility.ts";
import { playAsOften, playMix, type PlayedMix, type PlayedService, type PlayLimits } from "./play-mix.ts";
import { problemOfRequest } from "./problem-of-request.ts";
import { skillCaveats } from "./skill-caveats.ts";

/** Runs in which mixes are compared in pairs: on the same customers fewer tell as much. */
const RUNS_COMPARED = 100;
/** A cent less the last digits of a double is a cent. */
const ROUNDING = 1e-6;
/** Contacts offered while they count are counted on day 1 of each run. */
const COUNTED_DAY = 1;

/**
 * The cheapest people by group that keep every queue's target: found by formula, confirmed by simulation on common random numbers, with a
 * bound on what any mix could cost, what specialists alone would cost, and the worth of one more person with further skills.
 * The same question gives the same answer on every machine.
 * Cost: a second or two of formulas, and one to three million contacts played out (2 microseconds each).
 * @throws Refusal for a queue nobody takes, limits that exclude each other, and the like; Cancelled
 */
export function answerSkills(
  request: SkillMixRequest,
  watch: { readonly progress?: Progress; readonly signal?: CancelSignal } = {},
): SkillMixAnswer {
  const problem = problemOfRequest(request);
  const { seed, halfWidth } = request;
  const limits: PlayLimits = { seed, halfWidth, ...(watch.signal === undefined ? {} : { cancel: watch.signal }) };
  const plays = new Map<string, PlayedMix>();
  const play = (mix: Mix): readonly PlayedService[] => {
    const whole = playMix(problem, mix, limits, true);
    plays.set(mix.join(), whole);
    return whole.queues;
  };
  const found = findSkillMix(
    problem,
    play,
    {},
    { ...watch, ...(watch.signal === undefined ? {} : { cancel: watch.signal }) },
  );
  const alone = specialistsOnly(problem);
  const { played } = plays.get(found.mix.join()) ?? playMix(problem, found.mix, limits, false);
  const runs = Math.min(RUNS_COMPARED, played.replications.length);
  const compared = { ...played, replications: played.replications.slice(0, runs) };
  const playAgain = (mix: Mix): Played => {
    stopIfCancelled(watch.signal);
    watch.progress?.(1, 2, `Playing out ${mix.join(" + ")} people`);
    return playAsOften(problem, mix, limits, runs);
  };
  const queues = queuesOf(request, problem, found);
  const told = { queues, kept: found.kept, limits: limitsOf(request, problem, found.mix, queues) };
  return {
    currency: request.currency,
    kept: found.kept,
    groups: peopleOf(request, found.mix),
    people: found.mix.reduce((sum, people) => sum + people, 0),
    costPerHour: inCents(found.costPerHour),
    // Rounded down: what is rounded up is no bound.
    boundPerHour: Math.floor(found.boundPerHour * 100 + ROUNDING) / 100,
    gap: found.gap,
    proven: found.proven,
    queues,
    specialistsOnly:
      alone === null ? null : { groups: peopleOf(request, alone), costPerHour: inCents(costOfMix(problem, alone)) },
    limits: told.limits,
    crossTraining: found.kept ? worthOfTraining(request, problem, { mix: found.mix, played: compared, playAgain }) : [],
    flexibility: request.curve && alone !== null ? flexibilityCurve(request, problem, alone, playAgain) : null,
    work: { rounds: found.rounds, plays: found.plays, contacts: contactsOf(problem, played), seed },
    caveats: skillCaveats(told, halfWidth),
  };
}

function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function peopleOf({ groups }: SkillMixRequest, mix: Mix): SkillMixAnswer["groups"] {
  return groups.map(({ id }, group) => ({ group: id, people: mix[group] ?? 0 }));
}

function queuesOf(
  { queues }: SkillMixRequest,
  problem: SkillProblem,
  { byFormula, played }: SkillMix<PlayedService>,
): SkillMixAnswer["queues"] {
  return queues.flatMap(({ id, target }, queue) => {
    const [formula, simulated] = [byFormula[queue], played[queue]];
    const asked = problem.queues[queue]?.target;
    if (formula === undefined || simulated === undefined || asked === undefined) return [];
    const judged = formula.method === "overflow" ? simulated : formula;
    return [
      {
        queue: id,
        definition: target.definition,
        promisedShare: target.share,
        withinSeconds: target.withinSeconds,
        kept: shortfallOfQueue(asked, judged) === 0,
        serviceLevel: {
          simulated: simulated.serviceLevel,
          halfWidth: simulated.halfWidth,
          formula: formula.serviceLevel,
        },
        abandonShare: {
          simulated: simulated.abandonShare,
          halfWidth: simulated.abandonHalfWidth,
          formula: formula.abandonShare,
        },
        occupancy: { simulated: simulated.occupancy, formula: formula.occupancy },
        meanWaitSeconds: simulated.meanWaitSeconds,
        formula: formula.method,
      },
    ];
  });
}

/** Queues whose target is missed, by how much, and which of their groups may have no more people. */
function limitsOf(
  { groups }: SkillMixRequest,
  problem: SkillProblem,
  mix: Mix,
  queues: SkillMixAnswer["queues"],
): SkillMixAnswer["limits"] {
  return queues.flatMap(({ queue, kept, promisedShare, serviceLevel, formula }) => {
    if (kept) return [];
    const level = formula === "overflow" ? serviceLevel.simulated : serviceLevel.formula;
    const full = groups.filter(({ skills }, group) => {
      const { most = Infinity } = problem.groups[group] ?? {};
      return skills.some((skill) => skill.queue === queue) && (mix[group] ?? 0) >= most;
    });
    return [{ queue, missing: Math.max(0, promisedShare - level), groups: full.map(({ id }) => id) }];
  });
}

function contactsOf({ queues }: SkillProblem, { replications, shape }: Played): number {
  return replications.reduce(
    (sum, { queue }) =>
      sum + queues.reduce((all, _, at) => all + (queue.offered[at * shape.days + COUNTED_DAY] ?? 0), 0),
    0,
  );
}
