import type { CivilDay } from "@springtide/calendar";
import type { ReactNode } from "react";
import { Suspense } from "react";
import type { Desk } from "../desk/desk.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when it is first looked at: the season opens without it. */
const RosterView = lazyWithTexts(() => import("./RosterView.tsx"));

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
            {props.words.say("roster.loading")}
          </p>
        }
      >
        <RosterView roster={roster} {...props} />
      </Suspense>
    );
  return <NotRostered />;
}

function NotRostered() {
  const { say, sayMarked } = useSpeaking();
  const code = (parts: ReactNode[]) => <code>{parts}</code>;
  return (
    <div className="sheet state">
      <h2>{say("roster.none.title")}</h2>
      <p>{sayMarked("roster.none.how", { code, contracts: code, patterns: code, roster: code })}</p>
    </div>
  );
}
