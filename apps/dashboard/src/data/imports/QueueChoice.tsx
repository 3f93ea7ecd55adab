import { Button, NativeSelect } from "@mantine/core";
import type { ImportFinding, Mend } from "@springtide/contracts";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { ignoredName, namedQueue } from "./finding-words.ts";

const LEAVE_OUT = "";

/** Which of the shop's queues a name in the file means; the nearest is proposed. */
export function QueueChoice(props: {
  readonly finding: ImportFinding;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  readonly onAccept: (finding: ImportFinding, mend: Mend) => void;
  readonly words: Words;
}) {
  const { finding, queues, disabled, onAccept, words } = props;
  const { say } = words;
  const name = ignoredName(finding);
  const proposed = finding.mends.map(namedQueue).find((queue) => queue !== null) ?? LEAVE_OUT;
  const [chosen, setChosen] = useState(proposed);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={say("data.which-queue", { name })}
        value={chosen}
        disabled={disabled}
        data={[
          ...queues.map(({ id, name: label }) => ({ value: id, label })),
          { value: LEAVE_OUT, label: say("data.leave-out", { name }) },
        ]}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.value);
        }}
      />
      <Button
        color="cyan.9"
        size="compact-sm"
        disabled={disabled}
        onClick={() => {
          onAccept(finding, chosen === LEAVE_OUT ? leaveOut(name) : named(name, chosen));
        }}
      >
        {say("data.accept")}
      </Button>
    </>
  );
}

function named(name: string, queue: string): Mend {
  return {
    id: `name-queue:${name}=${queue}`,
    code: "name-queue",
    words: "",
    change: { queueNames: { [name]: queue } },
  };
}

function leaveOut(name: string): Mend {
  return { id: `ignore-queue:${name}`, code: "ignore-queue", words: "", change: { ignoreQueues: [name] } };
}
