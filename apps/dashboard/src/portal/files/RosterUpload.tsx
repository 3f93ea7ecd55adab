import type { CommitmentRequest, ReadPartnerRoster } from "@springtide/contracts";
import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { FillPart } from "../delivery/FillPart.tsx";
import { zonesOf } from "../request/zones.ts";
import { toldOf, toldOfNote } from "../../finding-words/told.ts";
import { FindingText } from "../shell/FindingText.tsx";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { FileField } from "./FileField.tsx";
import { bytesOfFile, filesApi } from "./files-api.ts";

/** The partner's own roster: how it fills the request. Looked at first; kept only when asked to, and then only the fill. */
export function RosterUpload({ request }: { readonly request: CommitmentRequest }) {
  const { say } = usePortalWords();
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<ReadPartnerRoster | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  const ask = (of: File, keep: "yes" | "no", sheet: string | null): void => {
    run(async () => {
      const query = { keep, file: of.name.slice(-200), ...(sheet === null ? {} : { sheet }) };
      setRead(await filesApi.readPartnerRoster({ params: { request: request.id }, query, upload: bytesOfFile(of) }));
    });
  };
  return (
    <section className="sheet" aria-labelledby="roster-title">
      <h2 id="roster-title">{say("portal.roster.title")}</h2>
      <FileField
        label={say("portal.roster.choose")}
        note={say("portal.roster.note")}
        isBusy={isUnderWay}
        onFile={(chosen) => {
          setFile(chosen);
          setRead(null);
          ask(chosen, "no", null);
        }}
      />
      {file === null || read === null || read.sheet === null || read.sheets.length < 2 ? null : (
        <SheetChoice
          sheets={read.sheets}
          chosen={read.sheet}
          onChoose={(sheet) => {
            ask(file, "no", sheet);
          }}
        />
      )}
      <ProblemNote error={problem} />
      {read === null ? null : (
        <>
          {read.findings.length + read.notes.length === 0 ? null : (
            <ul className="notes">
              {[...read.findings.map(toldOf), ...read.notes.map(toldOfNote)].map((told, i) => (
                <li key={`${String(told.place.row)} ${told.english} ${String(i)}`}>
                  <FindingText told={told} withPlace />
                </li>
              ))}
            </ul>
          )}
          <FillPart fill={read.fill} zones={zonesOf(request)} />
          <div role="status">{read.kept ? <p className="good">{say("portal.roster.kept")}</p> : null}</div>
          {read.kept || file === null ? null : (
            <div className="actions">
              <button
                type="button"
                className="primary"
                disabled={isUnderWay}
                onClick={() => {
                  ask(file, "yes", read.sheet);
                }}
              >
                {say("portal.roster.keep")}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Which sheet of a workbook is meant: the first one with a roster, unless another one is chosen. */
function SheetChoice(props: {
  readonly sheets: readonly string[];
  readonly chosen: string;
  readonly onChoose: (sheet: string) => void;
}) {
  const { sheets, chosen, onChoose } = props;
  const { say } = usePortalWords();
  return (
    <label className="choice">
      <span>{say("portal.roster.sheet", { count: sheets.length })}</span>
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value);
        }}
      >
        {sheets.map((sheet) => (
          <option key={sheet} value={sheet}>
            {sheet}
          </option>
        ))}
      </select>
    </label>
  );
}
