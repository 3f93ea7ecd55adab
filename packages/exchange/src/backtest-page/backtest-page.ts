import type { BacktestReport } from "@springtide/contracts";
import { eventSection } from "./parts/event-section.ts";
import { queueSection } from "./parts/queue-section.ts";
import { STYLE } from "./parts/style.ts";
import { summarySection, wordsSection } from "./parts/summary-section.ts";
import { escaped } from "./parts/text.ts";
import { triggerSection } from "./parts/trigger-section.ts";

/**
 * A backtest as one page that needs nothing else: pictures are drawn in it, light or dark as the reader's screen is, and it prints.
 * Every picture has a sentence that says the same and a table behind it.
 */
export function backtestPage(report: BacktestReport): string {
  const { subject, queues, triggers, events, software } = report;
  const title = `How the forecast would have done: ${subject.name}`;
  const places: readonly (readonly [string, string])[] = [
    ...queues.map(({ queue, name }) => [queue, name] as const),
    ...(triggers.length === 0 ? [] : [["dates", "Dates of triggers"] as const]),
    ...(events.length === 0 ? [] : [["events", "After the event"] as const]),
    ["words", "What the words mean"],
  ];
  const links = places.map(([id, name]) => `<li><a href="#${escaped(id)}">${escaped(name)}</a></li>`);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<header><h1>${escaped(title)}</h1></header><nav aria-label="Parts of this page"><ul>${links.join("")}</ul></nav><main>`,
    summarySection(report),
    ...queues.map((queue) => queueSection(queue, report)),
    triggerSection(report),
    eventSection(report),
    wordsSection(),
    `</main><footer>${escaped(software)}</footer></body></html>\n`,
  ].join("");
}
