import type { StaffingAnswer, StaffingModel, StaffingStep } from "@springtide/contracts";
import { judgedOf, serviceWords, type Judged } from "./service-words.ts";
import { amount, counted, percent, wait } from "./staffing-figures.ts";
import { TARGET_NAMES, targetSentence } from "./target-words.ts";

/** One step in words: what it is about, and a sentence on it. */
export interface StepWords {
  readonly title: string;
  readonly sentence: string;
}

/** The answer in a line or two, for whoever only wants the number. */
export function answerLines(answer: StaffingAnswer): string[] {
  const { contacts, intervalSeconds, ahtSeconds, loadErlangs, agents, heads, result } = answer;
  const work = `${counted(contacts, "contact")} in ${wait(intervalSeconds)}, AHT ${wait(ahtSeconds)} (${amount(loadErlangs)} erlangs)`;
  const team = `${counted(agents, "agent")}${heads === agents ? "" : `, ${counted(heads, "head")} rostered`}`;
  const service = result === null ? "nothing to answer" : serviceWords(result, judgedOf(answer));
  const verdict = answer.meetsTargets ? [] : ["Not every target is met."];
  switch (answer.solve) {
    case "agents":
      return [`${team} for ${work}`, service, ...verdict];
    case "service":
      return [`${team}, ${work}: ${service}`, ...verdict];
    case "volume":
      return [
        `${counted(contacts, "contact")} in ${wait(intervalSeconds)} at most for ${team}, AHT ${wait(ahtSeconds)}`,
        service,
      ];
    case "aht":
      return [
        `AHT of ${amount(ahtSeconds)} s at most for ${team} and ${counted(contacts, "contact")} in ${wait(intervalSeconds)}`,
        service,
      ];
  }
}

/** How the answer came about, step by step in plain sentences: what the command line prints and the page shows. */
export function stepWords(answer: StaffingAnswer): StepWords[] {
  const judged = judgedOf(answer);
  return answer.steps.map((step) => stepInWords(step, answer.solve, judged));
}

function stepInWords(step: StaffingStep, solve: StaffingAnswer["solve"], judged: Judged): StepWords {
  switch (step.kind) {
    case "volume":
      return {
        title: "Volume",
        sentence: `${counted(step.contacts, "contact")} in ${wait(step.intervalSeconds)}, which is ${amount(step.contactsPerHour)} an hour.`,
      };
    case "load":
      return {
        title: "Load",
        sentence: `${amount(step.contactsPerHour)} an hour of ${amount(step.ahtSeconds)} s each would keep ${counted(step.loadErlangs, "agent")} busy if nobody waited: ${amount(step.loadErlangs)} erlangs.`,
      };
    case "model":
      return { title: "Model", sentence: modelSentence(step.model, step.meanPatienceSeconds) };
    case "choice":
      return { title: "Team", sentence: choiceSentence(step) };
    case "target":
      return { title: "Target", sentence: targetSentence(step) };
    case "team":
      return {
        title: step.isAnswer ? "This team" : "Or instead",
        sentence: `${counted(step.agents, "agent")}: ${serviceWords(step.result, judged)}${step.meetsTargets ? "" : " (misses a target)"}.`,
      };
    case "borne":
      return {
        title: step.isAnswer ? "Bears" : "Or instead",
        sentence: `${counted(step.agents, "agent")}: ${solve === "aht" ? `an AHT of ${amount(step.ahtSeconds)} s` : counted(step.contacts, "contact")} at most, ${amount(step.loadErlangs)} erlangs.`,
      };
    case "needed":
      return {
        title: "Needed",
        sentence: `${counted(step.agents, "agent")} would be the fewest that meet every target.`,
      };
    case "erlang-c":
      return { title: "Erlang C", sentence: erlangCSentence(step, solve, judged) };
    case "shrinkage":
      return { title: "Shrinkage", sentence: shrinkageSentence(step) };
    case "rounding":
      return {
        title: "Rounding",
        sentence: `Heads are rounded up, once and only here: ${counted(step.heads, "head")}.`,
      };
  }
}

function modelSentence(model: StaffingModel, meanPatienceSeconds: number | null): string {
  const common = "Contacts come independently of each other, and handling times vary around their mean (exponential)";
  const patience = meanPatienceSeconds === null ? "" : wait(Math.round(meanPatienceSeconds));
  switch (model.kind) {
    case "erlang-c":
      return `Erlang C. ${common}; nobody hangs up, however long the wait.`;
    case "erlang-a":
      return `Erlang A. ${common}; customers hang up after ${patience} of waiting on average (exponential).`;
    case "patience":
      return model.law.kind === "exponential"
        ? `Patience. ${common}; customers hang up after ${patience} of waiting on average (exponential).`
        : `Patience in segments. ${common}; ${segmentWords(model.law.segments)}, ${patience} on average.`;
  }
}

function segmentWords(segments: readonly { readonly share: number; readonly meanSeconds: number }[]): string {
  return segments
    .map(({ share, meanSeconds }) => `${percent(share)} hang up after about ${wait(meanSeconds)}`)
    .join(", ");
}

function choiceSentence({ agents, because, bindingTargets }: Extract<StaffingStep, { kind: "choice" }>): string {
  switch (because) {
    case "no-contacts":
      return "No contacts need no agents.";
    case "at-least-one":
      return "1 agent is enough, and where there is work somebody must be there.";
    case "stability":
      return `${counted(agents, "agent")}: with one fewer the line would grow without end.`;
    case "targets": {
      const missed = bindingTargets.map((target) => TARGET_NAMES[target]).join(" and ");
      return `${counted(agents, "agent")} are the fewest that meet every target; with one fewer ${missed} would be missed.`;
    }
    case "given":
      return `${counted(agents, "agent")}, as asked.`;
  }
}

function erlangCSentence(
  { agents, contacts, ahtSeconds, result }: Extract<StaffingStep, { kind: "erlang-c" }>,
  solve: StaffingAnswer["solve"],
  judged: Judged,
): string {
  const says = {
    agents: `${counted(agents, "agent")} for the same targets`,
    service: `of this team: ${serviceWords(result, judged)}`,
    volume: `${counted(contacts, "contact")} at most`,
    aht: `an AHT of ${amount(ahtSeconds)} s at most`,
  }[solve];
  return `As your current tool would say, if it knows no patience: ${says}.`;
}

function shrinkageSentence({
  agents,
  shrinkage,
  headsBeforeRounding,
}: Extract<StaffingStep, { kind: "shrinkage" }>): string {
  if (shrinkage === 0) return `None given: every head rostered takes contacts.`;
  return `${percent(shrinkage)} of rostered time goes elsewhere, so ${counted(agents, "agent")} take ${amount(agents)} / (1 - ${amount(shrinkage)}) = ${headsBeforeRounding.toFixed(2)} heads.`;
}
