import { type Agreement, type DeliveredSoFar, noticeDaysOf, type Shop } from "@springtide/contracts";
import { fillShare, fillStep } from "./fill-share.ts";

/** What a reader must know of partners before trusting a plan's seats and their cost. */
export function agreementCaveats({ agreements }: Shop): string[] {
  return agreements.flatMap((agreement) => [
    ...fillCaveat(agreement),
    ...deliveredCaveat(agreement),
    ...commitmentCaveat(agreement),
  ]);
}

function fillCaveat(agreement: Agreement): string[] {
  const share = fillShare(agreement, noticeDaysOf(agreement.orderNotice));
  const isLessOnTriggers = Object.values(agreement.fillOnTriggers).some((further) => further < 1);
  if (share >= 1 && !isLessOnTriggers) return [];
  const told = `${percent(share)}${isLessOnTriggers ? ", and fewer on days on which its other clients peak too," : ""}`;
  return [
    `Of the seats ordered from "${agreement.id}" in time, ${told} are expected to come: blocks ask for more, and staffing, service and cost count those who come. How many do on a given day is chance: playing the plan out draws it, the plan's formulas and its verification do not.`,
  ];
}

function deliveredCaveat(agreement: Agreement): string[] {
  const { delivered } = agreement;
  if (delivered === undefined) return [];
  const noticeDays = noticeDaysOf(agreement.orderNotice);
  const { share = 1, shifts = 0 } = fillStep(agreement, noticeDays) ?? {};
  const believed = fillShare({ fill: delivered.believed, fillOnTriggers: {} }, noticeDays);
  const spread = Math.sqrt((share * (1 - share)) / (shifts + 1));
  return [
    `"${agreement.id}" delivered ${percent(delivered.deliveredSeatHours / delivered.confirmedSeatHours)} of the seats confirmed on ${countOf(delivered.days)}: planned with ${percent(share)} give or take ${(100 * spread).toFixed(1)} points (believed before: ${percent(believed)}).`,
    ...delivered.onTriggers.flatMap((of) => triggerCaveat(agreement, of)),
  ];
}

function triggerCaveat(
  { id, fillOnTriggers }: Agreement,
  { trigger, days, believed }: DeliveredSoFar["onTriggers"][number],
): string[] {
  if (days === 0) return [];
  return [
    `On days of "${trigger}", ${countOf(days)} of which were delivered, ${percent(fillOnTriggers[trigger] ?? 1)} of that come from "${id}" (believed before: ${percent(believed)}).`,
  ];
}

function commitmentCaveat({ id, tariff: { unit, leastUnits, period } }: Agreement): string[] {
  if (leastUnits === 0) return [];
  return [
    `"${id}" bills at least ${leastUnits} ${unit.replace("-", " ")} a ${period}, used or not: what falls short of that is no block's cost, and so not in the cost of overflow.`,
  ];
}

function countOf(days: number): string {
  return `${days} ${days === 1 ? "day" : "days"}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
