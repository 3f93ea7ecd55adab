import type { KeyboardEvent } from "react";
import { useRef } from "react";
import type { Words } from "../words/words.ts";
import { CoverPicture } from "./CoverPicture.tsx";
import type { EditAxis } from "./edit-axis.ts";
import { hourTicks, shareOf } from "./edit-axis.ts";
import type { EditFrame } from "./edit-frame.ts";
import type { CoverStep, EditRow } from "./edit-picture.ts";
import type { PartnerRow } from "./partner-rows.ts";
import { PartnerRows } from "./PartnerRows.tsx";
import { ShiftBar } from "./EditBar.tsx";
import type { ShiftCommand } from "./shift-keys.ts";
import { commandOfKey } from "./shift-keys.ts";
import type { useShiftDrag } from "./useShiftDrag.ts";

/** Everybody of the roster on one axis: shifts that can be dragged, and driven by keys, under the heads required. */
export function EditTimeline(props: {
  readonly axis: EditAxis;
  readonly frame: EditFrame;
  readonly rows: readonly EditRow[];
  readonly teamName: (team: string) => string;
  readonly cover: readonly CoverStep[];
  readonly partners: readonly PartnerRow[];
  readonly drag: ReturnType<typeof useShiftDrag>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onCommand: (command: ShiftCommand, id: string) => void;
  readonly onDay: (day: number) => void;
  readonly words: Words;
}) {
  const { axis, frame, rows, teamName, cover, partners, drag, chosen, onChoose, onCommand, onDay, words } = props;
  const plot = useRef<HTMLDivElement>(null);
  const ids = rows.flatMap(({ bars }) => bars.map(({ shift }) => shift.id));
  const stop = chosen !== null && ids.includes(chosen) ? chosen : ids[0];
  const onKey = (event: KeyboardEvent<HTMLElement>, id: string): void => {
    const command = commandOfKey(event);
    if (command === null) return;
    event.preventDefault();
    if (command.kind !== "focus") {
      onCommand(command, id);
      return;
    }
    const next = ids[ids.indexOf(id) + command.by];
    if (next === undefined) return;
    onChoose(next);
    plot.current?.querySelector<HTMLElement>(`[data-shift="${CSS.escape(next)}"]`)?.focus();
  };
  const ghost = drag.drag !== null && drag.drag.to.person !== drag.drag.from.person ? drag.drag.to : null;
  return (
    <div
      className={`edit-scroll ${axis.days.length > 1 ? "is-week" : ""}`}
      role="region"
      aria-label={words.say("roster-edit.timeline")}
      tabIndex={0}
    >
      <div className="edit-lines" style={{ minWidth: `calc(132px + ${String(leastWidth(axis))}px)` }} ref={plot}>
        <div className="edit-head">
          <CoverPicture steps={cover} words={words} />
          <Scale axis={axis} onDay={onDay} words={words} />
        </div>
        <div role="group" aria-label={words.say("roster-edit.shifts-keys")}>
          {rows.map((row, i) => (
            <div key={`${row.team} ${row.person}`}>
              {row.team === rows[i - 1]?.team ? null : <p className="edit-team">{teamName(row.team)}</p>}
              <div className="edit-row" data-person={row.person} data-team={row.team}>
                <span className="edit-name" title={row.name}>
                  {row.name}
                </span>
                <div className="edit-plot" data-plot="">
                  <Ground axis={axis} />
                  {row.bars.map((bar) => (
                    <ShiftBar
                      key={bar.shift.id}
                      {...{ bar, frame, words }}
                      name={row.name}
                      isChosen={chosen === bar.shift.id}
                      isStop={stop === bar.shift.id}
                      isDragged={drag.drag?.from.id === bar.shift.id}
                      onGrip={(event, grip) => {
                        drag.begin(event, bar.shift, grip);
                      }}
                      onMove={drag.move}
                      onEnd={drag.end}
                      onLeave={drag.leave}
                      onChoose={() => {
                        onChoose(bar.shift.id);
                      }}
                      onKey={(event) => {
                        onKey(event, bar.shift.id);
                      }}
                    />
                  ))}
                  {ghost?.person === row.person && ghost.team === row.team ? <Ghost axis={axis} shift={ghost} /> : null}
                </div>
              </div>
            </div>
          ))}
        </div>
        <PartnerRows rows={partners} zone={axis.zone} words={words} />
      </div>
    </div>
  );
}

/** Where a shift would lie in the row it is held over. */
function Ghost({ axis, shift }: { readonly axis: EditAxis; readonly shift: { startMs: number; endMs: number } }) {
  const [from, to] = [shareOf(axis, shift.startMs), shareOf(axis, shift.endMs)];
  return (
    <span className="edit-ghost" style={{ left: `${String(from * 100)}%`, width: `${String((to - from) * 100)}%` }} />
  );
}

function Ground({ axis }: { readonly axis: EditAxis }) {
  const lines =
    axis.days.length === 1
      ? hourTicks(axis, 1).map(({ share }) => share)
      : axis.days.map(({ startMs }) => shareOf(axis, startMs));
  return lines.map((share) => (
    <span key={share} className="edit-ground" style={{ left: `${String(share * 100)}%` }} aria-hidden="true" />
  ));
}

function Scale({
  axis,
  onDay,
  words,
}: {
  readonly axis: EditAxis;
  readonly onDay: (day: number) => void;
  readonly words: Words;
}) {
  return (
    <div className="edit-row edit-scale">
      <span className="edit-name" />
      <div className="edit-plot">
        {axis.days.length === 1
          ? hourTicks(axis, 1).map(({ share, minuteOfDay, pass, ms }) => (
              <span key={ms} className="edit-tick" style={{ left: `${String(share * 100)}%` }}>
                {pass === "only"
                  ? words.hourOfDay(minuteOfDay)
                  : words.say(pass === "first" ? "roster-edit.clock-first" : "roster-edit.clock-second", {
                      clock: words.hourOfDay(minuteOfDay),
                    })}
              </span>
            ))
          : axis.days.map(({ day, startMs }) => (
              <button
                key={day}
                type="button"
                className="edit-tick link"
                style={{ left: `${String(shareOf(axis, startMs) * 100)}%` }}
                onClick={() => {
                  onDay(day);
                }}
              >
                {words.day(day)}
              </button>
            ))}
      </div>
    </div>
  );
}

/** So that an hour of a day, or a day of a week, is wide enough to be taken hold of. */
function leastWidth({ days, totalMs }: EditAxis): number {
  return days.length === 1 ? (totalMs / 3_600_000) * 34 : days.length * 96;
}
