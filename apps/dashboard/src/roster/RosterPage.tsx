import { SegmentedControl } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { Suspense } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { AcceptedHolds } from "./AcceptedHolds.tsx";
import { RosterPart } from "./RosterPart.tsx";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when somebody begins to edit: those who look up a shift do without. */
const RosterEditor = lazyWithTexts(() => import("../roster-edit/RosterEditor.tsx"));

/** Who works when, week by week: as it was planned, or to be edited. */
export default function RosterPage({ stored, index, openDay, desk, move, words }: PlanPageProps) {
  const { say } = words;
  const [edit, setEdit] = useOwn("edit");
  const onDay = (day: number): void => {
    move({ day: isoDay(day) });
  };
  return (
    <Section id="roster" question={say("roster.question")}>
      {stored.roster === null ? null : (
        <SegmentedControl
          className="roster-mode"
          size="xs"
          aria-label={say("roster-edit.mode")}
          value={edit === null ? "sheet" : "edit"}
          onChange={(mode) => {
            setEdit(mode === "edit" ? "day" : null);
          }}
          data={[
            { value: "sheet", label: say("roster-edit.sheet") },
            { value: "edit", label: say("roster-edit.edit") },
          ]}
        />
      )}
      {edit !== null || stored.roster === null ? null : (
        <AcceptedHolds
          shop={stored.shop.id}
          onShow={() => {
            setEdit("week");
          }}
          words={words}
        />
      )}
      {edit === null ? (
        <RosterPart
          index={index}
          day={index.firstDay + openDay}
          desk={desk}
          onWeek={(day) => {
            move({ day });
          }}
          onDay={(day) => {
            move({ view: null, day });
          }}
          words={words}
        />
      ) : (
        <Suspense
          fallback={
            <p role="status" className="empty">
              {say("roster-edit.loading")}
            </p>
          }
        >
          <RosterEditor plan={stored} day={index.firstDay + openDay} onDay={onDay} words={words} />
        </Suspense>
      )}
    </Section>
  );
}
