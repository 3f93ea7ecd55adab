import { isoDay } from "@springtide/calendar";
import { moved, writeAddress } from "../address/address.ts";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { Fetched } from "../states/Fetched.tsx";
import { DAY_IN_DETAIL } from "./go-to-day.ts";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

const DaySheet = lazyWithTexts(async () => ({ default: (await import("../day/DaySheet.tsx")).DaySheet }));

/** One day by interval, under the season: open where the address names a day. */
export function DayInDetail(
  props: Pick<PlanPageProps, "index" | "queues" | "openDay" | "open" | "address" | "move" | "desk" | "words">,
) {
  const { index, queues, openDay, open, address, move, desk, words } = props;
  const isOpen = address.day !== null;
  const toDays = { view: "days", day: isoDay(index.firstDay + openDay) } as const;
  const iso = isoDay(index.firstDay + openDay);
  return (
    <details
      className="day-in-detail"
      id={DAY_IN_DETAIL}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) move({ day: currentTarget.open ? iso : null });
      }}
    >
      <summary>
        <strong>{words.say("season.day-in-detail")}</strong>{" "}
        <span className="note">{words.dayInFull(index.firstDay + openDay)}</span>
      </summary>
      {isOpen ? (
        <>
          <p className="to-days">
            <a
              className="link"
              href={writeAddress(moved(address, toDays))}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                move(toDays);
              }}
            >
              {words.say("season.to-days")}
            </a>
          </p>
          <Fetched>
            <DaySheet
              index={index}
              queues={queues}
              dayIndex={openDay}
              onOpen={open}
              desk={desk}
              onWeek={() => {
                move({ view: "roster", day: iso });
              }}
              words={words}
            />
          </Fetched>
        </>
      ) : null}
    </details>
  );
}
