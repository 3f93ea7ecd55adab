import type { ComponentType } from "react";
import { lazy } from "react";
import { textsInUse } from "./texts-in-use.ts";

/** A part of the page that is fetched when it is first shown, together with the texts that the first page did without. */
export function lazyWithTexts<Props>(fetchPart: () => Promise<{ readonly default: ComponentType<Props> }>) {
  return lazy(async () => {
    const [part] = await Promise.all([fetchPart(), textsInUse.fetchAll()]);
    return part;
  });
}
