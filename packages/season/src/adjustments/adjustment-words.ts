import { civilDay, isoDay } from "@springtide/calendar";
import type { Adjustment, Plan } from "@springtide/contracts";
import type { IntervalGrid } from "@springtide/calendar";

/** "+15 %", "120 more a day", "30 fewer a day": what an adjustment does, in words. */
function changeInWords({ change }: Adjustment): string {
  if (change.kind === "multiplicative") {
    const percent = 100 * (change.factor - 1);
    return `${percent < 0 ? "-" : "+"}${trimmed(Math.abs(percent))} %`;
  }
  const { contactsPerDay } = change;
  return `${trimmed(Math.abs(contactsPerDay))} ${contactsPerDay < 0 ? "fewer" : "more"} a day in each queue`;
}

/** What people changed of the forecast, as the summary of a plan says it; nothing where nobody did. */
export function adjustmentLines({ adjustments, shop, totals }: Plan): string[] {
  if (adjustments === null) return [];
  const lines = adjustments.layers.flatMap(({ id, contacts }) => {
    const adjustment = shop.adjustments.find((candidate) => candidate.id === id);
    if (adjustment === undefined) return [];
    const { name, who, why, madeOn, fromDay, toDay } = adjustment;
    return [
      `  ${name}: ${changeInWords(adjustment)}, ${fromDay} to ${toDay}: ${signed(contacts.mean)} contacts (${who}, ${madeOn}: ${why})`,
    ];
  });
  return [
    `Adjusted by hand: the model alone says ${whole(adjustments.model.total.p50)} contacts, with adjustments it is ${whole(totals.contacts.p50)}`,
    ...lines,
  ];
}

/** What a reader must know of adjustments that do less than they say. */
export function adjustmentCaveats(
  adjustments: Plan["adjustments"],
  made: readonly Adjustment[],
  { firstDay, days }: Pick<IntervalGrid, "firstDay" | "days">,
): string[] {
  const lastDay = firstDay + days - 1;
  return made.flatMap(({ id, name, fromDay, toDay }) => {
    if (civilDay(toDay) < firstDay || civilDay(fromDay) > lastDay)
      return [
        `The adjustment "${name}" (${fromDay} to ${toDay}) lies outside the plan (${isoDay(firstDay)} to ${isoDay(lastDay)}) and changes nothing.`,
      ];
    const missing = adjustments?.layers.find((layer) => layer.id === id)?.notTakenAway ?? 0;
    return missing < 0.5
      ? []
      : [
          `The adjustment "${name}" was to take away ${whole(missing)} contacts more than there were; those days are left with none.`,
        ];
  });
}

function signed(value: number): string {
  return `${value < 0 ? "-" : "+"}${whole(Math.abs(value))}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function trimmed(value: number): string {
  return Number.isInteger(value) ? whole(value) : String(Math.round(value * 100) / 100);
}
