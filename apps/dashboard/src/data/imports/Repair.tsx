import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ImportMapping } from "@springtide/contracts";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { shopQuestion } from "../data-questions.ts";
import { ChangePreview } from "./ChangePreview.tsx";
import { Mends } from "./Mends.tsx";
import type { Examined } from "./read-result.ts";
import type { Settling } from "./settling.ts";
import { listedFindings, mappingOf, newSettling, openCounts } from "./settling.ts";

/** A file that was looked through: what was found and may be mended, what storing it would change, and the way to store it. */
export function Repair(props: {
  readonly shop: string;
  readonly examined: Examined;
  readonly isWorking: boolean;
  readonly onLook: (mapping: ImportMapping) => void;
  readonly onSheet: (sheet: string) => void;
  readonly onStore: (mapping: ImportMapping, saveMapping: boolean) => void;
  readonly words: Words;
}) {
  const { shop, examined, isWorking, onLook, onSheet, onStore, words } = props;
  const { diagnosis, diff } = examined;
  const { say } = words;
  const [settling, setSettling] = useState<Settling>(() => newSettling(diagnosis));
  const [saves, setSaves] = useState(false);
  const queues = useQuery(shopQuestion(shop)).data?.queues ?? [];
  const listed = listedFindings(diagnosis.findings, settling);
  const open = openCounts(listed);
  const settle = (next: Settling, looksAgain: boolean): void => {
    setSettling(next);
    if (looksAgain) onLook(mappingOf(next));
  };
  return (
    <div className="repair" aria-busy={isWorking}>
      <p className="repair-summary">
        {say("data.file-summary", {
          file: diagnosis.file,
          rows: diagnosis.rowsRead,
          written: words.count(diagnosis.rowsRead),
          queues: diagnosis.preview.queues.length,
        })}{" "}
        {diagnosis.recognised.layout === null
          ? say("data.not-recognised")
          : say("data.recognised", { layout: diagnosis.recognised.layout })}{" "}
        {say("data.open-findings", open)}
      </p>
      <Mends
        diagnosis={diagnosis}
        findings={diagnosis.findings}
        settling={settling}
        queues={queues}
        disabled={isWorking}
        onSettling={settle}
        onSheet={onSheet}
        words={words}
      />
      {diff === null ? (
        <p className="caption">{say("data.not-ready")}</p>
      ) : (
        <ChangePreview diff={diff} diagnosis={diagnosis} queues={queues} words={words} />
      )}
      <div className="repair-store">
        <Button
          color="cyan.9"
          disabled={!diagnosis.ready || isWorking}
          onClick={() => {
            onStore(diagnosis.mapping, saves);
          }}
        >
          {say("data.store")}
        </Button>
        <Switch
          label={say("data.save-mapping")}
          checked={saves}
          onChange={({ currentTarget }) => {
            setSaves(currentTarget.checked);
          }}
        />
      </div>
    </div>
  );
}
