import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { ChangedMeanwhile } from "./answer-draft.ts";
import type { Zones } from "./zones.ts";
import { spanSaid } from "./zones.ts";

/** What changed in lines since they were answered here, and the choice between the two: nothing is sent before. */
export function MeanwhilePart(props: {
  readonly changes: readonly ChangedMeanwhile[];
  readonly zones: Zones;
  readonly onCarryOver: () => void;
  readonly onDrop: () => void;
}) {
  const { changes, zones, onCarryOver, onDrop } = props;
  const words = usePortalWords();
  const { say } = words;
  if (changes.length === 0) return null;
  return (
    <section className="sheet attention" aria-labelledby="meanwhile-title">
      <h2 id="meanwhile-title">{say("portal.meanwhile.title")}</h2>
      <p>{say("portal.meanwhile.note")}</p>
      <ul className="changes">
        {changes.map(({ line, before, now }) => (
          <li key={line}>
            <strong>{line}</strong>{" "}
            {now === null
              ? say("portal.meanwhile.gone")
              : say("portal.meanwhile.changed", {
                  before: say("portal.stretch", {
                    count: before.positionsLoggedIn,
                    day: words.day(before.start, zones.partner),
                    span: spanSaid(before, zones.partner, words),
                    state: say(`portal.state.${before.state}`),
                  }),
                  now: say("portal.stretch", {
                    count: now.positionsLoggedIn,
                    day: words.day(now.start, zones.partner),
                    span: spanSaid(now, zones.partner, words),
                    state: say(`portal.state.${now.state}`),
                  }),
                })}
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" onClick={onCarryOver}>
          {say("portal.meanwhile.carry-over")}
        </button>
        <button type="button" onClick={onDrop}>
          {say("portal.meanwhile.drop")}
        </button>
      </div>
    </section>
  );
}
