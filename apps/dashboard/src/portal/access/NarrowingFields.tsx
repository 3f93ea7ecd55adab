import { agreementsQuestion } from "../agreements.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { Narrowing } from "./narrowing.ts";
import { toggled } from "./narrowing.ts";
import "./access.css";

/** Which agreements and skills a team's calendar shows; what there is only one of is not asked for. */
export function NarrowingFields(props: {
  readonly narrowing: Narrowing;
  readonly onChange: (narrowing: Narrowing) => void;
}) {
  const { narrowing, onChange } = props;
  const { say } = usePortalWords();
  const { data } = useAnswer(agreementsQuestion);
  const agreements = [...new Set(data?.map(({ agreement }) => agreement))];
  const skills = [...new Set(data?.flatMap(({ serves }) => serves))];
  if (agreements.length < 2 && skills.length < 2) return null;
  return (
    <>
      <Ticks
        title={say("portal.tokens.agreements")}
        ids={agreements}
        ticked={narrowing.agreements}
        onChange={(ticked) => {
          onChange({ ...narrowing, agreements: ticked });
        }}
      />
      <Ticks
        title={say("portal.tokens.skills")}
        ids={skills}
        ticked={narrowing.skills}
        onChange={(ticked) => {
          onChange({ ...narrowing, skills: ticked });
        }}
      />
      <p className="note">{say("portal.tokens.narrow-note")}</p>
    </>
  );
}

function Ticks(props: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}) {
  const { title, ids, ticked, onChange } = props;
  if (ids.length < 2) return null;
  return (
    <fieldset className="narrowing">
      <legend>{title}</legend>
      {ids.map((id) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={() => {
              onChange(toggled(ticked, id));
            }}
          />
          <span>{id}</span>
        </label>
      ))}
    </fieldset>
  );
}
