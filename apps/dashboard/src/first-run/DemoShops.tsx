import { Button } from "@mantine/core";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAddress } from "../address/useAddress.ts";
import { Trouble } from "../data/Trouble.tsx";
import { useSay } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { firstRunApi } from "./first-run-api.ts";

const demosQuestion = queryOptions({ queryKey: ["demo-shops"], queryFn: () => firstRunApi.listDemoShops() });

/** Shops that come along, to try things out with. */
export function DemoShops() {
  const say = useSay();
  const [, move] = useAddress();
  const queries = useQueryClient();
  const { data, error } = useQuery(demosQuestion);
  const load = useMutation({
    mutationFn: (shop: string) => firstRunApi.loadDemoShop({ body: { shop } }),
    onSuccess: async ({ shop }) => {
      await queries.invalidateQueries({ queryKey: ["shops"] });
      move({ shop, view: null });
    },
  });
  const shops = data?.shops ?? [];
  return (
    <Sheet title={say("welcome.demo")} note={say("welcome.demo-note")}>
      <Trouble error={error ?? load.error} />
      {data !== undefined && shops.length === 0 ? <p className="empty">{say("welcome.no-demo")}</p> : null}
      <ul className="demo-shops">
        {shops.map(({ id, name, queues, zone, isStored }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>
              <span className="note">
                {say("welcome.demo-shop", { count: queues, zone: zone.replaceAll("_", " ") })}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say(isStored ? "welcome.open-shop" : "welcome.load-shop", { name })}
              loading={load.isPending && load.variables === id}
              onClick={() => {
                if (isStored) move({ shop: id, view: null });
                else load.mutate(id);
              }}
            >
              {say(isStored ? "welcome.open" : "welcome.load")}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
