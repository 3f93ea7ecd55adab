import type { Words } from "../words/words.ts";
import { definitionOf } from "./curve-picture.ts";
import { shareWritten, waitWritten } from "./figures.ts";
import type { QuickAnswer } from "./quick-answer.ts";

/** The answer at one look: agents and people, what they give, and what the usual tool would say. */
export function AnswerCard({ quick, words }: { readonly quick: QuickAnswer; readonly words: Words }) {
  const { answer, request } = quick;
  const { say } = words;
  const { agents, heads, result } = answer;
  const { serviceLevel } = request.targets;
  return (
    <section className="staffing-answer" aria-label={say("staffing.answer")}>
      <div className="staffing-answer-figures" role="status">
        <p>
          <strong>{words.count(agents)}</strong> {say("staffing.agents-label", { count: agents })}
        </p>
        <p>
          <strong>{words.count(heads)}</strong> {say("staffing.heads-label", { count: heads })}
        </p>
      </div>
      {result === null ? (
        <p>{say("staffing.nothing-to-do")}</p>
      ) : (
        <>
          <dl className="staffing-facts">
            <Fact
              name={say("staffing.service-level")}
              figure={shareWritten(result.serviceLevels[definitionOf(quick)], words)}
              beside={
                serviceLevel === undefined
                  ? ""
                  : say("staffing.against-target", {
                      share: words.finely(serviceLevel.share),
                      within: words.wait(serviceLevel.withinSeconds),
                    })
              }
            />
            <Fact
              name={say("staffing.mean-wait")}
              figure={waitWritten(result.asaSeconds, words)}
              beside={say("staffing.of-answered")}
            />
            <Fact
              name={say("staffing.abandonment")}
              figure={shareWritten(result.abandonProbability, words)}
              beside={say("staffing.of-all")}
            />
            <Fact
              name={say("staffing.occupancy")}
              figure={shareWritten(result.occupancy, words)}
              beside={say("staffing.busy-time")}
            />
          </dl>
          <p className="staffing-usual">{usualTool(quick, words)}</p>
        </>
      )}
    </section>
  );
}

function Fact(props: { readonly name: string; readonly figure: string; readonly beside: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <strong>{props.figure}</strong> <span className="note">{props.beside}</span>
      </dd>
    </div>
  );
}

function usualTool({ request, answer, erlangCAgents }: QuickAnswer, { say, count }: Words): string {
  if (request.model.kind === "erlang-c") return say("staffing.is-erlang-c");
  const told = { count: erlangCAgents, written: count(erlangCAgents) };
  const more = erlangCAgents - answer.agents;
  if (more < 0) return say("staffing.usual-tool-fewer", told);
  return say("staffing.usual-tool", { ...told, more, difference: count(more) });
}
