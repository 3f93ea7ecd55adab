import type { CommitmentRequest } from "@springtide/contracts";
import type { DayOfLines } from "../requests/lines.ts";
import { hasEnded, isOpen, positionHours, stretchNow } from "../requests/lines.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { AnswerDraft, LineAnswer } from "./answer-draft.ts";
import { DayStrip } from "./DayStrip.tsx";
import type { FindingsByLine } from "./findings-by-line.ts";
import { IntervalTable } from "./IntervalTable.tsx";
import { LineCard } from "./LineCard.tsx";
import type { Zones } from "./zones.ts";

/** The lines of one day on the partner's clock, with the cells in which they are answered. */
export function DayPart(props: {
  readonly day: DayOfLines;
  readonly request: CommitmentRequest;
  readonly etag: string;
  readonly zones: Zones;
  readonly draft: AnswerDraft;
  readonly findings: FindingsByLine;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (lines: readonly string[], isTicked: boolean) => void;
  readonly onAnswer: (line: string, answer: LineAnswer | null) => void;
}) {
  const { day, request, etag, zones, draft, findings, ticked, onTick, onAnswer } = props;
  const words = usePortalWords();
  const { say } = words;
  const open = day.lines.filter(isOpen).map(({ id }) => id);
  const held = day.lines.filter((line) => !hasEnded(line)).map(stretchNow);
  const title = words.dayInFull(day.at, zones.partner);
  return (
    <section className="sheet day" aria-label={title}>
      <div className="day-head">
        <h3>{title}</h3>
        <span className="note">{say("portal.request.day-hours", { hours: words.hours(positionHours(held)) })}</span>
        {open.length < 2 ? null : (
          <label className="tick">
            <input
              type="checkbox"
              checked={open.every((line) => ticked.has(line))}
              onChange={({ currentTarget }) => {
                onTick(open, currentTarget.checked);
              }}
            />
            <span>{say("portal.request.tick-day")}</span>
          </label>
        )}
      </div>
      <DayStrip lines={day.lines} zone={zones.partner} />
      <ul
        className="lines"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
          if (!event.target.classList.contains("cell")) return;
          event.preventDefault();
          nextCell(event.target)?.focus();
        }}
      >
        {day.lines.map((line) => (
          <LineCard
            key={line.id}
            line={line}
            request={request}
            etag={etag}
            zones={zones}
            answer={draft[line.id] ?? null}
            findings={findings[line.id] ?? []}
            isTicked={ticked.has(line.id)}
            onTick={(isTicked) => {
              onTick([line.id], isTicked);
            }}
            onAnswer={(answer) => {
              onAnswer(line.id, answer);
            }}
          />
        ))}
      </ul>
      <details className="intervals">
        <summary>{say("portal.intervals.title")}</summary>
        <IntervalTable lines={day.lines} zones={zones} label={title} />
      </details>
    </section>
  );
}

/** Enter goes to the next cell, as in a sheet. */
function nextCell(from: HTMLInputElement): HTMLElement | null {
  const cells = [...document.querySelectorAll<HTMLElement>("input.cell")];
  return cells[cells.indexOf(from) + 1] ?? null;
}
