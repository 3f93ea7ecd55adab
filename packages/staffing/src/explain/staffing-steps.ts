import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import type { Targets } from "../targets/targets.ts";
import type { ServiceLevelDefinition } from "../targets/service-levels.ts";

/** Contacts of the interval as a rate. */
interface VolumeStep {
  readonly kind: "volume";
  readonly contacts: number;
  readonly intervalSeconds: number;
  readonly contactsPerHour: number;
}

/** The work in them: how many agents would be busy if nobody waited. */
interface LoadStep {
  readonly kind: "load";
  readonly contactsPerHour: number;
  readonly ahtSeconds: number;
  readonly loadErlangs: number;
}

/** What is assumed of customers. All models take Poisson arrivals and exponential handling times. */
interface ModelStep {
  readonly kind: "model";
  readonly model: QueueModel;
  /** Null where customers wait for ever, or some of them do. */
  readonly meanPatienceSeconds: number | null;
}

/**
 * Why it is this team. no-contacts: nothing to do. at-least-one: there is work, and one agent does. stability: with one
 * fewer the line would grow without end. targets: with one fewer a target is missed. given: it was asked about.
 */
export interface ChoiceStep {
  readonly kind: "choice";
  readonly agents: number;
  readonly because: "no-contacts" | "at-least-one" | "stability" | "targets" | "given";
  /** The targets that one agent fewer would miss. */
  readonly bindingTargets: readonly (keyof Targets)[];
}

/** One target, what the team reaches, and how far that is on the right side of it. */
export interface TargetStep {
  readonly kind: "target";
  readonly target: keyof Targets;
  readonly bound: "at-least" | "at-most";
  /** A share, or seconds for `maxAsaSeconds`. */
  readonly limit: number;
  /** In the unit of the limit; null where it has no bound, as without a steady state. */
  readonly reached: number | null;
  /** Above 0 where the target is over-fulfilled; null with `reached`. */
  readonly margin: number | null;
  readonly isMet: boolean;
  /** Whether it is this target that decides the answer. */
  readonly binds: boolean;
  /** Of a service level. */
  readonly definition: ServiceLevelDefinition | null;
  /** Of a service level or a percentile. */
  readonly withinSeconds: number | null;
}

/** What a team of this size gives: the one answered with, or one agent fewer or more. */
interface TeamStep {
  readonly kind: "team";
  readonly agents: number;
  readonly isAnswer: boolean;
  readonly meetsTargets: boolean;
  readonly result: QueueResult;
}

/** The most that a team bears within the targets: contacts of an interval, or seconds of handling time. */
export interface BorneStep {
  readonly kind: "borne";
  readonly agents: number;
  readonly isAnswer: boolean;
  readonly contacts: number;
  readonly ahtSeconds: number;
  readonly loadErlangs: number;
}

/** The fewest agents that meet all targets, beside the service of a team that was given. */
interface NeededStep {
  readonly kind: "needed";
  readonly agents: number;
}

/** The same question answered by Erlang C, as tools without patience answer it. */
export interface ErlangCStep {
  readonly kind: "erlang-c";
  readonly agents: number;
  readonly contacts: number;
  readonly ahtSeconds: number;
  readonly result: QueueResult;
}

/** From agents to people rostered: shrinkage divides. */
export interface ShrinkageStep {
  readonly kind: "shrinkage";
  readonly agents: number;
  readonly shrinkage: number;
  readonly headsBeforeRounding: number;
}

/** Heads are rounded up once, at the end; nothing before is rounded but the agents, which are whole. */
export interface RoundingStep {
  readonly kind: "rounding";
  readonly headsBeforeRounding: number;
  readonly heads: number;
}

/** One step of an answer, as data: a kind, and numbers with their unit in the name. Words are for whoever shows it. */
export type StaffingStep =
  | VolumeStep
  | LoadStep
  | ModelStep
  | ChoiceStep
  | TargetStep
  | TeamStep
  | BorneStep
  | NeededStep
  | ErlangCStep
  | ShrinkageStep
  | RoundingStep;
