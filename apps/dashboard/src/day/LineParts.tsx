import { Button, NativeSelect } from "@mantine/core";
import type { RefObject } from "react";
import { useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { Line } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { DayService } from "../service/DayService.tsx";
import { WhyPanel } from "../why/WhyPanel.tsx";
import type { Words } from "../words/words.ts";
import type { DayPicture } from "./day-picture.ts";
import { busiestRow, openRows } from "./line-rows.ts";

/** What goes with the heads of a day where customers wait on a line: what they meet, and why so many are asked for. */
export function LineParts(props: {
  readonly index: PlanIndex;
  readonly lines: readonly Line[];
  readonly dayIndex: number;
  readonly picture: DayPicture;
  readonly desk: Desk;
  readonly view: string;
  /** The interval explained, if any of its rows. */
  readonly why: number;
  readonly whyButton: RefObject<HTMLButtonElement | null>;
  readonly onWhy: (interval: number) => void;
  readonly onClose: () => void;
  readonly onRow: (row: number) => void;
  readonly words: Words;
}) {
  const { index, lines, dayIndex, picture, desk, view, why, whyButton, onWhy, onClose, onRow, words } = props;
  const { say } = words;
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const line = lines.find(({ queue }) => queue.id === chosen) ?? lines[0];
  const { rows } = picture;
  if (line === undefined) return null;
  const open = openRows(index, line, rows);
  const start = open.find(({ interval }) => interval === asked) ?? busiestRow(index, line, open);
  const told = open.find(({ interval }) => interval === why);
  return (
    <>
      <div className="line-choices">
        {lines.length < 2 ? null : (
          <NativeSelect
            size="xs"
            aria-label={say("day.line")}
            value={line.queue.id}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value);
            }}
            data={lines.map(({ queue }) => ({ value: queue.id, label: queue.name }))}
          />
        )}
        {start === undefined ? null : (
          <>
            <NativeSelect
              size="xs"
              aria-label={say("day.interval")}
              value={String(start.interval)}
              onChange={({ currentTarget }) => {
                setAsked(Number(currentTarget.value));
              }}
              data={open.map(({ interval, label }) => ({ value: String(interval), label: say("day.at", { label }) }))}
            />
            <Button
              ref={whyButton}
              size="compact-sm"
              variant="default"
              aria-expanded={told !== undefined}
              onClick={() => {
                onWhy(start.interval);
              }}
            >
              {say("day.why")}
            </Button>
          </>
        )}
      </div>
      {told === undefined ? null : (
        <WhyPanel
          index={index}
          line={line}
          interval={told.interval}
          label={told.label}
          desk={desk}
          onClose={onClose}
          words={words}
        />
      )}
      <DayService
        index={index}
        line={line}
        dayIndex={dayIndex}
        picture={picture}
        desk={desk}
        view={view}
        onRow={onRow}
        words={words}
      />
    </>
  );
}
