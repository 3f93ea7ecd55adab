import { Button } from "@mantine/core";
import { useState } from "react";
import { PageOutline } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import { BasisLine } from "../comparing/BasisLine.tsx";
import { ComparingState } from "../comparing/ComparingState.tsx";
import { StaleNote } from "../comparing/StaleNote.tsx";
import { useComparison } from "../comparing/useComparison.ts";
import { fieldErrors } from "../field-errors.ts";
import { FigureInput } from "../FigureInput.tsx";
import type { Figure } from "../read-figure.ts";
import type { SubjectNames } from "../subject-names.ts";
import { MatrixTables } from "./MatrixSheet.tsx";
import { seasonMatrix } from "./season-matrix.ts";

/** Early, usual and late season by present and proposed target; worked out by the server when it is asked for. */
export function OverviewSheet(props: {
  readonly shop: string;
  readonly names: SubjectNames;
  readonly mayAsk: boolean;
  readonly words: Words;
}) {
  const { shop, names, mayAsk, words } = props;
  const { say } = words;
  const comparing = useComparison(shop, "overview", "overview");
  const { shown } = comparing;
  const matrix = shown === null ? null : seasonMatrix(shown.result, names, words);
  return (
    <div className="stack">
      {mayAsk ? <ProposedTarget comparing={comparing} words={words} /> : null}
      <ComparingState comparing={comparing} names={names} words={words} />
      {comparing.isLoading ? <PageOutline /> : null}
      {matrix === null || shown === null ? (
        comparing.isLoading || comparing.job !== null ? null : (
          <p className="empty">{say(mayAsk ? "finance.overview-none" : "finance.overview-none-yet")}</p>
        )
      ) : (
        <>
          <StaleNote comparison={shown} words={words} />
          <div>
            <p className="finance-answer">{matrix.sentence}</p>
            <ul className="note finance-targets">
              {matrix.targets.map(({ queue, current, proposed }) => (
                <li key={queue}>{say("finance.target-of", { queue, current, proposed })}</li>
              ))}
            </ul>
          </div>
          <MatrixTables matrix={matrix} words={words} />
          <BasisLine shop={shop} comparison={shown} names={names} mayAsk={mayAsk} words={words} />
        </>
      )}
    </div>
  );
}

function ProposedTarget(props: { readonly comparing: ReturnType<typeof useComparison>; readonly words: Words }) {
  const { comparing, words } = props;
  const { say } = words;
  const [share, setShare] = useState<Figure>("");
  const [within, setWithin] = useState<Figure>("");
  const errors = fieldErrors(comparing.error);
  return (
    <form
      className="finance-bar"
      onSubmit={(event) => {
        event.preventDefault();
        const target = { share, ...(within === "" ? {} : { withinSeconds: within }) };
        comparing.start({ kind: "overview", ...(share === "" && within === "" ? {} : { target }) });
      }}
    >
      <FigureInput
        label={say("finance.proposed-share")}
        value={share}
        per={100}
        error={errors("/target/share")}
        words={words}
        onChange={setShare}
      />
      <FigureInput
        label={say("finance.proposed-within")}
        value={within}
        error={errors("/target/withinSeconds")}
        words={words}
        onChange={setWithin}
      />
      <Button
        type="submit"
        color="cyan.9"
        loading={comparing.isStarting}
        disabled={comparing.job !== null && comparing.job.endedAt === null}
      >
        {say("finance.work-out")}
      </Button>
    </form>
  );
}
