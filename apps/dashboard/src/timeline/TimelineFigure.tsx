import type { CSSProperties, KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import type { Asked } from "../roster/asked.ts";
import { askedKey } from "../roster/asked.ts";
import { CoverStrip } from "./CoverStrip.tsx";
import { placed } from "./placing.ts";
import { ShiftButton } from "./ShiftButton.tsx";
import type { OpenBar, SeatBar } from "./stretch-bars.ts";
import { inRows } from "./stretch-bars.ts";
import { barByKey } from "./timeline-keys.ts";
import type { PersonRow, TeamRows, TimelinePicture } from "./timeline-picture.ts";
import { TimeGround, TimeScale } from "./TimeScale.tsx";

interface Props {
  readonly picture: TimelinePicture;
  readonly chosen: string | null;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
}

/** Who works when: a row a person, under the heads required. One stop for the Tab key, arrows move within it, Enter asks why. */
export function TimelineFigure({ picture, chosen, onAsk }: Props) {
  const say = useSay();
  const { axis, closed, teams, seats, open, cover } = picture;
  const rows = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const openRows = inRows(open);
  const bars = [
    ...openRows.map((row) => row.length),
    ...teams.flatMap((team) => team.rows.map((row) => row.bars.length)),
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const place = /^(\d+) (\d+)$/.exec(placeUnder(event.target));
    if (place === null) return;
    const target = barByKey(event.key, { row: Number(place[1]), bar: Number(place[2]) }, bars);
    if (target === null) return;
    event.preventDefault();
    rows.current?.querySelector<HTMLElement>(`[data-place="${String(target.row)} ${String(target.bar)}"]`)?.focus();
  };
  const stopAt = bars.some((_, row) => focused?.startsWith(`${String(row)} `) === true) ? focused : firstPlace(bars);
  const most = Math.max(1, ...cover.map(({ required, there }) => Math.max(required, there)));
  const style: CSSProperties & Record<"--hours", number> = { "--hours": axis.hours };
  const shared = { chosen, stopAt, onAsk, onFocus: setFocused };
  const firstRow = (team: number): number =>
    teams.slice(0, team).reduce((sum, { rows }) => sum + rows.length, openRows.length);
  return (
    <div className="timeline-scroll" role="region" aria-label={say("timeline.region")} tabIndex={0}>
      <div className="timeline" style={style}>
        <div className="timeline-row timeline-cover">
          <span className="timeline-name">{say("timeline.heads", { count: Math.ceil(most) })}</span>
          <div className="timeline-plot">
            <CoverStrip cover={cover} most={most} />
          </div>
        </div>
        <TimeScale axis={axis} />
        <div className="timeline-rows" ref={rows} role="group" aria-label={say("timeline.keys")} onKeyDown={onKeyDown}>
          <TimeGround axis={axis} closed={closed} />
          {openRows.map((bars, i) => (
            <OpenRow key={i} row={i} bars={bars} {...shared} />
          ))}
          {teams.map((team, i) => (
            <TeamRowsOf key={team.team} team={team} first={firstRow(i)} {...shared} />
          ))}
          <SeatRows seats={seats} />
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly chosen: string | null;
  readonly stopAt: string | null;
  readonly onAsk: Props["onAsk"];
  readonly onFocus: (place: string) => void;
}

function TeamRowsOf({ team, first, ...shared }: RowProps & { readonly team: TeamRows; readonly first: number }) {
  const say = useSay();
  return (
    <div role="group" aria-label={team.name}>
      <p className="timeline-team">
        <span>{team.name}</span>
        <span className="note">
          {say("timeline.at-work", { count: team.rows.length, off: team.off === 0 ? "none" : String(team.off) })}
        </span>
      </p>
      {team.rows.map((person, i) => (
        <PersonBars key={person.person} person={person} row={first + i} {...shared} />
      ))}
    </div>
  );
}

function PersonBars(props: RowProps & { readonly person: PersonRow; readonly row: number }) {
  const { person, row, chosen, stopAt, onAsk, onFocus } = props;
  return (
    <div className="timeline-row">
      <span className="timeline-name" title={person.name}>
        {person.name}
      </span>
      <div className="timeline-plot">
        {person.bars.map((bar, i) => {
          const place = `${String(row)} ${String(i)}`;
          const asked: Asked = { kind: "shift", shift: bar.shift };
          return (
            <ShiftButton
              key={bar.shift.start}
              bar={bar}
              name={person.name}
              place={place}
              stop={stopAt === place}
              chosen={chosen === askedKey(asked)}
              onOpen={(opener) => {
                onAsk(asked, opener);
              }}
              onFocus={() => {
                onFocus(place);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function OpenRow(props: RowProps & { readonly bars: readonly OpenBar[]; readonly row: number }) {
  const { bars, row, chosen, stopAt, onAsk, onFocus } = props;
  const say = useSay();
  return (
    <div className="timeline-row">
      <span className="timeline-name short">{row === 0 ? say("timeline.open") : ""}</span>
      <div className="timeline-plot">
        {bars.map((bar, i) => {
          const place = `${String(row)} ${String(i)}`;
          const asked: Asked = { kind: "open", open: bar.open };
          return (
            <button
              key={askedKey(asked)}
              type="button"
              className="open-stretch"
              style={placed(bar)}
              data-place={place}
              tabIndex={stopAt === place ? 0 : -1}
              aria-label={say("timeline.open-said", { what: bar.words })}
              aria-expanded={chosen === askedKey(asked)}
              title={bar.words}
              onFocus={() => {
                onFocus(place);
              }}
              onClick={({ currentTarget }) => {
                onAsk(asked, currentTarget);
              }}
            >
              <span>−{bar.open.heads}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function SeatRows({ seats }: { readonly seats: readonly SeatBar[] }) {
  const partners = [...new Set(seats.map(({ partner }) => partner))];
  return partners.map((partner) =>
    inRows(seats.filter((seat) => seat.partner === partner)).map((row, i) => (
      <div key={`${partner} ${String(i)}`} className="timeline-row timeline-seats">
        <span className="timeline-name" title={partner}>
          {i === 0 ? partner : ""}
        </span>
        <div className="timeline-plot">
          {row.map((seat) => (
            <span key={seat.key} className="block" style={placed(seat)} title={`${seat.partner}: ${seat.words}`}>
              {seat.words}
            </span>
          ))}
        </div>
      </div>
    )),
  );
}

function firstPlace(bars: readonly number[]): string | null {
  const row = bars.findIndex((count) => count > 0);
  return row < 0 ? null : `${String(row)} 0`;
}

function placeUnder(target: EventTarget): string {
  return target instanceof HTMLElement ? (target.dataset["place"] ?? "") : "";
}
