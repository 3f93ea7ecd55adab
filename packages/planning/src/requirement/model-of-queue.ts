import type { QueueDemand } from "./queue-demand.ts";
import { erlangCModel } from "./erlang-c-model.ts";
import { workloadModel } from "./workload-model.ts";
import type { ServiceModel } from "./service-model.ts";

/** The model that fits the queue's work. */
export function serviceModel(queue: Pick<QueueDemand, "ahtSeconds" | "target" | "work">): ServiceModel {
  return queue.work === "immediate" ? erlangCModel(queue) : workloadModel(queue.target.maxOccupancy);
}
