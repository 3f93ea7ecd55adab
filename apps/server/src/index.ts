export { serve } from "./serve.ts";
export type { RunningServer, ServeOptions } from "./serve.ts";
export { playPlan } from "./simulations/play-plan.ts";
export type { PlanPlay } from "./simulations/play-plan.ts";
