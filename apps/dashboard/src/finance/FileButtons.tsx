import type { FetchedFile } from "@springtide/client";
import { Button } from "@mantine/core";
import type { TextId } from "../languages/texts.ts";
import { Trouble } from "../data/Trouble.tsx";
import type { Words } from "../words/words.ts";
import { useDownload } from "./useDownload.ts";

/** Ways to take figures along as a workbook or as a table. */
export function FileButtons(props: {
  /** What a button says, given the format. */
  readonly text: Extract<TextId, "finance.month-as" | "finance.variance-as">;
  readonly fetchAs: (format: "xlsx" | "csv") => Promise<FetchedFile>;
  /** What a file is called, without its ending, where the server says nothing. */
  readonly fallbackName: string;
  readonly words: Words;
}) {
  const { text, fetchAs, fallbackName, words } = props;
  const xlsx = useDownload(() => fetchAs("xlsx"), `${fallbackName}.xlsx`);
  const csv = useDownload(() => fetchAs("csv"), `${fallbackName}.csv`);
  return (
    <div className="finance-acts">
      {[
        { name: "XLSX", file: xlsx },
        { name: "CSV", file: csv },
      ].map(({ name, file }) => (
        <Button
          key={name}
          variant="default"
          size="compact-sm"
          loading={file.isPending}
          onClick={() => {
            file.mutate();
          }}
        >
          {words.say(text, { format: name })}
        </Button>
      ))}
      <Trouble error={xlsx.error ?? csv.error} />
    </div>
  );
}
