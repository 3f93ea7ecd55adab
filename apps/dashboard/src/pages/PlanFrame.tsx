import { Alert, Button } from "@mantine/core";
import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay, yearOf } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import type { ComponentType } from "react";
import { useMemo } from "react";
import type { Address } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import type { Clock } from "../clock/clock.ts";

import { useDesk } from "../desk/useDesk.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { changedInWords } from "../model/model-words.ts";
import { dayIndexOf, chosenQueues, indexPlan } from "../plan-index/plan-index.ts";
import { Publishing } from "../publishing/Publishing.tsx";
import { Caveats } from "../shell/Caveats.tsx";
import { Fetched } from "../states/Fetched.tsx";
import { useWhatIf } from "../what-if/useWhatIf.ts";
import type { Words } from "../words/words.ts";
import { wordsFor } from "../words/words.ts";
import type { PlanPageProps } from "./plan-page.ts";

/** What all pages about one plan share: its desk, its words, the change that is tried on it. It stays as one goes from page to page. */
export default function PlanFrame(props: {
  readonly stored: Plan;
  readonly queue: string;
  readonly address: Address;
  readonly move: Move;
  readonly clock: Clock;
  readonly page: ComponentType<PlanPageProps>;
}) {
  const { stored, queue, address, move, clock, page: Page } = props;
  const speaking = useSpeaking();
  const desk = useDesk(stored);
  const whatIf = useWhatIf(stored, desk, address.model, (model) => {
    move({ model });
  });
  const { shown } = whatIf;
  const words = useMemo(
    () => wordsFor({ speaking, currency: stored.shop.currency, year: yearThatGoesWithoutSaying(stored) }),
    [speaking, stored],
  );
  const index = useMemo(() => indexPlan(shown), [shown]);
  const queues = useMemo(() => chosenQueues(index, queue), [index, queue]);
  const openDay = dayIndexOf(index, address.day) ?? dayToStartWith(shown, index.firstDay, index.days);
  const { say } = words;
  return (
    <>
      <div className="season-title">
        <h1>{stored.shop.name}</h1>
        <p>
          {seasonInWords(index.firstDay, index.firstDay + index.days - 1, words)} ·{" "}
          {stored.grid.zone.replaceAll("_", " ")} · {say("pages.seasons-drawn", { count: stored.paths })}
        </p>
        <Publishing plan={stored} words={words} />
      </div>
      {shown === stored ? null : (
        <Alert className="changed" color="cyan" title={changedInWords(stored, shown, words)}>
          {say("pages.not-stored")}{" "}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              whatIf.show(false);
            }}
          >
            {say("pages.back-to-stored")}
          </Button>
        </Alert>
      )}
      <Fetched>
        <Page
          stored={stored}
          index={index}
          queue={queue}
          queues={queues}
          openDay={openDay}
          open={(dayIndex) => {
            move({ day: isoDay(index.firstDay + dayIndex) });
          }}
          address={address}
          move={move}
          desk={desk}
          whatIf={whatIf}
          clock={clock}
          words={words}
        />
      </Fetched>
      <Caveats plan={stored} words={words} />
    </>
  );
}

/** The worst gap if there is one, else the next peak, else the first day. */
function dayToStartWith(plan: Plan, firstDay: number, days: number): number {
  const iso = plan.worstGaps[0]?.start.slice(0, 10) ?? plan.peaks[0]?.likelyDay;
  const dayIndex = iso === undefined ? 0 : civilDay(iso) - firstDay;
  return dayIndex >= 0 && dayIndex < days ? dayIndex : 0;
}

/** The year of a season that lies within one; none where two of its days may have the same name. */
function yearThatGoesWithoutSaying({ grid }: Plan): number | null {
  const firstDay = civilDay(grid.firstDay);
  return yearOf(firstDay) === yearOf(firstDay + grid.days - 1) ? yearOf(firstDay) : null;
}

/** "1 Jan to 30 Jun 2016", or with both years where it runs over the turn of one. */
function seasonInWords(from: CivilDay, to: CivilDay, words: Words): string {
  return `${words.dayRange(from, to)}${yearOf(from) === yearOf(to) ? ` ${String(yearOf(to))}` : ""}`;
}
