import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DropZone } from "../../data/imports/DropZone.tsx";
import { FoundWords, Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { financeApi } from "../finance-api.ts";
import { InvoiceTable } from "./InvoiceTable.tsx";

/** A file of invoice lines: looked through first, with findings at row and column; recorded when nothing is wrong with it. */
export function InvoiceUpload({ words }: { readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({
    mutationFn: (upload: File) => financeApi.checkInvoices({ query: { file: upload.name }, upload }),
  });
  const record = useMutation({
    mutationFn: (upload: File) => financeApi.recordInvoiceFile({ query: { file: upload.name }, upload }),
    onSuccess: async () => {
      setFile(null);
      check.reset();
      await queries.invalidateQueries({ queryKey: ["finance"] });
    },
  });
  const look = (chosen: File): void => {
    setFile(chosen);
    record.reset();
    check.mutate(chosen);
  };
  const found = check.data;
  return (
    <Sheet title={say("finance.bring-invoices")} note={say("finance.bring-invoices-note")}>
      <DropZone
        onFile={look}
        isSending={check.isPending}
        mostMegabytes={20}
        title={say("finance.drop")}
        kinds={say("finance.drop-kinds")}
      />
      <Trouble error={check.error ?? record.error} />
      {record.data === undefined ? null : (
        <p role="status" className="finance-answer">
          {say("finance.recorded", { count: record.data.lines.length, number: String(record.data.batch.number) })}
        </p>
      )}
      {file === null || found === undefined ? null : (
        <div className="stack finance-checked">
          <h4>{file.name}</h4>
          {found.findings.length === 0 ? null : (
            <div className="trouble" role="alert">
              <strong>{say("finance.findings", { count: found.found })}</strong>
              <ul>
                {found.findings.map((one, i) => (
                  <li key={i}>
                    <FoundWords finding={one} />
                  </li>
                ))}
              </ul>
            </div>
          )}
          {found.lines.length === 0 ? null : <InvoiceTable lines={found.lines} words={words} />}
          <div className="finance-acts">
            <Button
              color="cyan.9"
              disabled={found.found > 0 || found.lines.length === 0}
              loading={record.isPending}
              onClick={() => {
                record.mutate(file);
              }}
            >
              {say("finance.record", { count: found.lines.length })}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setFile(null);
              }}
            >
              {say("finance.leave-out")}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}
