import { NativeSelect, NumberInput, Switch, TextInput } from "@mantine/core";
import { Channel } from "@springtide/contracts";
import type { DraftQueue } from "./draft.ts";
import { errorAt } from "./field-errors.ts";
import type { FieldsProps } from "./PlaceFields.tsx";

const WITHIN_SECONDS = [10, 20, 30, 60, 120, 300, 3600, 14_400, 28_800, 86_400, 172_800];

/** The queues that the file names, each with its channel, handling time and promise. */
export function QueueFields({ draft, set, guess, errors, words }: FieldsProps) {
  const { say, count, wait } = words;
  const change = (at: number, part: Partial<DraftQueue>): void => {
    set({ queues: draft.queues.map((queue, index) => (index === at ? { ...queue, ...part } : queue)) });
  };
  // The description has those that are kept, one after the other.
  const placeOf = (at: number): string =>
    `/queues/${String(draft.queues.slice(0, at).filter(({ isKept }) => isKept).length)}`;
  return (
    <fieldset className="form-part">
      <legend>{say("welcome.part-queues")}</legend>
      <ul className="queue-fields">
        {draft.queues.map((queue, at) => {
          const guessed = guess.queues[at];
          const place = queue.isKept ? placeOf(at) : "-";
          return (
            <li key={queue.name}>
              <div className="queue-head">
                <strong>{queue.name}</strong>
                <span className="note">
                  {say("welcome.queue-note", { written: count(guessed?.contactsADay ?? 0) })}{" "}
                  {say(guessed?.channelFrom === "name" ? "welcome.channel-by-name" : "welcome.channel-usual")}{" "}
                  {say(guessed?.ahtFrom === "file" ? "welcome.aht-by-file" : "welcome.aht-usual")}
                </span>
                <Switch
                  label={say("welcome.keep-queue")}
                  checked={queue.isKept}
                  onChange={({ currentTarget }) => {
                    change(at, { isKept: currentTarget.checked });
                  }}
                />
              </div>
              {queue.isKept ? (
                <div className="form-fields">
                  <TextInput
                    label={say("welcome.queue-name")}
                    value={queue.shown}
                    error={errorAt(errors, [`${place}/name`, `${place}/id`])}
                    onChange={({ currentTarget }) => {
                      change(at, { shown: currentTarget.value });
                    }}
                  />
                  <NativeSelect
                    label={say("welcome.channel")}
                    value={queue.channel}
                    data={Channel.options.map((one) => ({ value: one, label: say(`welcome.channel-${one}`) }))}
                    error={errorAt(errors, [`${place}/channel`])}
                    onChange={({ currentTarget }) => {
                      const chosen = Channel.safeParse(currentTarget.value);
                      if (chosen.success) change(at, { channel: chosen.data });
                    }}
                  />
                  <NumberInput
                    label={say("welcome.aht")}
                    value={queue.ahtSeconds}
                    min={1}
                    error={errorAt(errors, [`${place}/aht`])}
                    onChange={(value) => {
                      change(at, { ahtSeconds: Number(value) });
                    }}
                  />
                  <NumberInput
                    label={say("welcome.share")}
                    value={queue.sharePercent}
                    min={1}
                    max={99}
                    error={errorAt(errors, [`${place}/target`])}
                    onChange={(value) => {
                      change(at, { sharePercent: Number(value) });
                    }}
                  />
                  <NativeSelect
                    label={say("welcome.within")}
                    value={String(queue.withinSeconds)}
                    data={WITHIN_SECONDS.map((seconds) => ({ value: String(seconds), label: wait(seconds) }))}
                    onChange={({ currentTarget }) => {
                      change(at, { withinSeconds: Number(currentTarget.value) });
                    }}
                  />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
