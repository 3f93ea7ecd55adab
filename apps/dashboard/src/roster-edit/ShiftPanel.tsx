import { Button, NativeSelect } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import type { EditedShift } from "@springtide/season/roster-edit";
import { patternTimes } from "@springtide/season/roster-edit";
import type { Words } from "../words/words.ts";
import type { RowPerson } from "./edit-commands.ts";
import { givenTo } from "./edit-commands.ts";
import { settled } from "./edit-moves.ts";
import type { ReasonedBreach, RosterMeans } from "./roster-means.ts";
import { BreachItem } from "./BreachList.tsx";
import type { ShiftCommand } from "./shift-keys.ts";
import { ShiftTimes } from "./ShiftTimes.tsx";
import { timesText } from "./shift-words.ts";

/** The chosen shift, to be entered exactly: whose it is, its pattern, its times and breaks; and what it breaks. */
export function ShiftPanel(props: {
  readonly means: RosterMeans;
  readonly shift: EditedShift;
  readonly person: RowPerson;
  readonly breaches: readonly ReasonedBreach[];
  readonly onChange: (shift: EditedShift) => void;
  readonly onCommand: (command: ShiftCommand) => void;
  readonly onReason: (breach: ReasonedBreach, reason: string) => void;
  readonly onClose: () => void;
  readonly words: Words;
}) {
  const { means, shift, person, breaches, onChange, onCommand, onReason, onClose, words } = props;
  const { say } = words;
  const { zone } = means.frame;
  return (
    <section className="edit-panel" aria-labelledby="edit-panel-title">
      <div className="sheet-head">
        <h4 id="edit-panel-title">
          {say("roster-edit.panel", {
            name: person.name,
            day: words.day(zone.dayAt(shift.startMs)),
            times: timesText(zone, shift, words),
          })}
        </h4>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {say("roster-edit.close")}
        </Button>
      </div>
      <div className="edit-fields">
        <NativeSelect
          size="xs"
          label={say("roster-edit.person")}
          value={`${shift.team} ${shift.person}`}
          onChange={({ currentTarget }) => {
            const to = means.people.find((one) => `${one.team} ${one.person}` === currentTarget.value);
            if (to !== undefined) onChange(givenTo(shift, to));
          }}
          data={means.people.map((one) => ({ value: `${one.team} ${one.person}`, label: one.name }))}
        />
        <PatternChoice {...{ means, shift, onChange, words }} />
      </div>
      <ShiftTimes key={JSON.stringify(shift)} frame={means.frame} shift={shift} onChange={onChange} words={words} />
      <div className="edit-buttons">
        {(["split", "lock", "remove"] as const).map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant="default"
            onClick={() => {
              onCommand({ kind });
            }}
          >
            {say(kind === "lock" && shift.isLocked ? "roster-edit.unlock" : `roster-edit.${kind}`)}
          </Button>
        ))}
      </div>
      {breaches.length === 0 ? (
        <p className="note">{say("roster-edit.breaks-nothing")}</p>
      ) : (
        <ul className="edit-breaches">
          {breaches.map((breach) => (
            <BreachItem
              key={`${breach.rule} ${String(breach.fromMs)}`}
              {...{ breach, words }}
              onReason={(reason) => {
                onReason(breach, reason);
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Shifts of the patterns that the person may be given on that day; the times of the shift itself where they are of none. */
function PatternChoice(props: {
  readonly means: RosterMeans;
  readonly shift: EditedShift;
  readonly onChange: (shift: EditedShift) => void;
  readonly words: Words;
}) {
  const { means, shift, onChange, words } = props;
  const { frame, plan } = means;
  const day = frame.zone.dayAt(shift.startMs);
  const own = plan.shop.teams.find(({ id }) => id === shift.team)?.people.find(({ id }) => id === shift.person);
  const choices = frame.patterns
    .filter(({ id }) => own?.patterns.includes(id) === true)
    .flatMap((pattern) => patternTimes(pattern, frame.zone, day).map((times) => ({ id: pattern.id, times })));
  const key = ({ id, times }: (typeof choices)[number]): string =>
    `${id} ${String(times.startMs)} ${String(times.endMs)}`;
  const now = `${String(shift.pattern)} ${String(shift.startMs)} ${String(shift.endMs)}`;
  return (
    <NativeSelect
      size="xs"
      label={words.say("roster-edit.pattern")}
      value={choices.some((choice) => key(choice) === now) ? now : ""}
      onChange={({ currentTarget }) => {
        const chosen = choices.find((choice) => key(choice) === currentTarget.value);
        if (chosen !== undefined) onChange(settled({ ...shift, ...chosen.times, pattern: chosen.id }, frame));
      }}
      data={[
        { value: "", label: words.say("roster-edit.pattern-none") },
        ...choices.map((choice) => ({
          value: key(choice),
          label: words.say("roster-edit.pattern-times", {
            pattern: choice.id,
            times: timesText(frame.zone, choice.times, words),
          }),
        })),
      ]}
    />
  );
}

/** A new shift for somebody on a day: the first of their patterns that may begin then, else the middle of the day. */
export function newShift(means: RosterMeans, person: RowPerson, day: string, id: string): EditedShift {
  const { frame, plan } = means;
  const own = plan.shop.teams.find((team) => team.id === person.team)?.people.find((one) => one.id === person.person);
  const patterns = frame.patterns.filter((pattern) => own?.patterns.includes(pattern.id) === true);
  const [times] = patterns.flatMap((pattern) => patternTimes(pattern, frame.zone, civilDay(day)));
  const noonMs = frame.zone.startOfDayMs(civilDay(day)) + 9 * 3_600_000;
  const free = { startMs: noonMs, endMs: noonMs + 8 * 3_600_000, breaks: [] };
  return settled(
    { ...(times ?? free), id, person: person.person, team: person.team, pattern: null, isLocked: false },
    frame,
  );
}
