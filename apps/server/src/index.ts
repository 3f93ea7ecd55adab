export { serve } from "./serve.ts";
export type { RunningServer, ServeOptions } from "./serve.ts";
export { workOnJobs } from "./jobs/work-on-jobs.ts";
export { runAccountCommand } from "./people/account-commands.ts";
export { peopleNeeds } from "./people/people-needs.ts";
export { peopleSettings } from "./people/people-settings.ts";
export { playPlan } from "./simulations/play-plan.ts";
export type { PlanPlay } from "./simulations/play-plan.ts";
