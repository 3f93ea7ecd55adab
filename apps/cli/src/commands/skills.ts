import { parseOrRefuse, Share, type SkillMixRequest } from "@springtide/contracts";
import { readPlan, readSkillMix, writeJson } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { answerSkills, skillLines, skillQuestionOfPlan } from "@springtide/season";
import type { Command, Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** From queues and groups of people with skills to the cheapest mix that keeps every target. */
export const skillsCommand: Command = {
  name: "skills",
  summary: "the cheapest mix of specialists and cross-trained people, and what training one more is worth",
  words: ["[mix.yaml]"],
  options: {
    plan: {
      type: "string",
      value: "<plan.json>",
      description: "Ask about an interval of this plan instead of a file.",
    },
    at: {
      type: "string",
      value: "<2016-04-04T10:00>",
      description: "With --plan: which interval, in local time; the busiest of the plan if not given.",
    },
    premium: {
      type: "string",
      value: "<8%>",
      description: "With --plan: how much more people with several skills cost; 0% if not given.",
    },
    curve: {
      type: "boolean",
      description: "Also what 0 %, 10 %, ... 100 % of the specialists cross-trained would give.",
    },
    "half-width": {
      type: "string",
      value: "<0.5%>",
      description: "How well each service level is to be known by simulation; that of the file, or 0.5%, if not given.",
    },
    out: { type: "string", value: "<answer.json>", description: "Where the answer goes, as JSON." },
  },
  async run(given, terminal) {
    const [path] = given.words;
    refuseMixture(given, path);
    const out = given.text("out");
    const source = path ?? given.text("plan") ?? "";
    await refuseOverwriting(out === undefined ? [] : [out], [source]);
    const { request, about } = await questionOf(given, path, terminal);
    const answer = answerSkills({ ...request, ...typedOver(given) }, { progress: terminal.progress });
    if (out !== undefined) await writeJson(out, answer);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify({ ...about, ...answer }));
    else if (!given.flag("quiet"))
      for (const line of [...linesAbout(about), ...skillLines(answer)]) terminal.print(line);
  },
};

async function questionOf(
  given: Given,
  path: string | undefined,
  terminal: Terminal,
): Promise<{ request: SkillMixRequest; about: { readonly start?: string } }> {
  if (path !== undefined) return { request: await readSkillMix(path), about: {} };
  const [at, premium] = [given.text("at"), given.text("premium")];
  const plan = await readPlan(given.text("plan") ?? "");
  const moment = {
    ...(at === undefined ? {} : { at }),
    ...(premium === undefined ? {} : { premium: parseOrRefuse(Share, premium, "--premium") }),
  };
  const { request, start } = skillQuestionOfPlan(plan, moment, terminal.progress);
  return { request, about: { start } };
}

/** What is typed stands over what the file says. */
function typedOver(given: Given): Partial<Pick<SkillMixRequest, "curve" | "halfWidth">> {
  const halfWidth = given.text("half-width");
  return {
    ...(given.flag("curve") ? { curve: true } : {}),
    ...(halfWidth === undefined ? {} : { halfWidth: halfWidthOf(halfWidth) }),
  };
}

function halfWidthOf(text: string): number {
  const share = parseOrRefuse(Share, text, "--half-width");
  if (share >= 0.001 && share <= 0.1) return share;
  throw new Refusal({
    code: "half-width-out-of-range",
    place: { file: "command line" },
    found: `--half-width ${text}`,
    rule: "a half-width lies between 0.1% and 10%",
    remedy: "Write --half-width 0.5%, for example.",
  });
}

function linesAbout({ start }: { readonly start?: string }): string[] {
  return start === undefined ? [] : [`The interval from ${start}:`];
}

/** A file brings its queues along; only a plan has intervals. */
function refuseMixture(given: Given, path: string | undefined): void {
  const ofPlan = ["plan", "at", "premium"].filter((option) => given.text(option) !== undefined);
  const [found, rule] =
    path === undefined && !ofPlan.includes("plan")
      ? ["neither a file nor --plan", "queues and groups stand in a file, or come from a plan"]
      : path !== undefined && ofPlan.length > 0
        ? [
            `${ofPlan.map((option) => `--${option}`).join(", ")} with ${path}`,
            "the file says what its queues and people are",
          ]
        : [undefined, ""];
  if (found === undefined) return;
  throw new Refusal({
    code: "options-contradict",
    place: { file: "command line" },
    found,
    rule,
    remedy: "Write springtide skills mix.yaml, or springtide skills --plan plan.json.",
  });
}
