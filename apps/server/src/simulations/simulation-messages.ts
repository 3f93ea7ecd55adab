import type { Plan } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import type { PlanSimulation, SimulatedPlan, SimulationBasis } from "@springtide/season";

/** Seasons that were played: plain arrays, as they pass from thread to thread. */
export type PlayedSeasons = ReturnType<PlanSimulation["play"]>;

/** What a thread that plays seasons is given at its start. */
export interface SimulationStart {
  readonly plan: Plan;
  readonly basis: SimulationBasis;
}

/** What it is asked: to play a season, or to tell what was played in the plan's own words. */
export type SimulationOrder =
  { readonly kind: "play"; readonly season: number } | { readonly kind: "tell"; readonly played: PlayedSeasons };

/** What it answers. */
export type SimulationNews =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "opened" }
  | { readonly kind: "played"; readonly season: number; readonly played: PlayedSeasons }
  | { readonly kind: "told"; readonly outcome: SimulatedPlan }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
