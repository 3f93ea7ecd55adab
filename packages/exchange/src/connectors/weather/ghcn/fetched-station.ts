import { gunzipSync } from "node:zlib";
import type { Patience } from "../../asking/ask-patiently.ts";
import { askPatiently } from "../../asking/ask-patiently.ts";

const HOME = "https://www.ncei.noaa.gov/pub/data/ghcn/daily/by_station/";
const MOST_BYTES = 200_000_000;

/** How the file of a station is had from NOAA, or from another place that keeps its files; packed by gzip, as they are there. */
export function fetchedStation(patience: Patience, home: string = HOME): (station: string) => Promise<string> {
  return (station) => {
    const address = new URL(`${station}.csv.gz`, home.replace(/\/*$/, "/"));
    return askPatiently(address, "NOAA GHCN-Daily", (bytes) => stationText(bytes, station), patience);
  };
}

/** @throws Error for what is cut off, or no file of that station: a page instead of a file is an answer like any other to the web */
function stationText(bytes: Uint8Array, station: string): string {
  const text = new TextDecoder().decode(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
  if (!text.startsWith(station)) throw new Error("A file of something else.");
  return text;
}
