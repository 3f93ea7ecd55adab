import { z } from "zod";

/**
 * By which model agents are found where customers wait on the line. patience: customers hang up, intervals hang together.
 * erlang-c: nobody hangs up and each interval stands alone, as most tools in use compute.
 */
export const PlanModel = z.enum(["patience", "erlang-c"]);
export type PlanModel = z.infer<typeof PlanModel>;
