import type { InputProps } from "./input-props.ts";
import { FindingList } from "./FindingList.tsx";
import { isList, pointerOf } from "./json.ts";
import { namesIn } from "./parts.ts";

/** Which queues are worked: in the order in which they are chosen, which is their priority. */
export function QueuesInput({ field, path, value, description, findings, words, onChange }: InputProps) {
  const chosen = (isList(value) ? value : []).map(String);
  const errors = `${pointerOf(path)}-errors`;
  return (
    <fieldset className="settings-queues" aria-describedby={findings.length > 0 ? errors : undefined}>
      <legend>{words.say(field.label)}</legend>
      {namesIn(description, "queues").map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => {
              onChange(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id));
            }}
          />{" "}
          {name}
          {chosen.includes(id) && chosen.length > 1 ? (
            <span className="tag">{words.say("settings.priority", { place: chosen.indexOf(id) + 1 })}</span>
          ) : null}
        </label>
      ))}
      <FindingList id={errors} findings={findings} />
    </fieldset>
  );
}
