import { NativeSelect } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { BacktestReport } from "@springtide/contracts";
import { civilDay } from "@springtide/calendar";
import { useState } from "react";
import { EngineNotes } from "../EngineNotes.tsx";
import type { Words } from "../../words/words.ts";
import { RunsBar } from "../work/RunsBar.tsx";
import { useRuns } from "../work/useRuns.ts";
import { LeadSheet } from "./LeadSheet.tsx";
import { TriggerSheet } from "./TriggerSheet.tsx";

const ORIGINS = [4, 8, 12, 24] as const;
const HORIZONS = [14, 28, 56] as const;

/** The past forecast from what was known then, beside what came. */
export function BacktestPart({ stored, words }: { readonly stored: Plan; readonly words: Words }) {
  const { say } = words;
  const shop = stored.shop.id;
  const runs = useRuns({ shop, kind: "backtest", schema: BacktestReport, own: "backtested" });
  const [origins, setOrigins] = useState(12);
  const [horizonDays, setHorizon] = useState(28);
  const report = runs.result;
  return (
    <>
      <RunsBar
        runs={runs}
        name={say("proof.backtest")}
        onStart={() => {
          runs.start({ body: { kind: "backtest", shop, origins, horizonDays } });
        }}
        words={words}
      >
        <NativeSelect
          label={say("proof.origins")}
          value={String(origins)}
          onChange={({ currentTarget }) => {
            setOrigins(Number(currentTarget.value));
          }}
          data={ORIGINS.map(String)}
        />
        <NativeSelect
          label={say("proof.horizon")}
          value={String(horizonDays)}
          onChange={({ currentTarget }) => {
            setHorizon(Number(currentTarget.value));
          }}
          data={HORIZONS.map((days) => ({ value: String(days), label: say("proof.count-days", { count: days }) }))}
        />
      </RunsBar>
      {report === null ? (
        runs.shown === null ? (
          <p className="empty">{say("proof.not-backtested")}</p>
        ) : null
      ) : (
        <div className="stack">
          <p className="note">
            {say("proof.backtest-span", {
              count: report.origins.length,
              days: report.horizonDays,
              from: words.day(civilDay(report.origins[0] ?? stored.history.firstDay)),
              to: words.day(civilDay(report.origins.at(-1) ?? stored.history.lastDay)),
            })}
          </p>
          <LeadSheet report={report} words={words} />
          <TriggerSheet report={report} words={words} />
          <EngineNotes notes={[report.weather.words, ...report.caveats]} words={words} />
        </div>
      )}
    </>
  );
}
