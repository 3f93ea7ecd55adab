import { timeZone } from "@springtide/calendar";
import type { ShopFile } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { countryFinding } from "../holidays/places.ts";

/** What is wrong with the time zones, countries and subdivisions that a shop file names; fields are JSON pointers. */
export function placeFindings(file: ShopFile): Finding[] {
  return [...zonesOf(file).flatMap(([field, zone]) => zoneFindings(zone, field)), ...holidayPlaceFindings(file)];
}

function zonesOf(file: ShopFile): [field: string, zone: string][] {
  const named: [string, string | undefined][] = [
    ...file.sites.map((site, i): [string, string] => [`/sites/${i}/zone`, site.zone]),
    ...file.agreements.map((terms, i): [string, string | undefined] => [`/agreements/${i}/zone`, terms.zone]),
    ...file.triggers.map((trigger, i): [string, string | undefined] => [
      `/triggers/${i}/zone`,
      "zone" in trigger ? trigger.zone : undefined,
    ]),
    ["/contacts/zone", file.contacts?.zone],
  ];
  return named.flatMap(([field, zone]) => (zone === undefined ? [] : [[field, zone]]));
}

function zoneFindings(zone: string, field: string): Finding[] {
  try {
    timeZone(zone);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map((finding) => ({ ...finding, place: { field } }));
  }
}

function holidayPlaceFindings(file: ShopFile): Finding[] {
  const places = [
    ...file.sites.map((site, i) => ({ at: `/sites/${i}`, ...site })),
    ...file.markets.map((market, i) => ({ at: `/markets/${i}`, ...market })),
  ];
  return places.flatMap(({ at, country, subdivision }) => {
    if (country === undefined && subdivision === undefined) return [];
    const finding = countryFinding({ country: country ?? null, subdivision: subdivision ?? null });
    return finding === null ? [] : [{ ...finding, place: { field: `${at}/${finding.key}` } }];
  });
}
