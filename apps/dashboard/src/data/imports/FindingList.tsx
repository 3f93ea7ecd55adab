import { Button, SegmentedControl } from "@mantine/core";
import type { ImportFinding, Mend } from "@springtide/contracts";
import { useState } from "react";
import { useOwn } from "../../address/useAddress.ts";
import type { Words } from "../../words/words.ts";
import { FindingCard } from "./FindingCard.tsx";
import type { ListedFinding } from "./settling.ts";

/** What was found in a file, one finding after the other or all at once. */
export function FindingList(props: {
  readonly listed: readonly ListedFinding[];
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  readonly onAccept: (finding: ImportFinding, mend: Mend) => void;
  readonly onLeave: (key: string) => void;
  readonly onReopen: (key: string, wasAccepted: boolean) => void;
  readonly words: Words;
}) {
  const { listed, words, ...rest } = props;
  const { say } = words;
  const [way, setWay] = useOwn("findings");
  const [chosen, setChosen] = useState<number | null>(null);
  if (listed.length === 0) return <p className="empty">{say("data.nothing-found")}</p>;
  const oneByOne = way !== "all" && listed.length > 1;
  const firstOpen = Math.max(
    0,
    listed.findIndex(({ standing }) => standing === "open"),
  );
  const at = Math.min(chosen ?? firstOpen, listed.length - 1);
  const shown = oneByOne ? listed.slice(at, at + 1) : listed;
  return (
    <section className="findings" aria-label={say("data.findings")}>
      <div className="findings-head">
        <h4>{say("data.findings")}</h4>
        {listed.length < 2 ? null : (
          <SegmentedControl
            size="xs"
            aria-label={say("data.findings-way")}
            value={oneByOne ? "one" : "all"}
            data={[
              { value: "one", label: say("data.one-by-one") },
              { value: "all", label: say("data.all-at-once") },
            ]}
            onChange={(value) => {
              setWay(value === "all" ? "all" : null);
            }}
          />
        )}
        {oneByOne ? (
          <div className="findings-steps">
            <Button
              variant="default"
              size="compact-sm"
              disabled={at === 0}
              onClick={() => {
                setChosen(at - 1);
              }}
            >
              {say("data.previous")}
            </Button>
            <span aria-live="polite">{say("data.finding-of", { at: at + 1, of: listed.length })}</span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={at === listed.length - 1}
              onClick={() => {
                setChosen(at + 1);
              }}
            >
              {say("data.next")}
            </Button>
          </div>
        ) : null}
      </div>
      <ul className="finding-list">
        {shown.map((one) => (
          <FindingCard key={one.key} listed={one} words={words} {...rest} />
        ))}
      </ul>
    </section>
  );
}
