import { Button, Table } from "@mantine/core";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Difference } from "./differences.ts";
import { keyOf } from "./differences.ts";
import type { Json } from "./json.ts";
import type { Draft } from "./kept-draft.ts";
import { placeSaid, sideSaid } from "./said.ts";
import { SideRadio } from "./SideRadio.tsx";
import type { Settings } from "./useSettings.ts";
import type { Sides } from "./useSides.ts";
import { useSides } from "./useSides.ts";

/** Somebody else saved meanwhile: what differs, field by field, and whose value is to stand. */
export function MergePanel({ settings, words }: { readonly settings: Settings; readonly words: Words }) {
  const { draft, stored } = settings;
  if (draft === null || stored === null || !settings.isStale) return null;
  return <OpenPanel settings={settings} draft={draft} stored={stored} words={words} />;
}

function OpenPanel(props: {
  readonly settings: Settings;
  readonly draft: Draft;
  readonly stored: Json;
  readonly words: Words;
}) {
  const { settings, draft, stored, words } = props;
  const { say } = words;
  const sides = useSides(draft.base, draft.draft, stored);
  const { open } = sides;
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
              {sides.found.map((one) => (
                <MergeRow key={keyOf(one)} difference={one} sides={sides} words={words} settings={settings} />
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
              settings.rebase(sides.merged());
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

function MergeRow(props: {
  readonly difference: Difference;
  readonly sides: Sides;
  readonly words: Words;
  readonly settings: Settings;
}) {
  const { difference, sides, words, settings } = props;
  const { steps, base, mine, theirs, by } = difference;
  const place = placeSaid(difference, words, settings.shown);
  const said = (value: Difference["mine"]): string => sideSaid(steps, value, words, settings.shown);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {place}
        {by === "both" ? <span className="tag">{words.say("settings.both-changed")}</span> : null}
      </Table.Th>
      <Table.Td>{said(base)}</Table.Td>
      <Table.Td>
        <SideRadio {...{ sides, difference, place }} side="theirs" value={said(theirs)} />
      </Table.Td>
      <Table.Td>
        <SideRadio {...{ sides, difference, place }} side="mine" value={said(mine)} />
      </Table.Td>
    </Table.Tr>
  );
}
