import { Button } from "@mantine/core";
import type { ImportDiagnosis, ShopGuess } from "@springtide/contracts";
import { useState } from "react";
import { JobProgress } from "../data/JobProgress.tsx";
import { Trouble } from "../data/Trouble.tsx";
import { isUnderWay } from "../data/data-questions.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { countryOfLocale } from "./countries.ts";
import type { Draft } from "./draft.ts";
import { descriptionOf, draftOf, mappingFor, withHoursOf } from "./draft.ts";
import { allPlaced, fieldErrors } from "./field-errors.ts";
import { HoursFields } from "./HoursFields.tsx";
import { FIELD_POINTERS, PlaceFields } from "./PlaceFields.tsx";
import { QueueFields } from "./QueueFields.tsx";
import { useNewShop } from "./useNewShop.ts";

/** The shop that a file tells of, to be confirmed: every guess says what it rests on. */
export function ShopForm(props: {
  readonly file: File;
  readonly diagnosis: ImportDiagnosis;
  readonly guess: ShopGuess;
  readonly isReady: boolean;
  /** Hours are read by another clock: the file is looked at again. */
  readonly onZone: (zone: string) => void;
  readonly words: Words;
}) {
  const { file, diagnosis, guess, isReady, onZone, words } = props;
  const { say, locale } = words;
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(guess, { name: say("welcome.my-shop"), country: countryOfLocale(locale) }),
  );
  const [seen, setSeen] = useState(guess);
  if (seen !== guess) {
    setSeen(guess);
    setDraft(withHoursOf(draft, guess));
  }
  const shop = useNewShop();
  const set = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change });
  };
  const errors = fieldErrors(shop.error);
  const isPlaced = errors.length > 0 && allPlaced(errors, FIELD_POINTERS);
  const isEmpty = !draft.queues.some(({ isKept }) => isKept) || !draft.week.some(({ isOpen }) => isOpen);
  return (
    <Sheet title={say("welcome.confirm")} note={say("welcome.confirm-note")}>
      <form
        className="shop-form"
        onSubmit={(event) => {
          event.preventDefault();
          shop.start({
            description: descriptionOf(draft, guess.intervalMinutes),
            mapping: mappingFor(diagnosis.mapping, draft),
            file,
          });
        }}
      >
        <PlaceFields
          draft={draft}
          set={set}
          guess={guess}
          errors={errors}
          words={words}
          onZone={(zone) => {
            set({ zone });
            onZone(zone);
          }}
        />
        <QueueFields draft={draft} set={set} guess={guess} errors={errors} words={words} />
        <HoursFields draft={draft} set={set} guess={guess} errors={errors} words={words} />
        {isPlaced ? null : <Trouble error={shop.error} />}
        {shop.job?.failure === null || shop.job?.failure === undefined ? null : (
          <p className="trouble" role="alert" lang="en">
            {shop.job.failure.reason}
          </p>
        )}
        {shop.job !== null && isUnderWay(shop.job) ? (
          <JobProgress job={shop.job} title={say("welcome.storing")} />
        ) : null}
        <div className="shop-form-act">
          <Button type="submit" color="cyan.9" loading={shop.isUnderWay} disabled={!isReady || isEmpty}>
            {say("welcome.make")}
          </Button>
          <p className="note">{isReady ? say("welcome.make-note") : say("welcome.settle-first")}</p>
        </div>
      </form>
    </Sheet>
  );
}
