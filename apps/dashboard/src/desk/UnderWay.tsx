import { useSay } from "../languages/ReaderProvider.tsx";
import type { DeskProgress } from "./desk.ts";

/** What the desk is at: in the engine's words, which are English, or in the page's before the engine has said any. */
export function UnderWay({ progress }: { readonly progress: DeskProgress | null }) {
  const say = useSay();
  if (progress === null) return say("desk.starting");
  return progress.label === null ? say("desk.drawing") : <span lang="en">{progress.label}</span>;
}
