import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { PlanRoster } from "@springtide/contracts";
import type { CSSProperties } from "react";
import { useMemo, useRef, useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { EarlierIcon, LaterIcon } from "../shell/icons.tsx";
import type { Words } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";
import { fairnessInWords, unpopularShares } from "./fairness.ts";
import type { RosterWeek } from "./roster-weeks.ts";
import { rosterWeeks, weekOfDay } from "./roster-weeks.ts";
import { RosterProblems } from "./RosterProblems.tsx";
import { RosterWhy } from "./RosterWhy.tsx";
import { solvedInWeek, solvedInWords } from "./solved-words.ts";
import { weekPicture } from "./week-picture.ts";
import { WeekTable } from "./WeekTable.tsx";

interface Props {
  readonly index: PlanIndex;
  readonly roster: PlanRoster;
  /** A day of the week in view. */
  readonly day: CivilDay;
  readonly desk: Desk;
  readonly onWeek: (day: string) => void;
  readonly onDay: (day: string) => void;
  readonly words: Words;
}

/** The roster by name, a week at a time: what cannot be met first, then who works when, then how good it is proven to be. */
export default function RosterView({ index, roster, day, desk, onWeek, onDay, words }: Props) {
  const weeks = useMemo(() => rosterWeeks(roster), [roster]);
  const week = weekOfDay(weeks, day);
  return week === null ? (
    <p className="empty">{words.say("roster.no-days")}</p>
  ) : (
    <RosterSheet key={week.monday} {...{ index, roster, weeks, week, desk, onWeek, onDay, words }} />
  );
}

function RosterSheet(props: Omit<Props, "day"> & { readonly weeks: readonly RosterWeek[]; readonly week: RosterWeek }) {
  const { index, roster, weeks, week, desk, onWeek, onDay, words } = props;
  const picture = useMemo(() => weekPicture(index, roster, week, words), [index, roster, week, words]);
  const shares = useMemo(() => unpopularShares(roster.people), [roster]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const opener = useRef<HTMLElement>(null);
  const ask = (what: Asked, from: HTMLElement): void => {
    opener.current = from;
    setAsked(what);
  };
  const close = (): void => {
    setAsked(null);
    opener.current?.focus();
  };
  const chosen = asked === null ? null : askedKey(asked);
  const style: CSSProperties & Record<"--people", number> = { "--people": roster.people.length };
  const why =
    asked === null ? null : <RosterWhy index={index} asked={asked} desk={desk} onClose={close} words={words} />;
  return (
    <section
      className="sheet roster"
      style={style}
      aria-labelledby="roster-title"
      onKeyDown={({ key }) => {
        if (key === "Escape" && asked !== null) close();
      }}
    >
      <WeekHead {...{ weeks, week, onWeek, words }} />
      <p className="roster-sentence">{picture.sentence}</p>
      <RosterProblems {...{ index, roster, week, chosen, words }} open={picture.open} onAsk={ask} />
      {asked?.kind === "open" ? why : null}
      <WeekTable
        {...{ picture, shares, chosen, words }}
        weeks={weeks.length}
        onAsk={ask}
        onDay={(chosenDay) => {
          onDay(isoDay(chosenDay));
        }}
      />
      <ul className="legend">
        {picture.codes.map(([code, pattern]) => (
          <li key={code}>
            <b>{code}</b> {pattern}
          </li>
        ))}
        <li>
          <span className="week-track" aria-hidden="true">
            <span style={{ left: "25%", width: "25%" }} />
            <span style={{ left: "56%", width: "22%" }} />
          </span>
          {words.say("roster.legend-track", { hours: picture.trackHours })}
        </li>
        <li>
          <span className="unpopular-bar" aria-hidden="true">
            <span style={{ width: "60%" }} />
            <i style={{ left: "45%" }} />
          </span>
          {words.say("roster.legend-unpopular")}
        </li>
      </ul>
      {asked?.kind === "shift" ? why : null}
      <p className="caption">{fairnessInWords(roster, words)}</p>
      {solvedInWords(solvedInWeek(roster, week), index.plan.shop, words).map((sentence) => (
        <p key={sentence} className="caption">
          {sentence}
        </p>
      ))}
    </section>
  );
}

function WeekHead(props: {
  readonly weeks: readonly RosterWeek[];
  readonly week: RosterWeek;
  readonly onWeek: (day: string) => void;
  readonly words: Words;
}) {
  const { weeks, week, onWeek, words } = props;
  const { say } = words;
  const place = weeks.findIndex(({ monday }) => monday === week.monday);
  const step = (by: number): void => {
    const other = weeks[place + by];
    if (other !== undefined) onWeek(isoDay(other.monday));
  };
  const title = ({ monday, week: number }: RosterWeek): string =>
    say("roster.week-title", { week: String(number), days: words.dayRange(monday, monday + 6) });
  return (
    <div className="sheet-head">
      <div className="day-title">
        <ActionIcon
          variant="default"
          size="md"
          aria-label={say("roster.week-before")}
          disabled={place === 0}
          onClick={() => {
            step(-1);
          }}
        >
          <EarlierIcon />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={say("roster.week-after")}
          disabled={place === weeks.length - 1}
          onClick={() => {
            step(1);
          }}
        >
          <LaterIcon />
        </ActionIcon>
        <h3 id="roster-title" aria-live="polite">
          {title(week)}
        </h3>
      </div>
      <div className="roster-tools">
        <NativeSelect
          size="xs"
          aria-label={say("roster.week-in-view")}
          value={isoDay(week.monday)}
          onChange={({ currentTarget }) => {
            onWeek(currentTarget.value);
          }}
          data={weeks.map((one) => ({ value: isoDay(one.monday), label: title(one) }))}
        />
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            window.print();
          }}
        >
          {say("roster.print")}
        </Button>
      </div>
    </div>
  );
}
