import type { QueueService, StaffingAnswer, StaffingStep } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { amount, shareWritten, waitWritten } from "./figures.ts";

/** One step of an answer in the reader's language: what it is about, and a sentence on it. */
interface StepSaid {
  readonly title: string;
  readonly sentence: string;
}

/** A margin of less than this part of the limit is none. */
const JUST_MET = 1e-6;

/** How an answer came about, step by step. */
export function stepsSaid({ steps }: StaffingAnswer, definition: Definition, words: Words): StepSaid[] {
  return steps.flatMap((step) => stepSaid(step, definition, words) ?? []);
}

export type Definition = keyof QueueService["serviceLevels"];

function stepSaid(step: StaffingStep, definition: Definition, words: Words): StepSaid | null {
  const { say } = words;
  switch (step.kind) {
    case "volume":
      return {
        title: say("staffing.step-volume-title"),
        sentence: say("staffing.step-volume", {
          ...counted(step.contacts, words),
          interval: words.wait(step.intervalSeconds),
          perHour: amount(step.contactsPerHour, words),
        }),
      };
    case "load":
      return {
        title: say("staffing.step-load-title"),
        sentence: say("staffing.step-load", {
          perHour: amount(step.contactsPerHour, words),
          aht: amount(step.ahtSeconds, words),
          load: amount(step.loadErlangs, words),
        }),
      };
    case "model":
      return {
        title: say("staffing.step-model-title"),
        sentence:
          step.meanPatienceSeconds === null
            ? say("staffing.step-model-erlang-c")
            : say("staffing.step-model-patience", { patience: waitWritten(step.meanPatienceSeconds, words) }),
      };
    case "choice":
      return { title: say("staffing.step-choice-title"), sentence: choiceSaid(step, words) };
    case "target":
      return { title: say("staffing.step-target-title"), sentence: targetSaid(step, words) };
    case "team":
      return {
        title: say(step.isAnswer ? "staffing.step-team-answer" : "staffing.step-team-instead"),
        sentence: teamSaid(step, definition, words),
      };
    case "erlang-c":
      return {
        title: say("staffing.step-erlang-c-title"),
        sentence: say("staffing.step-erlang-c", counted(step.agents, words)),
      };
    case "shrinkage":
      return { title: say("staffing.step-shrinkage-title"), sentence: shrinkageSaid(step, words) };
    case "rounding":
      return {
        title: say("staffing.step-rounding-title"),
        sentence: say("staffing.step-rounding", { heads: words.count(step.heads) }),
      };
    case "borne":
    case "needed":
      // Of questions that this page does not ask.
      return null;
  }
}

function choiceSaid(
  { agents, because, bindingTargets }: Extract<StaffingStep, { kind: "choice" }>,
  words: Words,
): string {
  const missed = words.list(bindingTargets.map((target) => words.say(`staffing.target-${target}`)));
  switch (because) {
    case "no-contacts":
      return words.say("staffing.step-choice-no-contacts");
    case "at-least-one":
      return words.say("staffing.step-choice-at-least-one");
    case "stability":
      return words.say("staffing.step-choice-stability", counted(agents, words));
    case "given":
      return words.say("staffing.step-choice-given", counted(agents, words));
    case "targets":
      return words.say("staffing.step-choice-targets", { ...counted(agents, words), missed });
  }
}

function targetSaid(step: Extract<StaffingStep, { kind: "target" }>, words: Words): string {
  const { say } = words;
  const inSeconds = step.target === "maxAsaSeconds";
  const write = (value: number): string => (inSeconds ? waitWritten(value, words) : shareWritten(value, words));
  const limit =
    step.withinSeconds === null
      ? write(step.limit)
      : say("staffing.limit-within", { limit: write(step.limit), within: words.wait(step.withinSeconds) });
  const sentence = say(step.bound === "at-least" ? "staffing.step-target-at-least" : "staffing.step-target-at-most", {
    target: say(`staffing.target-${step.target}`),
    limit,
    reached: step.reached === null ? say("staffing.no-bound") : write(step.reached),
    verdict: verdictSaid(step, words),
  });
  const beginning = `${sentence.charAt(0).toLocaleUpperCase(words.locale)}${sentence.slice(1)}`;
  return step.binds ? `${beginning} ${say("staffing.step-target-decides")}` : beginning;
}

function verdictSaid(
  { target, limit, margin, isMet }: Extract<StaffingStep, { kind: "target" }>,
  words: Words,
): string {
  if (margin === null) return words.say("staffing.missed");
  if (isMet && margin < JUST_MET * limit) return words.say("staffing.just-met");
  const size = Math.abs(margin);
  const gap = target === "maxAsaSeconds" ? waitWritten(size, words) : words.points(size);
  return words.say(isMet ? "staffing.to-spare" : "staffing.missed-by", { gap });
}

function teamSaid(
  { agents, result, meetsTargets }: Extract<StaffingStep, { kind: "team" }>,
  definition: Definition,
  words: Words,
): string {
  if (!result.stable) return words.say("staffing.step-unstable", counted(agents, words));
  const sentence = words.say("staffing.step-team", {
    ...counted(agents, words),
    share: shareWritten(result.serviceLevels[definition], words),
    wait: waitWritten(result.asaSeconds, words),
    abandon: shareWritten(result.abandonProbability, words),
    occupancy: shareWritten(result.occupancy, words),
  });
  return meetsTargets ? sentence : `${sentence} ${words.say("staffing.step-team-misses")}`;
}

function shrinkageSaid(
  { agents, shrinkage, headsBeforeRounding }: Extract<StaffingStep, { kind: "shrinkage" }>,
  words: Words,
): string {
  if (shrinkage === 0) return words.say("staffing.step-shrinkage-none");
  return words.say("staffing.step-shrinkage", {
    share: shareWritten(shrinkage, words),
    agents: words.count(agents),
    fraction: amount(shrinkage, words),
    heads: headsBeforeRounding.toLocaleString(words.locale, { maximumFractionDigits: 2 }),
  });
}

function counted(count: number, words: Words): { readonly count: number; readonly written: string } {
  return { count, written: amount(count, words) };
}
