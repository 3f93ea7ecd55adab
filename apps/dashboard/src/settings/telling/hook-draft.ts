import { WebhookEventKind } from "@springtide/contracts";

/** What is told to which address. */
export interface HookDraft {
  readonly url: string;
  readonly events: readonly string[];
}

/** JSON pointers of the fields below. */
export const HOOK_FIELDS = ["/url", "/events"];

/** The events that are known among those that are chosen. */
export function knownEvents(events: readonly string[]): WebhookEventKind[] {
  return WebhookEventKind.options.filter((kind) => events.includes(kind));
}
