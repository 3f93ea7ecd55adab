import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { Desk } from "../desk/desk.ts";
import { UnderWay } from "../desk/UnderWay.tsx";
import { useDeskProgress } from "../desk/useDesk.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Fold } from "../shell/Fold.tsx";
import { Dial } from "../what-if/Dial.tsx";
import type { Words } from "../words/words.ts";
import type { Cause, CauseMove, CauseMoves } from "./cause-moves.ts";
import { AS_FORECAST, causesOf, movesAsked } from "./cause-moves.ts";
import { changeInWords, shiftInWords, strengthInWords } from "./cause-words.ts";
import type { Reweighing } from "./useReweigh.ts";

const SHIFTS = { min: -28, max: 28, step: 1 };
const STRENGTHS = { min: 0, max: 3, step: 0.1 };

/** Two sliders for each cause, its date and its strength; the forecast above follows while they are dragged. */
export function CauseDials(props: {
  readonly index: PlanIndex;
  /** The queue looked at; null for all together. */
  readonly queue: string | null;
  readonly desk: Desk;
  readonly moves: CauseMoves;
  readonly onMoves: (moves: CauseMoves) => void;
  readonly reweighing: Reweighing;
  readonly words: Words;
}) {
  const { index, queue, desk, moves, onMoves, reweighing, words } = props;
  const { say } = words;
  const causes = useMemo(() => causesOf(index), [index]);
  if (causes.length === 0) return null;
  const prepare = (): void => {
    desk.prepare();
  };
  return (
    <Fold
      id="causes"
      className="causes"
      title={say("causes.title")}
      note={say("causes.note")}
      aside={
        movesAsked(moves) === null ? undefined : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              onMoves({});
            }}
          >
            {say("causes.back")}
          </Button>
        )
      }
    >
      <div className="cause-list" onPointerEnter={prepare} onFocus={prepare}>
        {causes.map((cause) => (
          <DialsOfCause
            key={cause.trigger}
            cause={cause}
            move={moves[cause.trigger] ?? AS_FORECAST}
            onMove={(move) => {
              onMoves({ ...moves, [cause.trigger]: move });
            }}
            words={words}
          />
        ))}
      </div>
      {movesAsked(moves) === null ? null : (
        <Told desk={desk} reweighing={reweighing}>
          {(season) => changeInWords({ index, causes, moves, queue }, season, words)}
        </Told>
      )}
    </Fold>
  );
}

function DialsOfCause(props: {
  readonly cause: Cause;
  readonly move: CauseMove;
  readonly onMove: (move: CauseMove) => void;
  readonly words: Words;
}) {
  const { cause, move, onMove, words } = props;
  const { name, likelyDay } = cause;
  const { say } = words;
  const shift = (shiftDays: number): void => {
    onMove({ ...move, shiftDays });
  };
  const weigh = (strength: number): void => {
    onMove({ ...move, strength });
  };
  return (
    <fieldset className="cause">
      <legend>{name}</legend>
      <Dial
        name={say("causes.date")}
        meaning={name}
        written={say("causes.shifted", {
          shift: shiftInWords(move.shiftDays, words),
          day: words.day(likelyDay + move.shiftDays),
        })}
        value={move.shiftDays}
        stored={0}
        range={SHIFTS}
        onMove={shift}
        onSettle={shift}
      />
      <Dial
        name={say("causes.strength")}
        meaning={name}
        written={strengthInWords(move.strength, words)}
        value={move.strength}
        stored={1}
        range={STRENGTHS}
        onMove={weigh}
        onSettle={weigh}
      />
    </fieldset>
  );
}

/** The sentence, or why there is none yet. */
function Told(props: {
  readonly desk: Desk;
  readonly reweighing: Reweighing;
  readonly children: (season: NonNullable<Reweighing["season"]>) => string;
}) {
  const { desk, reweighing, children } = props;
  const { sayMarked } = useSpeaking();
  const progress = useDeskProgress(desk);
  const { season, failed } = reweighing;
  if (failed !== null)
    return (
      <p role="alert" className="short">
        {sayMarked("causes.failed", { reason: failed, en: inEnglish })}
      </p>
    );
  return (
    <p className="caption" role="status">
      {season === null ? <UnderWay progress={progress} /> : children(season)}
    </p>
  );
}
