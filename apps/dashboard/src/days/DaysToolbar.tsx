import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { EarlierIcon, LaterIcon } from "../shell/icons.tsx";
import type { Words } from "../words/words.ts";
import type { Column } from "./columns.ts";
import { weekInWords } from "./columns.ts";
import type { Zoom } from "./zoom.ts";
import { ZOOMS, zoomsOf } from "./zoom.ts";

/** Which days are in view, and how closely. */
export function DaysToolbar(props: {
  readonly index: PlanIndex;
  readonly zoom: Zoom;
  readonly columns: readonly Column[];
  readonly openDay: number;
  readonly onOpen: (dayIndex: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly words: Words;
}) {
  const { index, zoom, columns, openDay, onOpen, onZoom, words } = props;
  const { say } = words;
  const step = zoom === "day" ? 7 : 1;
  const reach = (by: number): number => Math.min(index.days - 1, Math.max(0, openDay + by));
  const steps = [
    { by: -step, label: say(zoom === "day" ? "days.week-before" : "days.day-before"), icon: <EarlierIcon /> },
    { by: step, label: say(zoom === "day" ? "days.week-after" : "days.day-after"), icon: <LaterIcon /> },
  ];
  return (
    <div className="days-toolbar">
      <div className="day-title">
        {zoom === "week"
          ? null
          : steps.map(({ by, label, icon }) => (
              <ActionIcon
                key={by}
                variant="default"
                size="md"
                aria-label={label}
                disabled={reach(by) === openDay}
                onClick={() => {
                  onOpen(reach(by));
                }}
              >
                {icon}
              </ActionIcon>
            ))}
        <h3 aria-live="polite">{titleOf(index, zoom, columns, openDay, words)}</h3>
      </div>
      <div className="days-tools">
        <SegmentedControl
          size="xs"
          aria-label={say("days.zoom")}
          value={zoom}
          onChange={(value) => {
            onZoom(ZOOMS.find((one) => one === value) ?? zoom);
          }}
          data={zoomsOf(index.plan.grid.intervalMinutes).map((one) => ({ value: one, label: zoomWords(one, words) }))}
        />
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            window.print();
          }}
        >
          {say("days.print")}
        </Button>
      </div>
    </div>
  );
}

function zoomWords(zoom: Zoom, { say }: Words): string {
  if (zoom === "day") return say("days.zoom-week");
  return zoom === "week" ? say("days.zoom-season") : say("days.zoom-minutes", { minutes: zoom });
}

function titleOf(
  { firstDay, days }: PlanIndex,
  zoom: Zoom,
  columns: readonly Column[],
  openDay: number,
  words: Words,
): string {
  if (zoom === "week") return words.say("days.whole-season", { days: words.dayRange(firstDay, firstDay + days - 1) });
  if (zoom !== "day") return words.dayInFull(firstDay + openDay);
  const [from, to] = [columns[0]?.dayIndex ?? openDay, columns.at(-1)?.dayIndex ?? openDay];
  return weekInWords(firstDay + from, firstDay + to, words);
}
