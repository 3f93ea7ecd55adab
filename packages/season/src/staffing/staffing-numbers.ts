import type { StaffingModel, StaffingTerms } from "@springtide/contracts";
import type { QueueModel, Targets } from "@springtide/staffing";

/** The targets of the contract as the queueing formulas take them: what is not given is not there. */
export function targetsOf(given: StaffingTerms["targets"]): Targets {
  const { serviceLevel, maxOccupancy, maxAsaSeconds, maxWaitProbability, maxAbandonProbability, waitPercentile } =
    given;
  return {
    ...(serviceLevel === undefined ? {} : { serviceLevel: levelOf(serviceLevel) }),
    ...(maxOccupancy === undefined ? {} : { maxOccupancy }),
    ...(maxAsaSeconds === undefined ? {} : { maxAsaSeconds }),
    ...(maxWaitProbability === undefined ? {} : { maxWaitProbability }),
    ...(maxAbandonProbability === undefined ? {} : { maxAbandonProbability }),
    ...(waitPercentile === undefined ? {} : { waitPercentile }),
  };
}

function levelOf({
  share,
  withinSeconds,
  definition,
  shortAbandonSeconds,
}: NonNullable<StaffingTerms["targets"]["serviceLevel"]>): NonNullable<Targets["serviceLevel"]> {
  return {
    share,
    withinSeconds,
    ...(definition === undefined ? {} : { definition }),
    ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
  };
}

/** The model of the contract as the queueing formulas take it. */
export function modelOf(model: StaffingModel): QueueModel {
  return model.kind === "patience" ? { kind: "patience", patience: { law: model.law } } : model;
}
