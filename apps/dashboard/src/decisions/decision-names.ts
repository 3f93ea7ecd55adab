import { civilDay } from "@springtide/calendar";
import type { DecisionPeriod, Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

function partnerOf({ shop }: Pick<Plan, "shop">, { agreement }: Pick<DecisionPeriod, "agreement">): string {
  return shop.agreements.find(({ id }) => id === agreement)?.partner ?? agreement;
}

export function triggerName({ triggers }: Pick<Plan, "triggers">, id: string): string {
  return triggers.find((trigger) => trigger.id === id)?.name ?? id;
}

/** "Northdesk, 13 Apr to 18 Apr" */
export function periodTitle(plan: Plan, period: DecisionPeriod, words: Words): string {
  const [firstDay, lastDay] = [civilDay(period.firstDay), civilDay(period.lastDay)];
  return `${partnerOf(plan, period)}, ${firstDay === lastDay ? words.day(firstDay) : words.dayRange(firstDay, lastDay)}`;
}
