import type { TextId } from "../../languages/texts.ts";
import type { Words } from "../../words/words.ts";

const NAMES: ReadonlyMap<string, TextId> = new Map([
  ["plan.ready", "settings.event-plan-ready"],
  ["plan.published", "settings.event-plan-published"],
  ["request.sent", "settings.event-request-sent"],
  ["commitment.changed", "settings.event-commitment-changed"],
  ["settlement.changed", "settings.event-settlement-changed"],
  ["import.done", "settings.event-import-done"],
  ["weather.fetched", "settings.event-weather-fetched"],
  ["notice.made", "settings.event-notice-made"],
  ["webhook.test", "settings.event-webhook-test"],
]);

/** What happened, in words; the name that receivers see where there are none for it. */
export function eventInWords(kind: string, { say }: Pick<Words, "say">): string {
  const name = NAMES.get(kind);
  return name === undefined ? kind : say(name);
}
