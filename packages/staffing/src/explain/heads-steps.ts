import { agentsToHeads } from "../fte/agents-to-heads.ts";
import type { RoundingStep, ShrinkageStep } from "./staffing-steps.ts";

/** From agents to heads in two steps, the rounding last. */
export function headsSteps(agents: number, shrinkage: number): readonly [ShrinkageStep, RoundingStep] {
  const headsBeforeRounding = agents / (1 - shrinkage);
  const heads = agentsToHeads({ agents, inShiftShrinkage: shrinkage });
  return [
    { kind: "shrinkage", agents, shrinkage, headsBeforeRounding },
    { kind: "rounding", headsBeforeRounding, heads },
  ];
}
