import { createRequire } from "node:module";
import { nearNames } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type Holidays from "date-holidays";

type Library = typeof Holidays;

const load: (name: string) => unknown = createRequire(import.meta.url);

/** The rules of every country, which take a third of a second to load: so only once they are asked for. */
function library(): Library {
  const found = load("date-holidays");
  if (!isLibrary(found)) throw new Error("The package date-holidays is not what it was.");
  return found;
}

function isLibrary(found: unknown): found is Library {
  return typeof found === "function" && "prototype" in found;
}

/** A country (ISO 3166) and, where its parts keep different holidays, one of them (`BY`, or `BY-A` for a region of it). */
export interface HolidayPlace {
  readonly country: string;
  readonly subdivision: string | null;
}

/** What is wrong with a place whose holidays are wanted, and which of its two keys says so; null if nothing is. */
export function countryFinding({
  country,
  subdivision,
}: {
  readonly country: string | null;
  readonly subdivision: string | null;
}): (Omit<Finding, "place"> & { readonly key: "country" | "subdivision" }) | null {
  if (country === null)
    return {
      key: "subdivision",
      code: "subdivision-without-country",
      found: `the subdivision "${subdivision ?? ""}" without a country`,
      rule: "a subdivision is a part of a country",
      remedy: "Add the country, such as country: DE.",
    };
  const countries = new (library())().getCountries("en");
  if (!Object.hasOwn(countries, country))
    return {
      key: "country",
      code: "unknown-country",
      found: `"${country}"`,
      rule: "it is not a country whose holidays are known",
      remedy: meant(
        country,
        countries,
        "Write its two letters of ISO 3166, such as DE; or leave it out and list extraHolidays.",
      ),
    };
  if (subdivision === null) return null;
  const states = subdivisionsOf(country);
  if (Object.hasOwn(states, partsOf({ country, subdivision })[0])) return regionFinding(country, subdivision);
  const list = Object.keys(states);
  return {
    key: "subdivision",
    code: "unknown-subdivision",
    found: `"${subdivision}"`,
    rule: `it is not a subdivision of ${country} whose holidays are known`,
    remedy:
      list.length === 0
        ? "Leave it out: the holidays of this country are the same everywhere."
        : meant(subdivision, states, `Known are: ${list.join(", ")}.`),
  };
}

/** @throws Refusal if the country or the subdivision is unknown */
export function holidayCalendar(place: HolidayPlace): Holidays {
  const finding = countryFinding(place);
  if (finding !== null) {
    const { key, ...told } = finding;
    throw new Refusal({ ...told, place: { field: `/${key}` } });
  }
  const types = { types: ["public" as const] };
  if (place.subdivision === null) return new (library())(place.country, types);
  const [state, region] = partsOf({ country: place.country, subdivision: place.subdivision });
  return region === null
    ? new (library())(place.country, state, types)
    : new (library())(place.country, state, region, types);
}

function regionFinding(country: string, subdivision: string): ReturnType<typeof countryFinding> {
  const [state, region] = partsOf({ country, subdivision });
  const regions = { ...new (library())().getRegions(country, state, "en") };
  if (region === null || Object.hasOwn(regions, region)) return null;
  const list = Object.keys(regions).map((id) => `${state}-${id}`);
  return {
    key: "subdivision",
    code: "unknown-subdivision",
    found: `"${subdivision}"`,
    rule: `${region} is not a part of ${state} whose holidays are known`,
    remedy: list.length === 0 ? `Write ${state}.` : `Known are: ${state}, ${list.join(", ")}.`,
  };
}

/** `BY`, `BY-A` and the full form of ISO 3166-2, `DE-BY`, as state and region. */
function partsOf({
  country,
  subdivision,
}: {
  readonly country: string;
  readonly subdivision: string;
}): [string, string | null] {
  const own = subdivision.startsWith(`${country}-`) ? subdivision.slice(country.length + 1) : subdivision;
  const states = subdivisionsOf(country);
  if (Object.hasOwn(states, own)) return [own, null];
  const [state = own, ...region] = own.split("-");
  return [state, region.length === 0 ? null : region.join("-")];
}

function subdivisionsOf(country: string): Readonly<Record<string, string>> {
  // The library gives undefined for a country without subdivisions, whatever its types say.
  return { ...new (library())().getStates(country, "en") };
}

/** "Did you mean BY (Bayern)?" where a name comes near, else what can be said in general. Codes are too short to be near. */
function meant(written: string, names: Readonly<Record<string, string>>, otherwise: string): string {
  const idOf = new Map(Object.entries(names).map(([id, name]) => [name, id]));
  const near = nearNames(written, idOf.keys()).map((name) => `${idOf.get(name) ?? ""} (${name})`);
  return near.length === 0 ? otherwise : `Did you mean ${near.join(", or ")}?`;
}
