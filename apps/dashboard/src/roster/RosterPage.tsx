import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { RosterPart } from "./RosterPart.tsx";

/** Who works when, week by week. */
export default function RosterPage({ index, openDay, desk, move, words }: PlanPageProps) {
  return (
    <Section id="roster" question={words.say("roster.question")}>
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
    </Section>
  );
}
