import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DropZone } from "../../data/imports/DropZone.tsx";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { financeApi } from "../finance-api.ts";
import { monthSaid } from "../month-said.ts";

/** What was paid for a shop, as the books say: a file replaces the months that it tells of. */
export function BookedSheet({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const booked = useQuery({
    queryKey: ["finance", shop, "booked"],
    queryFn: ({ signal }) => financeApi.getBookedCosts({ params: { shop }, signal }),
  });
  const record = useMutation({
    mutationFn: (upload: File) =>
      financeApi.recordBookedCosts({ params: { shop }, query: { file: upload.name }, upload }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["finance", shop] }),
  });
  const months = [...new Set((booked.data?.costs ?? []).map(({ month }) => month))].toSorted();
  return (
    <Sheet title={say("finance.booked")} note={say("finance.booked-note")}>
      <p className="finance-answer" role="status">
        {months.length === 0
          ? say("finance.booked-none")
          : say("finance.booked-months", { months: words.list(months.map((month) => monthSaid(month, words))) })}
      </p>
      <DropZone
        onFile={(file) => {
          record.mutate(file);
        }}
        isSending={record.isPending}
        mostMegabytes={20}
        title={say("finance.drop-booked")}
        kinds={say("finance.drop-booked-kinds")}
      />
      <Trouble error={booked.error ?? record.error} />
    </Sheet>
  );
}
