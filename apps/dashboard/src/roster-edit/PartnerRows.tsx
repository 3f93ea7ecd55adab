import type { TimeZone } from "@springtide/calendar";
import type { Words } from "../words/words.ts";
import type { PartnerRow } from "./partner-rows.ts";
import { timesText } from "./shift-words.ts";

/** What partners bring in the same hours: seen, and not to be edited here. */
export function PartnerRows(props: {
  readonly rows: readonly PartnerRow[];
  readonly zone: TimeZone;
  readonly words: Words;
}) {
  const { rows, zone, words } = props;
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-label={words.say("roster-edit.partners")}>
      <p className="edit-team">{words.say("roster-edit.partners")}</p>
      {rows.map(({ key, partner, blocks }) => (
        <div key={key} className="edit-row">
          <span className="edit-name" title={partner}>
            {partner}
          </span>
          <div className="edit-plot">
            {blocks.map((block) => {
              const said = words.say("roster-edit.seats", { seats: block.seats, times: timesText(zone, block, words) });
              return (
                <span
                  key={`${String(block.startMs)} ${String(block.endMs)} ${String(block.seats)}`}
                  className="edit-seats"
                  style={{ left: `${String(block.from * 100)}%`, width: `${String((block.to - block.from) * 100)}%` }}
                  title={said}
                >
                  {said}
                </span>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
