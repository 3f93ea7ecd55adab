import { Button, NativeSelect } from "@mantine/core";
import type { InvoiceBatch, MatchedInvoiceLine } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useOwn } from "../../address/useAddress.ts";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { financeApi } from "../finance-api.ts";
import { InvoiceTable } from "./InvoiceTable.tsx";

const STATUSES = [
  "matched",
  "over",
  "under",
  "not-ordered",
  "duplicate",
] as const satisfies readonly MatchedInvoiceLine["status"][];

/** Invoices of a month by how they match, and what was recorded together, to be taken back together. */
export function InvoicesSheet({ month, words }: { readonly month: string; readonly words: Words }) {
  const { say } = words;
  const [chosen, choose] = useOwn("status");
  const status = STATUSES.find((one) => one === chosen) ?? null;
  const invoices = useQuery({
    queryKey: ["finance", "invoices", month, status],
    queryFn: ({ signal }) =>
      financeApi.listInvoices({ query: { month, ...(status === null ? {} : { status }) }, signal }),
  });
  const batches = useQuery({
    queryKey: ["finance", "invoice-batches"],
    queryFn: ({ signal }) => financeApi.listInvoiceBatches({ signal }),
  });
  const lines = invoices.data?.lines ?? [];
  return (
    <Sheet
      title={say("finance.invoices")}
      note={say("finance.invoices-note")}
      aside={
        <NativeSelect
          size="xs"
          aria-label={say("finance.invoice-status")}
          value={status ?? ""}
          data={[
            { value: "", label: say("finance.status-all") },
            ...STATUSES.map((one) => ({ value: one, label: say(`finance.status-${one}`) })),
          ]}
          onChange={({ currentTarget }) => {
            choose(currentTarget.value === "" ? null : currentTarget.value);
          }}
        />
      }
    >
      <Trouble error={invoices.error ?? batches.error} />
      {invoices.data !== undefined && lines.length === 0 ? <p className="empty">{say("finance.no-invoices")}</p> : null}
      {lines.length === 0 ? null : <InvoiceTable lines={lines} words={words} />}
      {batches.data === undefined || batches.data.batches.length === 0 ? null : (
        <details className="more">
          <summary>{say("finance.batches")}</summary>
          <ul className="finance-batches">
            {batches.data.batches.map((batch) => (
              <Batch key={batch.number} batch={batch} words={words} />
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}

function Batch({ batch, words }: { readonly batch: InvoiceBatch; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const { number, at, file, lines, undoneAt } = batch;
  const undo = useMutation({
    mutationFn: () => financeApi.undoInvoiceBatch({ params: { batch: String(number) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["finance"] }),
  });
  return (
    <li>
      {say("finance.batch", { number: String(number), file: file ?? "–", count: lines, when: momentSaid(at, words) })}{" "}
      {undoneAt === null ? (
        <Button
          variant="default"
          size="compact-xs"
          loading={undo.isPending}
          aria-label={say("finance.undo-batch", { number: String(number) })}
          onClick={() => {
            undo.mutate();
          }}
        >
          {say("finance.undo")}
        </Button>
      ) : (
        <span className="tag">{say("finance.undone", { when: momentSaid(undoneAt, words) })}</span>
      )}
      <Trouble error={undo.error} />
    </li>
  );
}
