import type { Finding } from "@springtide/refusal";
import { nearNames } from "../near-names.ts";
import type { ShopFile } from "../shop-file.ts";

/** Time zones of sites and partners that nobody knows. */
export function zoneFindings({ sites, agreements }: ShopFile): Finding[] {
  const zones = [
    ...sites.map(({ zone }, i) => ({ field: `/sites/${i}/zone`, zone })),
    ...agreements.map(({ zone }, i) => ({ field: `/agreements/${i}/zone`, zone })),
  ];
  return zones.flatMap(({ field, zone }): Finding[] => {
    if (zone === undefined || isZone(zone)) return [];
    const near = nearNames(zone, Intl.supportedValuesOf("timeZone"));
    return [
      {
        code: "unknown-zone",
        place: { field },
        found: JSON.stringify(zone),
        rule: "a time zone is a name of the IANA list, such as Europe/Berlin",
        remedy:
          near.length === 0 ? "Write area and city, such as America/New_York." : `Did you mean ${near.join(" or ")}?`,
      },
    ];
  });
}

function isZone(name: string): boolean {
  // Some runtimes also take "+02:00": an offset has no clock changes and is no zone.
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
