import { Button, Textarea, TextInput } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import type { EditedShift } from "@springtide/season/roster-edit";
import { checkedWhole, editedShifts } from "@springtide/season/roster-edit";
import { useMutation } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import type { Words } from "../words/words.ts";
import { rosterApi } from "./draft-api.ts";
import type { RosterMeans } from "./roster-means.ts";

interface Sent {
  readonly file: string;
  readonly body: Blob;
}

const MOST_TOLD = 20;

/** A roster of one's own, dropped, chosen or pasted: read and checked by the server, shown with what breaks, and taken as the draft. */
export function OwnSheet(props: {
  readonly means: RosterMeans;
  readonly onTake: (shifts: readonly EditedShift[]) => void;
  readonly words: Words;
}) {
  const { means, onTake, words } = props;
  const { say } = words;
  const [month, setMonth] = useState("");
  const [text, setText] = useState("");
  const [isOver, setIsOver] = useState(false);
  const input = useId();
  const read = useMutation({
    mutationFn: ({ file, body }: Sent) =>
      rosterApi.checkRosterFile({
        params: { shop: means.plan.shop.id },
        query: { file, ...(month === "" ? {} : { month }) },
        upload: body,
      }),
  });
  const taken = useMemo(() => editedShifts(read.data?.shifts ?? []), [read.data]);
  const breaches = useMemo(() => checkedWhole(means.check, taken), [means, taken]);
  const send = (file: File | undefined): void => {
    if (file === undefined) return;
    const body = file.type === "" ? file.slice(0, file.size, "application/octet-stream") : file;
    read.mutate({ file: file.name, body });
  };
  return (
    <div className="edit-own">
      <p className="note">{say("roster-edit.own-note")}</p>
      <div
        className={`edit-drop ${isOver ? "is-over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          send(event.dataTransfer.files[0]);
        }}
      >
        <label htmlFor={input}>{say("roster-edit.own-file")}</label>
        <input
          id={input}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          onChange={({ currentTarget }) => {
            send(currentTarget.files?.[0]);
          }}
        />
      </div>
      <TextInput
        size="xs"
        type="month"
        label={say("roster-edit.own-month")}
        value={month}
        onChange={({ currentTarget }) => {
          setMonth(currentTarget.value);
        }}
      />
      <Textarea
        size="xs"
        minRows={3}
        autosize
        maxRows={10}
        label={say("roster-edit.own-paste")}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <Button
        size="compact-sm"
        variant="default"
        disabled={text.trim() === ""}
        loading={read.isPending}
        onClick={() => {
          read.mutate({ file: "pasted", body: new Blob([text], { type: "text/csv" }) });
        }}
      >
        {say("roster-edit.own-read")}
      </Button>
      {read.error === null ? null : <Refused error={read.error} />}
      {read.data === undefined ? null : (
        <div role="status">
          <p>
            {say("roster-edit.own-found", {
              shifts: read.data.shifts.length,
              people: new Set(read.data.shifts.map(({ person }) => person)).size,
              rules: breaches.length,
            })}
          </p>
          {read.data.unknown.length === 0 ? null : (
            <p className="short">
              {say("roster-edit.own-unknown", {
                count: read.data.unknown.length,
                names: words.list(read.data.unknown.slice(0, MOST_TOLD)),
              })}
            </p>
          )}
          {read.data.outside === 0 ? null : (
            <p className="short">{say("roster-edit.own-outside", { count: read.data.outside })}</p>
          )}
          <ul className="edit-breaches" lang="en">
            {[...read.data.checked.notes, ...breaches.map(({ sentence }) => sentence)]
              .slice(0, MOST_TOLD)
              .map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
          </ul>
          <Button
            size="compact-sm"
            disabled={read.data.shifts.length === 0}
            onClick={() => {
              onTake(taken);
              read.reset();
            }}
          >
            {say("roster-edit.own-take")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the server refuses, finding by finding, with its row. */
function Refused({ error }: { readonly error: Error }) {
  const findings = error instanceof ApiProblem ? error.problem.errors : [];
  return (
    <ul role="alert" className="edit-breaches" lang="en">
      {findings.length === 0 ? <li>{error.message}</li> : null}
      {findings.slice(0, MOST_TOLD).map(({ place, found, rule, remedy }) => (
        <li key={`${String(place.row)} ${place.column ?? ""} ${found}`} className="is-refused">
          {[place.row === undefined ? "" : `Row ${String(place.row)}`, place.column ?? "", found]
            .filter((part) => part !== "")
            .join(", ")}
          : {rule}. {remedy}
        </li>
      ))}
    </ul>
  );
}
