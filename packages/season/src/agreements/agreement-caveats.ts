import { type Agreement, noticeDaysOf, type Shop } from "@springtide/contracts";
import { fillShare } from "./fill-share.ts";

/** What a reader must know of partners before trusting a plan's seats and their cost. */
export function agreementCaveats({ agreements }: Shop): string[] {
  return agreements.flatMap((agreement) => [...fillCaveat(agreement), ...commitmentCaveat(agreement)]);
}

function fillCaveat(agreement: Agreement): string[] {
  const share = fillShare(agreement, noticeDaysOf(agreement.orderNotice));
  const isLessOnTriggers = Object.values(agreement.fillOnTriggers).some((further) => further < 1);
  if (share >= 1 && !isLessOnTriggers) return [];
  const told = `${(100 * share).toFixed(0)} %${isLessOnTriggers ? ", and fewer on days on which its other clients peak too," : ""}`;
  return [
    `Of the seats ordered from "${agreement.id}" in time, ${told} are expected to come: blocks ask for more, and staffing, service and cost count those who come. How many do on a given day is chance, which the plan leaves out.`,
  ];
}

function commitmentCaveat({ id, tariff: { unit, leastUnits, period } }: Agreement): string[] {
  if (leastUnits === 0) return [];
  return [
    `"${id}" bills at least ${leastUnits} ${unit.replace("-", " ")} a ${period}, used or not: what falls short of that is no block's cost, and so not in the cost of overflow.`,
  ];
}
