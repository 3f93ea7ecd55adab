import type { WeighedWindow } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { staffNames } from "./week-picture.ts";

/** Who works the window, who else could, and what the same money would do in the morning instead. */
export function StaffingNote(props: {
  readonly window: WeighedWindow;
  readonly index: PlanIndex;
  readonly words: Words;
}) {
  const { window, index, words } = props;
  const { say } = words;
  const { staffing, occupancy, morningStaff, fewerAbandoned } = window;
  const nameOf = (id: string): string => words.list(staffNames(index.plan.shop, [id]));
  return (
    <ul className="hours-staffing">
      {staffing.map(({ id, by, mostHeads, hours, cost, shortHours }, at) => (
        <li key={id}>
          {shortHours > 0
            ? say("hours.staff-cannot", { name: nameOf(id), by, hours: words.hours(shortHours) })
            : at === 0
              ? say("hours.staff-chosen", {
                  name: nameOf(id),
                  by,
                  count: mostHeads,
                  hours: words.hours(hours),
                  cost: words.money(cost),
                  busy: occupancy === null ? "none" : words.share(occupancy),
                })
              : say("hours.staff-other", { name: nameOf(id), by, hours: words.hours(hours), cost: words.money(cost) })}
        </li>
      ))}
      {morningStaff === null ? null : (
        <li>
          {say("hours.morning", {
            heads: words.hours(morningStaff.heads),
            hours: words.hours(morningStaff.hours),
            there: words.signed(-morningStaff.fewerAbandoned, words.count),
            here: words.signed(-fewerAbandoned.mean, words.count),
          })}
        </li>
      )}
    </ul>
  );
}
