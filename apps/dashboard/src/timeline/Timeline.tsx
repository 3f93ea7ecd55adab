import { useMemo, useRef, useState } from "react";
import type { Desk } from "../desk/desk.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Asked } from "../roster/asked.ts";
import { askedKey } from "../roster/asked.ts";
import { RosterWhy } from "../roster/RosterWhy.tsx";
import type { Words } from "../words/words.ts";
import type { TimelinePicture } from "./timeline-picture.ts";
import { TimelineFigure } from "./TimelineFigure.tsx";
import { TimelineTable } from "./TimelineTable.tsx";

/** The people of a day: who works when, with which breaks, and why; as a picture or as a table. */
export function Timeline(props: {
  readonly index: PlanIndex;
  readonly picture: TimelinePicture;
  readonly desk: Desk;
  readonly view: string;
  readonly onWeek: () => void;
  readonly words: Words;
}) {
  const { index, picture, desk, view, onWeek, words } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const opener = useRef<HTMLElement>(null);
  const shown = useMemo(() => (asked !== null && isOn(picture, asked) ? asked : null), [picture, asked]);
  const ask = (what: Asked, from: HTMLElement): void => {
    opener.current = from;
    setAsked(what);
  };
  const close = (): void => {
    setAsked(null);
    opener.current?.focus();
  };
  return (
    <div
      className="timeline-part"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || shown === null) return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="sheet-head">
        <div>
          <h4>{words.say("timeline.title")}</h4>
          <p className="note">{picture.sentence}</p>
        </div>
        <button type="button" className="link" onClick={onWeek}>
          {words.say("timeline.to-roster")}
        </button>
      </div>
      {view === "table" ? (
        <TimelineTable index={index} picture={picture} onAsk={ask} words={words} />
      ) : (
        <>
          <TimelineFigure picture={picture} chosen={shown === null ? null : askedKey(shown)} onAsk={ask} />
          <TimelineLegend picture={picture} />
        </>
      )}
      {shown === null ? null : <RosterWhy index={index} asked={shown} desk={desk} onClose={close} words={words} />}
    </div>
  );
}

function isOn({ teams, open }: TimelinePicture, asked: Asked): boolean {
  const key = askedKey(asked);
  return asked.kind === "shift"
    ? teams.some(({ rows }) =>
        rows.some(({ bars }) => bars.some(({ shift }) => askedKey({ kind: "shift", shift }) === key)),
      )
    : open.some((bar) => askedKey({ kind: "open", open: bar.open }) === key);
}

/** Only what is in the picture. */
function TimelineLegend({ picture }: { readonly picture: TimelinePicture }) {
  const say = useSay();
  return (
    <ul className="legend" aria-hidden="true">
      <li>
        <span className="chip-line chip-required" />
        {say("timeline.legend.required")}
      </li>
      <li>
        <span className="swatch swatch-own" />
        {say("timeline.legend.at-work")}
      </li>
      <li>
        <span className="swatch swatch-break" />
        {say("timeline.legend.break")}
      </li>
      {picture.seats.length === 0 ? null : (
        <li>
          <span className="swatch swatch-seats" />
          {say("timeline.legend.seats")}
        </li>
      )}
      {picture.open.length === 0 && picture.cover.every(({ short }) => short === 0) ? null : (
        <li>
          <span className="swatch swatch-gap" />
          {say("timeline.legend.short")}
        </li>
      )}
      {picture.closed.length === 0 ? null : (
        <li>
          <span className="swatch swatch-closed" />
          {say("timeline.legend.closed")}
        </li>
      )}
      {picture.axis.secondPass === null ? null : (
        <li>
          <span className="swatch swatch-again" />
          {say("timeline.legend.again")}
        </li>
      )}
    </ul>
  );
}
