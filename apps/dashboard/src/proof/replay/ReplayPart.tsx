import { NativeSelect } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { ReplayReport } from "@springtide/contracts";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { RunsBar } from "../work/RunsBar.tsx";
import { useRuns } from "../work/useRuns.ts";
import { ArmsSheet } from "./ArmsSheet.tsx";
import { replayYears } from "./replay-years.ts";
import { WeeksSheet } from "./WeeksSheet.tsx";

/** A season of the past, decided again as this planner would have. */
export function ReplayPart({ stored, words }: { readonly stored: Plan; readonly words: Words }) {
  const { say } = words;
  const shop = stored.shop.id;
  const years = replayYears(stored);
  const [year, setYear] = useState(years[0] ?? null);
  const runs = useRuns({ shop, kind: "replay", schema: ReplayReport, own: "replayed" });
  if (year === null) return <p className="empty">{say("proof.no-years")}</p>;
  return (
    <>
      <RunsBar
        runs={runs}
        name={say("proof.replay")}
        onStart={() => {
          runs.start({ body: { kind: "replay", shop, season: year } });
        }}
        words={words}
      >
        <NativeSelect
          label={say("proof.season")}
          value={String(year)}
          onChange={({ currentTarget }) => {
            setYear(Number(currentTarget.value));
          }}
          data={years.map(String)}
        />
      </RunsBar>
      {runs.result === null ? (
        runs.shown === null ? (
          <p className="empty">{say("proof.not-replayed")}</p>
        ) : null
      ) : (
        <div className="stack">
          <ArmsSheet report={runs.result} words={words} />
          <WeeksSheet report={runs.result} words={words} />
        </div>
      )}
    </>
  );
}
