import type { ImportMapping } from "@springtide/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../../address/useAddress.ts";
import { dataApi } from "../data-api.ts";
import { jobQuestion, jobResultQuestion } from "../data-questions.ts";
import type { Examined, ImportResult } from "./read-result.ts";
import { readImportResult } from "./read-result.ts";

/** How a file is to be looked through, or stored. */
interface Wish {
  readonly mapping?: ImportMapping;
  readonly sheet?: string;
  /** Whether it is stored, and not only looked through. */
  readonly store?: boolean;
  readonly saveMapping?: boolean;
}

/**
 * One file on its way into the history. The file and the job that is about it stand in the address, so that a page that is loaded anew goes
 * on where it was.
 */
export function useImport(shop: string) {
  const [address, move] = useAddress();
  const { upload = null, job: jobId = null } = address.own;
  const [last, setLast] = useState<Examined | null>(null);
  const job = useQuery({ ...jobQuestion(jobId ?? ""), enabled: jobId !== null });
  const isReady = job.data?.state === "ready";
  const answer = useQuery({
    ...jobResultQuestion(jobId ?? ""),
    enabled: jobId !== null && isReady,
    select: readImportResult,
  });
  const result: ImportResult | null = isReady ? (answer.data ?? null) : null;
  const examined = result?.state === "examined" ? result.examined : last;
  const hasEnded =
    job.data?.state === "failed" || job.data?.state === "cancelled" || job.error !== null || answer.error !== null;
  const go = (own: Readonly<Record<string, string>>): void => {
    const others = Object.entries(address.own).filter(([key]) => key !== "upload" && key !== "job");
    move({ own: { ...Object.fromEntries(others), ...own } });
  };
  const send = useMutation({
    mutationFn: async (file: File) => {
      // Browsers name the same file by different types; what it is, is found out from its content.
      const upload = new Blob([file], { type: "application/octet-stream" });
      return dataApi.sendContacts({ params: { shop }, query: { file: file.name.slice(-200) }, upload });
    },
    onSuccess: (sent) => {
      setLast(null);
      go(sent);
    },
  });
  const ask = useMutation({
    mutationFn: async ({ store = false, ...wish }: Wish) =>
      dataApi.startJob({ body: { kind: "import", shop, upload: upload ?? "", store, ...wish } }),
    onSuccess: (started) => {
      setLast(examined);
      go({ upload: upload ?? "", job: started.id });
    },
  });
  return {
    upload,
    job: job.data ?? null,
    isWorking: send.isPending || ask.isPending || (jobId !== null && result === null && !hasEnded),
    examined,
    entry: result?.state === "stored" ? result.entry : null,
    error: send.error ?? ask.error ?? job.error ?? answer.error,
    isSending: send.isPending,
    send: (file: File) => {
      send.mutate(file);
    },
    ask: (wish: Wish) => {
      ask.mutate(wish);
    },
    drop: () => {
      setLast(null);
      send.reset();
      ask.reset();
      go({});
    },
  };
}
