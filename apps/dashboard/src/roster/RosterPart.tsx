import type { CivilDay } from "@springtide/calendar";
import { lazy, Suspense } from "react";
import type { Desk } from "../desk/desk.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** Fetched when it is first looked at: the season opens without it. */
const RosterView = lazy(() => import("./RosterView.tsx"));

/** The roster in place of the season, or how a shop comes to have one. */
export function RosterPart(props: {
  readonly index: PlanIndex;
  readonly day: CivilDay;
  readonly desk: Desk;
  readonly onWeek: (day: string) => void;
  readonly onDay: (day: string) => void;
  readonly words: Words;
}) {
  const { roster } = props.index.plan;
  if (roster !== null)
    return (
      <Suspense
        fallback={
          <p role="status" className="empty">
            Loading the roster
          </p>
        }
      >
        <RosterView roster={roster} {...props} />
      </Suspense>
    );
  return (
    <div className="sheet state">
      <h2>Nobody is rostered by name</h2>
      <p>
        This plan rosters heads, not people. Give a team <code>people</code>, <code>contracts</code> and{" "}
        <code>shiftPatterns</code> in the shop file, and plan again: the weeks of <code>plan.roster</code> are then
        rostered by name.
      </p>
    </div>
  );
}
