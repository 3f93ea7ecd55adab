import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DropZone } from "../../data/imports/DropZone.tsx";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";

const MOST_MEGABYTES = 20;

/** What partners delivered, interval by interval, from a file; what is wrong with it is told at its rows, and nothing is stored then. */
export function DeliveriesSheet({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const client = useQueryClient();
  const store = useMutation({
    mutationFn: (upload: File) => partnersApi.putDeliveries({ params: { shop }, query: { file: upload.name }, upload }),
    onSuccess: () => client.invalidateQueries({ queryKey: partnersKey(shop) }),
  });
  return (
    <Sheet title={say("partners.deliveries")} note={say("partners.deliveries-note")}>
      <DropZone
        onFile={(file) => {
          store.mutate(file);
        }}
        isSending={store.isPending}
        mostMegabytes={MOST_MEGABYTES}
        title={say("partners.drop")}
        kinds={say("partners.drop-kinds", { most: MOST_MEGABYTES })}
      />
      <Trouble error={store.error} />
      {store.data === undefined ? null : (
        <p role="status" className="partners-said">
          {say("partners.deliveries-stored", {
            count: store.data.intervals,
            agreements: words.list(store.data.agreements),
            from: momentSaid(store.data.from, words),
            until: momentSaid(store.data.until, words),
          })}
        </p>
      )}
    </Sheet>
  );
}
