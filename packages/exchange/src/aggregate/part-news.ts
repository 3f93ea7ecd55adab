import type { Encoding } from "../csv/decoded-bytes.ts";
import type { ToldCount } from "./log-count.ts";

/** What is told of a part; null where the log has to be read in one go to know what is to be said of it. */
export type PartNews = { readonly told: ToldCount; readonly encoding: Encoding | null } | null;
