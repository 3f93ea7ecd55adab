import { Button, Table } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Difference } from "./differences.ts";
import { differences, keyOf, merged } from "./differences.ts";
import { placeSaid, sideSaid } from "./said.ts";
import type { Settings } from "./useSettings.ts";

type Side = "mine" | "theirs";

/** Somebody else saved meanwhile: what differs, field by field, and whose value is to stand. */
export function MergePanel({ settings, words }: { readonly settings: Settings; readonly words: Words }) {
  const { draft, stored } = settings;
  const [chosen, choose] = useState<ReadonlyMap<string, Side>>(new Map());
  if (draft === null || stored === null || !settings.isStale) return null;
  const { say } = words;
  const found = differences(draft.base, draft.draft, stored);
  const sideOf = (one: Difference): Side | null =>
    chosen.get(keyOf(one)) ?? (one.by === "me" ? "mine" : one.by === "them" ? "theirs" : null);
  const open = found.filter((one) => sideOf(one) === null).length;
  return (
    <div role="alert" className="settings-stale" tabIndex={-1} ref={bringIntoView}>
      <Sheet title={say("settings.stale")} note={say("settings.stale-note")} className="settings-merge">
        <div className="table-scroll" role="region" aria-label={say("settings.stale")} tabIndex={0}>
          <Table className="figures wrapped" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say("settings.where")}</Table.Th>
                <Table.Th scope="col">{say("settings.before")}</Table.Th>
                <Table.Th scope="col">{say("settings.theirs")}</Table.Th>
                <Table.Th scope="col">{say("settings.mine")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((one) => (
                <MergeRow
                  key={keyOf(one)}
                  difference={one}
                  side={sideOf(one)}
                  words={words}
                  settings={settings}
                  onChoose={(side) => {
                    choose(new Map(chosen).set(keyOf(one), side));
                  }}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <div className="settings-save-acts">
          <p className="note" role="status">
            {open > 0 ? say("settings.to-choose", { count: open }) : say("settings.all-chosen")}
          </p>
          <Button variant="default" onClick={settings.discard}>
            {say("settings.discard-mine")}
          </Button>
          <Button
            color="cyan.9"
            disabled={open > 0}
            onClick={() => {
              settings.rebase(
                merged(
                  stored,
                  found.filter((one) => sideOf(one) === "mine"),
                ),
              );
            }}
          >
            {say("settings.go-on-merged")}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

/** It comes up while somebody looks at the end of a form. */
function bringIntoView(panel: HTMLElement | null): void {
  panel?.focus();
}

function MergeRow({
  difference,
  side,
  words,
  settings,
  onChoose,
}: {
  readonly difference: Difference;
  readonly side: Side | null;
  readonly words: Words;
  readonly settings: Settings;
  readonly onChoose: (side: Side) => void;
}) {
  const { steps, base, mine, theirs, by } = difference;
  const place = placeSaid(difference, words, settings.shown);
  const radio = (own: Side, value: string) => (
    <label className="settings-side">
      <input
        type="radio"
        name={keyOf(difference)}
        checked={side === own}
        onChange={() => {
          onChoose(own);
        }}
      />{" "}
      <span>
        {value}
        <span className="hidden-visually">, {place}</span>
      </span>
    </label>
  );
  const said = (value: Difference["mine"]): string => sideSaid(steps, value, words, settings.shown);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {place}
        {by === "both" ? <span className="tag">{words.say("settings.both-changed")}</span> : null}
      </Table.Th>
      <Table.Td>{said(base)}</Table.Td>
      <Table.Td>{radio("theirs", said(theirs))}</Table.Td>
      <Table.Td>{radio("mine", said(mine))}</Table.Td>
    </Table.Tr>
  );
}
