import type { CivilDay } from "@springtide/calendar";
import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import { placed } from "../timeline/placing.ts";
import type { Words } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";
import type { UnpopularShare } from "./fairness.ts";
import { PersonTotals, TotalHeads } from "./PersonTotals.tsx";
import { cellByKey } from "./week-keys.ts";
import type { CellShift, PersonWeek, RosterCell, WeekDay, WeekPicture } from "./week-picture.ts";

interface Props {
  readonly picture: WeekPicture;
  readonly shares: ReadonlyMap<string, UnpopularShare>;
  readonly weeks: number;
  readonly chosen: string | null;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
  readonly onDay: (day: CivilDay) => void;
  readonly words: Words;
}

/** The planner's sheet: people down, days across. One stop for the Tab key, arrows move between shifts, Enter asks why. */
export function WeekTable({ picture, shares, weeks, chosen, onAsk, onDay, words }: Props) {
  const { days, teams } = picture;
  const sheet = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const rows = teams.flatMap(({ people }) => people);
  const filled = rows.map(({ cells }) => cells.map(({ shifts }) => shifts.length > 0));
  const stop = isFilled(focused, filled) ? focused : firstFilled(filled);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, target } = event;
    const at = placeOf(target instanceof HTMLElement ? (target.dataset["cell"] ?? null) : null);
    const next = at === null ? null : cellByKey(key, at, filled);
    if (next === null) return;
    event.preventDefault();
    sheet.current?.querySelector<HTMLElement>(`[data-cell="${placeText(next)}"]`)?.focus();
  };
  const most = Math.max(0, ...[...shares.values()].map(({ hours, even }) => Math.max(hours, even)));
  const firstRow = (team: number): number => teams.slice(0, team).reduce((sum, { people }) => sum + people.length, 0);
  return (
    <div className="table-scroll week-scroll" role="region" aria-label={words.say("roster.region")} tabIndex={0}>
      <table className="week" ref={sheet} onKeyDown={onKeyDown}>
        <caption className="hidden-visually">
          {picture.sentence} {words.say("roster.keys")}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.say("roster.who")}</th>
            {days.map((day) => (
              <DayHead key={day.day} day={day} onDay={onDay} words={words} />
            ))}
            <TotalHeads weeks={weeks} />
          </tr>
        </thead>
        {teams.map(({ team, name, people }, t) => (
          <tbody key={team}>
            {teams.length < 2 ? null : (
              <tr className="week-team">
                <th scope="rowgroup" colSpan={13}>
                  {name}
                </th>
              </tr>
            )}
            {people.map((person, i) => (
              <PersonRow
                key={person.total.person}
                person={person}
                row={firstRow(t) + i}
                days={days}
                share={shares.get(person.total.person)}
                most={most}
                {...{ stop, chosen, onAsk, words }}
                onFocus={setFocused}
              />
            ))}
          </tbody>
        ))}
        <tfoot>
          <FootRow name={words.say("roster.at-work")} days={days} pick={({ people }) => words.count(people)} />
          <FootRow name={words.say("roster.hours")} days={days} pick={({ hours }) => words.hours(hours)} />
          {picture.open.length === 0 ? null : (
            <FootRow
              name={words.say("roster.open-head-hours")}
              days={days}
              pick={({ openHeadHours }) => (openHeadHours === 0 ? "" : `−${words.hours(openHeadHours)}`)}
              className="short"
            />
          )}
        </tfoot>
      </table>
    </div>
  );
}

function DayHead({
  day,
  onDay,
  words,
}: {
  readonly day: WeekDay;
  readonly onDay: Props["onDay"];
  readonly words: Words;
}) {
  return (
    <th scope="col" className={day.isRostered ? undefined : "outside"}>
      <button
        type="button"
        className="link"
        aria-label={words.say("roster.open-day", { day: words.day(day.day) })}
        onClick={() => {
          onDay(day.day);
        }}
      >
        {words.day(day.day)}
      </button>
      {day.hoursInDay === 24 ? null : (
        <span className="tag">{words.say("roster.hours-short", { hours: words.hours(day.hoursInDay) })}</span>
      )}
    </th>
  );
}

