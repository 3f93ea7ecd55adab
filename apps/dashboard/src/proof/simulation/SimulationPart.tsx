import { NativeSelect } from "@mantine/core";
import { isoDay, weekday } from "@springtide/calendar";
import type { SimulateJobCall } from "@springtide/contracts";
import { SimulatedPlan } from "@springtide/contracts";
import { useCallback, useState } from "react";
import type { PlanPageProps } from "../../pages/plan-page.ts";
import { Verified } from "../../verification/Verified.tsx";
import { RunsBar } from "../work/RunsBar.tsx";
import { useRuns } from "../work/useRuns.ts";
import { FormulaSheet } from "./FormulaSheet.tsx";
import { PlayedSheet } from "./PlayedSheet.tsx";

const SPANS = ["plan", "week", "day"] as const;
type Span = (typeof SPANS)[number];
const SEASONS = [5, 10, 20, 50, 100] as const;
const USUAL_SEASONS = 20;

/** The stored plan played out contact by contact, beside what its formulas say. */
export function SimulationPart(props: PlanPageProps) {
  const { stored, index, queues, openDay, words } = props;
  const { say } = words;
  const shop = stored.shop.id;
  const runs = useRuns({ shop, kind: "simulate", schema: SimulatedPlan, own: "played" });
  const [span, setSpan] = useState<Span>("plan");
  const [seasons, setSeasons] = useState(Math.min(USUAL_SEASONS, stored.paths));
  const nameOf = useCallback(
    (queue: string): string => stored.shop.queues.find(({ id }) => id === queue)?.name ?? queue,
    [stored],
  );
  return (
    <>
      <RunsBar
        runs={runs}
        name={say("proof.play")}
        onStart={() => {
          const simulation = { replications: seasons, ...daysOf(span, index.firstDay, index.days, openDay) };
          runs.start({ body: { kind: "simulate", shop, simulation } });
        }}
        words={words}
      >
        <NativeSelect
          label={say("proof.days")}
          value={span}
          onChange={({ currentTarget }) => {
            setSpan(SPANS.find((each) => each === currentTarget.value) ?? "plan");
          }}
          data={SPANS.map((value) => ({
            value,
            label: say(`proof.span-${value}`, { day: words.day(index.firstDay + openDay) }),
          }))}
        />
        <NativeSelect
          label={say("proof.seasons")}
          value={String(seasons)}
          onChange={({ currentTarget }) => {
            setSeasons(Number(currentTarget.value));
          }}
          data={[...new Set(SEASONS.map((count) => Math.min(count, stored.paths)))].map(String)}
        />
      </RunsBar>
      {runs.result === null ? (
        runs.shown === null ? (
          <p className="empty">{say("proof.not-played")}</p>
        ) : null
      ) : (
        <div className="stack">
          <PlayedSheet
            played={runs.result}
            chosen={queues.length === 1 ? (queues[0] ?? null) : null}
            nameOf={nameOf}
            words={words}
          />
          <FormulaSheet played={runs.result} nameOf={nameOf} words={words} />
        </div>
      )}
      <div className="proof-verified">
        <Verified plan={stored} words={words} />
      </div>
    </>
  );
}

/** The days of a span, as they are asked for: the whole plan where nothing is said. */
function daysOf(
  span: Span,
  firstDay: number,
  days: number,
  openDay: number,
): Pick<SimulateJobCall["simulation"], "firstDay" | "days"> {
  if (span === "plan") return {};
  if (span === "day") return { firstDay: isoDay(firstDay + openDay), days: 1 };
  const from = Math.max(0, openDay - weekday(firstDay + openDay) + 1);
  const to = Math.min(days, openDay - weekday(firstDay + openDay) + 8);
  return { firstDay: isoDay(firstDay + from), days: to - from };
}
