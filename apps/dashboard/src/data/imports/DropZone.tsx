import { Button, Textarea } from "@mantine/core";
import type { DragEvent } from "react";
import { useId, useRef, useState } from "react";
import { useSay } from "../../languages/ReaderProvider.tsx";

const TAKEN = ".csv,.txt,.tsv,.gz,.xlsx";

/** Where a file is dropped, chosen, or a table pasted. */
export function DropZone(props: {
  readonly onFile: (file: File) => void;
  readonly isSending: boolean;
  readonly mostMegabytes: number;
  /** What is to be dropped; a file of contacts if not given. */
  readonly title?: string;
  /** Which kinds of files are read; those of contacts if not given. */
  readonly kinds?: string;
}) {
  const say = useSay();
  const { onFile, isSending, mostMegabytes } = props;
  const { title = say("data.drop"), kinds = say("data.kinds", { most: mostMegabytes }) } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const id = useId();
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <>
      <div
        className={`drop-zone${isOver ? " drop-over" : ""}`}
        onDragOver={over}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <p className="drop-words">{title}</p>
        <input
          ref={chooser}
          type="file"
          accept={TAKEN}
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) onFile(file);
            currentTarget.value = "";
          }}
        />
        <Button
          color="cyan.9"
          loading={isSending}
          aria-describedby={`${id}-kinds`}
          onClick={() => {
            chooser.current?.click();
          }}
        >
          {say("data.choose-file")}
        </Button>
        <p id={`${id}-kinds`} className="note">
          {kinds}
        </p>
      </div>
      <details className="more paste">
        <summary>{say("data.paste")}</summary>
        <Textarea
          label={say("data.paste-label")}
          description={say("data.paste-note")}
          value={pasted}
          minRows={4}
          autosize
          maxRows={12}
          spellCheck={false}
          onChange={({ currentTarget }) => {
            setPasted(currentTarget.value);
          }}
        />
        <Button
          variant="default"
          size="compact-sm"
          disabled={pasted.trim() === "" || isSending}
          onClick={() => {
            onFile(new File([pasted], "pasted", { type: "text/plain" }));
          }}
        >
          {say("data.look-through")}
        </Button>
      </details>
    </>
  );
}
