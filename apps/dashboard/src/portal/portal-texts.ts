import { keptTexts } from "./kept-texts.ts";
import type portal from "./texts/en.json";

/** Everything the partner portal says, by id. */
export type PortalTexts = typeof portal;
export type PortalTextId = keyof PortalTexts;

const FILES = import.meta.glob<PortalTexts>("./texts/*.json", { import: "default" });

/** The portal's texts in one language; asked for once. */
export const portalTexts = keptTexts(FILES, "./texts");