function PersonRow(props: {
  readonly person: PersonWeek;
  readonly row: number;
  readonly days: readonly WeekDay[];
  readonly share: UnpopularShare | undefined;
  readonly most: number;
  readonly stop: string | null;
  readonly chosen: string | null;
  readonly onAsk: Props["onAsk"];
  readonly onFocus: (place: string) => void;
  readonly words: Words;
}) {
  const { person, row, days, share, most, words, ...shared } = props;
  const { total, cells, hours } = person;
  return (
    <tr>
      <th scope="row" title={`${total.name}, ${total.contract}`}>
        {total.name}
      </th>
      {cells.map((cell, column) => (
        <DayCell
          key={column}
          cell={cell}
          place={placeText({ row, column })}
          label={`${total.name}, ${words.day(days[column]?.day ?? 0)}`}
          isRostered={days[column]?.isRostered ?? false}
          {...shared}
        />
      ))}
      <PersonTotals total={total} hours={hours} share={share} most={most} words={words} />
    </tr>
  );
}

function DayCell(props: {
  readonly cell: RosterCell;
  readonly place: string;
  readonly label: string;
  readonly isRostered: boolean;
  readonly stop: string | null;
  readonly chosen: string | null;
  readonly onAsk: Props["onAsk"];
  readonly onFocus: (place: string) => void;
}) {
  const { cell, place, label, isRostered, stop, chosen, onAsk, onFocus } = props;
  const say = useSay();
  if (cell.shifts.length === 0)
    return (
      <td className={!isRostered ? "outside" : cell.away === null ? "off" : "off away"}>
        {cell.away === null ? (
          <span className="hidden-visually">{say(isRostered ? "roster.off" : "roster.not-rostered")}</span>
        ) : (
          say(`roster.leave.${cell.away}`)
        )}
      </td>
    );
  return (
    <td>
      {cell.shifts.map((one, i) => {
        const asked: Asked = { kind: "shift", shift: one.shift };
        return (
          <button
            key={one.shift.start}
            type="button"
            className="week-shift"
            data-cell={i === 0 ? place : undefined}
            tabIndex={i > 0 || stop === place ? 0 : -1}
            aria-label={`${label}: ${one.words}`}
            aria-expanded={chosen === askedKey(asked)}
            title={`${label}: ${one.words}`}
            onFocus={() => {
              onFocus(place);
            }}
            onClick={({ currentTarget }) => {
              onAsk(asked, currentTarget);
            }}
          >
            <CellText one={one} />
          </button>
        );
      })}
    </td>
  );
}

function CellText({ one }: { readonly one: CellShift }) {
  return (
    <>
      <b>{one.code}</b> <span className="week-times">{one.times}</span>
      <span className="week-track" aria-hidden="true">
        {one.track.map((span) => (
          <span key={span.from} style={placed(span)} />
        ))}
      </span>
    </>
  );
}

function FootRow(props: {
  readonly name: string;
  readonly days: readonly WeekDay[];
  readonly pick: (day: WeekDay) => string;
  readonly className?: string;
}) {
  const { name, days, pick, className = "" } = props;
  return (
    <tr>
      <th scope="row">{name}</th>
      {days.map((day) => (
        <td key={day.day} className={`number ${className}`}>
          {day.isRostered ? pick(day) : ""}
        </td>
      ))}
      <td colSpan={5} />
    </tr>
  );
}

function placeText({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${String(row)} ${String(column)}`;
}

function placeOf(text: string | null): { row: number; column: number } | null {
  const [row, column] = (text ?? "").split(" ").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

function isFilled(place: string | null, filled: readonly (readonly boolean[])[]): boolean {
  const at = placeOf(place);
  return at !== null && filled[at.row]?.[at.column] === true;
}

function firstFilled(filled: readonly (readonly boolean[])[]): string | null {
  const row = filled.findIndex((cells) => cells.includes(true));
  return row < 0 ? null : placeText({ row, column: filled[row]?.indexOf(true) ?? 0 });
}
