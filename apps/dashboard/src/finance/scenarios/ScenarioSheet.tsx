import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import type { Plan, StoredScenario } from "@springtide/contracts";
import { useMemo } from "react";
import { FoundWords, Trouble } from "../../data/Trouble.tsx";
import { pointerOf } from "../../settings/json.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { allAtFields, fieldErrors } from "../field-errors.ts";
import { inEnglish } from "../in-english.tsx";
import { MergeChoice } from "../MergeChoice.tsx";
import { ChangeList, HOURS, VOLUME } from "./ChangeList.tsx";
import { driverGroups } from "./driver-rows.ts";
import { DriverTable } from "./DriverTable.tsx";
import { useScenarioDraft } from "./useScenarioDraft.ts";

/** One scenario as a sheet of drivers: made, branched, named, annotated, locked. */
export function ScenarioSheet(props: {
  readonly shop: string;
  readonly plan: Plan;
  readonly scenarios: readonly StoredScenario[];
  readonly stored: StoredScenario | null;
  readonly from: string | null;
  readonly mayAsk: boolean;
  readonly words: Words;
  readonly onStored: (id: string | null) => void;
  readonly onBranch: (from: string) => void;
  readonly onClose: () => void;
}) {
  const { shop, plan, scenarios, stored, from, mayAsk, words, onStored, onBranch, onClose } = props;
  const { say } = words;
  const groups = useMemo(() => driverGroups(plan.shop, plan.level.readySeasons), [plan]);
  const taken = scenarios.map(({ id }) => id);
  const edit = useScenarioDraft({ shop, stored, from, groups, taken, locale: words.locale, onStored });
  const { text, error, isBusy } = edit;
  const errors = fieldErrors(error);
  const isLocked = stored?.isLocked === true || !mayAsk;
  const shownAt = ["/name", "/note", "/from", "/changes/volume", "/changes/hours"].concat(
    groups.flatMap(({ rows }) => rows.map(({ path }) => `/changes${pointerOf(path)}`)),
  );
  const common = {
    ...{ changes: text.changes, isLocked, errors, words },
    onChange: (changes: typeof text.changes) => {
      edit.change({ changes });
    },
  };
  return (
    <Sheet
      title={stored === null ? say("finance.new-scenario") : stored.name}
      note={stored?.isLocked === true ? say("finance.locked-note") : say("finance.drivers-note")}
      aside={
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {say("finance.close")}
        </Button>
      }
    >
      <form
        className="stack"
        tabIndex={-1}
        ref={bringIntoView}
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <div className="finance-scenario-head">
          <TextInput
            label={say("finance.name")}
            required
            maxLength={120}
            value={text.name}
            readOnly={isLocked}
            error={inEnglish(errors("/name"))}
            onChange={({ currentTarget }) => {
              edit.change({ name: currentTarget.value });
            }}
          />
          <NativeSelect
            label={say("finance.goes-on-from")}
            value={text.from ?? ""}
            disabled={isLocked}
            error={inEnglish(errors("/from"))}
            data={[
              { value: "", label: say("finance.the-plan") },
              ...scenarios.filter(({ id }) => id !== stored?.id).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget }) => {
              edit.change({ from: currentTarget.value === "" ? null : currentTarget.value });
            }}
          />
          <Textarea
            label={say("finance.note")}
            value={text.note}
            maxLength={4000}
            autosize
            minRows={1}
            readOnly={isLocked}
            error={inEnglish(errors("/note"))}
            onChange={({ currentTarget }) => {
              edit.change({ note: currentTarget.value });
            }}
          />
        </div>
        <div>
          <SegmentedControl
            size="xs"
            aria-label={say("finance.people")}
            value={text.people}
            disabled={isLocked}
            data={[
              { value: "replanned", label: say("finance.replanned") },
              { value: "as-planned", label: say("finance.as-planned") },
            ]}
            onChange={(value) => {
              edit.change({ people: value === "as-planned" ? "as-planned" : "replanned" });
            }}
          />
        </div>
        <ChangeList shape={VOLUME} queues={plan.shop.queues} {...common} />
        <DriverTable groups={groups} {...common} />
        <ChangeList shape={HOURS} queues={plan.shop.queues} {...common} />
        <Problems problems={stored?.problems ?? []} />
        {allAtFields(error, shownAt) ? (
          <p className="trouble" role="alert">
            {say("finance.see-fields")}
          </p>
        ) : (
          <Trouble error={error} />
        )}
        {edit.stale === null ? null : (
          <MergeChoice
            base={{ ...edit.stale.base }}
            mine={{ ...text }}
            theirs={{ ...edit.stale.theirs }}
            words={words}
            onGoOn={edit.goOn}
            onDiscard={edit.discard}
          />
        )}
        <div className="finance-acts">
          {isLocked ? null : (
            <Button type="submit" color="cyan.9" loading={isBusy} disabled={edit.stale !== null}>
              {say("finance.save")}
            </Button>
          )}
          {edit.isChanged && edit.stale === null ? (
            <Button variant="default" disabled={isBusy} onClick={edit.discard}>
              {say("finance.stale-discard")}
            </Button>
          ) : null}
          {stored === null || !mayAsk ? null : (
            <>
              <Button
                variant="default"
                onClick={() => {
                  onBranch(stored.id);
                }}
              >
                {say("finance.branch")}
              </Button>
              {isLocked ? null : (
                <>
                  <Button variant="default" disabled={edit.isChanged || isBusy} onClick={edit.lock}>
                    {say("finance.lock")}
                  </Button>
                  <Button variant="default" disabled={isBusy} onClick={edit.remove}>
                    {say("finance.delete")}
                  </Button>
                </>
              )}
            </>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function Problems({ problems }: { readonly problems: StoredScenario["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="trouble">
      {problems.map((one, i) => (
        <li key={i}>
          <FoundWords finding={one} />
        </li>
      ))}
    </ul>
  );
}

/** It opens below what was compared last. */
function bringIntoView(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: "nearest" });
  form?.focus({ preventScroll: true });
}
