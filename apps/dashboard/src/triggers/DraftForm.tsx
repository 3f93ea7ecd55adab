import { NativeSelect, TextInput } from "@mantine/core";
import type { Shop } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { TriggerKind } from "./detector-fields.ts";
import { DETECTOR_FIELDS, TRIGGER_KINDS } from "./detector-fields.ts";
import { FieldOf } from "./FieldOf.tsx";
import { foundAt, FoundElsewhere, foundIn } from "./found.tsx";
import type { Draft } from "./draft.ts";
import { asKind, valueAt, withValue } from "./draft.ts";
import { ResponseFields } from "./ResponseFields.tsx";
import { asText } from "./row-text.ts";

/** A trigger as a form: which detector, when it fires, and what it does; what is wrong stands at its field in the words of the API. */
export function DraftForm(props: {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly findings: readonly Finding[];
  readonly shop: Shop;
  readonly onDraft: (draft: Draft) => void;
  readonly words: Words;
}) {
  const { draft, isNew, findings, shop, onDraft, words } = props;
  const { say } = words;
  const id = asText(draft["id"]);
  const kind = TRIGGER_KINDS.find((one) => one === draft["kind"]) ?? "first-warm-day";
  const fields = DETECTOR_FIELDS[kind];
  const others = shop.triggers.filter((one) => one.id !== id);
  const set = (key: string, value: Parameters<typeof withValue>[2]): void => {
    onDraft(withValue(draft, key, value));
  };
  const shown = ["name", "id", "kind", "response", "markets", ...fields.map(({ key }) => key)];
  return (
    <Sheet title={say(isNew ? "triggers.form-new" : "triggers.form-edit")}>
      <form
        className="cause-form"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <TextInput
          size="xs"
          label={say("triggers.field-name")}
          value={asText(draft["name"])}
          error={foundIn(findings, "name")}
          onChange={(event) => {
            set("name", event.currentTarget.value);
          }}
        />
        {isNew ? (
          <TextInput
            size="xs"
            label={say("triggers.field-id")}
            value={id}
            error={foundIn(findings, "id")}
            onChange={(event) => {
              set("id", event.currentTarget.value);
            }}
          />
        ) : null}
        <NativeSelect
          size="xs"
          label={say("triggers.field-kind")}
          data={TRIGGER_KINDS.map((one) => ({ value: one, label: say(`triggers.kind-${one}`) }))}
          value={kind}
          error={foundAt(findings, "kind")}
          onChange={(event) => {
            const chosen: TriggerKind | undefined = TRIGGER_KINDS.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined)
              onDraft(
                asKind(
                  draft,
                  chosen,
                  others.map((one) => one.id),
                ),
              );
          }}
        />
        <fieldset>
          <legend>{say("triggers.form-when")}</legend>
          {fields.map((field) => (
            <FieldOf
              key={`${kind} ${field.key}`}
              field={field}
              draft={draft}
              value={valueAt(draft, field.key)}
              error={foundIn(findings, field.key)}
              others={others}
              onValue={(value) => {
                set(field.key, value);
              }}
              words={words}
            />
          ))}
        </fieldset>
        <ResponseFields draft={draft} findings={findings} queues={shop.queues} onValue={set} words={words} />
        <FoundElsewhere findings={findings} shown={shown} />
      </form>
    </Sheet>
  );
}
