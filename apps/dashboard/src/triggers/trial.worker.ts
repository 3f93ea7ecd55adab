import type { Progress } from "@springtide/refusal";
import type { TriggerTrial } from "@springtide/season";
import { openTriggerTrial } from "@springtide/season";
import type { FromTrial, ToTrial } from "./trial-messages.ts";
import { weatherRows } from "./weather-rows.ts";

let trial: TriggerTrial | null = null;

const say = (message: FromTrial): void => {
  self.postMessage(message);
};
const progress: Progress = (done, total, label) => {
  say({ kind: "progress", done, total, label });
};

/** The plan and the weather come once; to break learning off, the page ends the worker. */
self.onmessage = ({ data }: MessageEvent<ToTrial>) => {
  try {
    if (data.kind === "open") {
      const { plan, weather, orders } = data.ground;
      const weatherForecasts = weather.forecasts;
      trial = openTriggerTrial({ plan, weather: weatherRows(weather), weatherForecasts, orders: new Map(orders) });
    } else if (trial !== null) say(answer(trial, data));
  } catch (cause) {
    say({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
};

function answer(open: TriggerTrial, asked: Exclude<ToTrial, { kind: "open" }>): FromTrial {
  switch (asked.kind) {
    case "firings":
      return { kind: "firings", past: open.pastFirings(asked.question.triggers, asked.question.id) };
    case "dates":
      return { kind: "dates", dates: open.datesOf(asked.question.triggers, asked.question.id) };
    case "learn":
      return { kind: "learned", tried: open.learn(asked.triggers, progress) };
  }
}
