import { Button } from "@mantine/core";
import { Trouble } from "../../data/Trouble.tsx";
import type { Words } from "../../words/words.ts";
import { financeApi } from "../finance-api.ts";
import { useDownload } from "../useDownload.ts";

/** The workbook of the newest plan, its ledger as CSV, and this page on paper. */
export function WorkbookButtons({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const fetchAs = (format: "xlsx" | "csv") => () => financeApi.financeWorkbook({ params: { shop }, query: { format } });
  const workbook = useDownload(fetchAs("xlsx"), `${shop}-finance.xlsx`);
  const ledger = useDownload(fetchAs("csv"), `${shop}-ledger.csv`);
  return (
    <div className="finance-bar finance-downloads">
      <Button
        variant="default"
        loading={workbook.isPending}
        onClick={() => {
          workbook.mutate();
        }}
      >
        {say("finance.workbook")}
      </Button>
      <Button
        variant="default"
        loading={ledger.isPending}
        onClick={() => {
          ledger.mutate();
        }}
      >
        {say("finance.ledger-csv")}
      </Button>
      <Button
        variant="default"
        onClick={() => {
          window.print();
        }}
      >
        {say("finance.print")}
      </Button>
      <Trouble error={workbook.error ?? ledger.error} />
    </div>
  );
}
