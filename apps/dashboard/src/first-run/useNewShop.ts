import type { ImportMapping, ShopDescription } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useAddress } from "../address/useAddress.ts";
import { jobQuestion } from "../data/data-questions.ts";
import { firstRunApi } from "./first-run-api.ts";
import { rememberFile } from "./lost-file.ts";

/** What is made of a file: a shop, and how the file is read for it. */
export interface NewShop {
  readonly description: ShopDescription;
  readonly mapping: ImportMapping;
  readonly file: File;
}

/** Makes a shop, stores its contacts, and opens its season once they are stored. */
export function useNewShop() {
  const [, move] = useAddress();
  const queries = useQueryClient();
  // Where sending failed after the shop was made, it is not made again.
  const made = useRef<string | null>(null);
  const [shop, setShop] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: async ({ description, mapping, file }: NewShop) => {
      if (made.current !== description.id)
        made.current = (await firstRunApi.makeShop({ body: jsonOf(description) })).shop;
      const params = { shop: made.current };
      const upload = new Blob([file], { type: "application/octet-stream" });
      const sent = await firstRunApi.sendContacts({ params, query: { file: file.name.slice(-200) }, upload });
      // It was looked through before: it is stored at once.
      await firstRunApi.cancelJob({ params: { job: sent.job } });
      const body = { kind: "import" as const, shop: made.current, upload: sent.upload, mapping };
      return firstRunApi.startJob({ body });
    },
    onSuccess: (_, { description }) => {
      setShop(description.id);
    },
  });
  const jobId = start.data?.id ?? null;
  const job = useQuery({ ...jobQuestion(jobId ?? ""), enabled: jobId !== null });
  const isStored = job.data?.state === "ready";
  useEffect(() => {
    if (!isStored || shop === null) return;
    rememberFile(null);
    void queries.invalidateQueries({ queryKey: ["shops"] }).then(() => {
      move({ shop, view: null });
    });
  }, [isStored, shop, queries, move]);
  return {
    start: start.mutate,
    job: job.data ?? null,
    error: start.error ?? job.error,
    isUnderWay: start.isPending || (jobId !== null && job.data?.state !== "failed" && job.data?.state !== "cancelled"),
  };
}

/** Without the parts that hold nothing, as JSON leaves them out. */
function jsonOf(description: ShopDescription): Record<string, never> {
  return JSON.parse(JSON.stringify(description)) as Record<string, never>;
}
