import type { QueueDemand } from "./queue-demand.ts";
import { erlangCModel } from "./erlang-c-model.ts";
import { patienceModel } from "./patience-model.ts";
import { workloadModel } from "./workload-model.ts";
import type { ServiceModel } from "./service-model.ts";

/** The model that fits the queue's work. */
export function serviceModel(queue: Pick<QueueDemand, "ahtSeconds" | "target" | "work" | "model">): ServiceModel {
  if (queue.work === "deferred") return workloadModel(queue.target.maxOccupancy);
  return queue.model.kind === "erlang-c" ? erlangCModel(queue) : patienceModel(queue);
}
