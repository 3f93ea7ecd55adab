import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { momentIn } from "./moment.ts";
import { api } from "../api/api.ts";
import { Problem } from "./Problem.tsx";
import { sessionsQuestion } from "./questions.ts";
import { useDoing } from "./useDoing.ts";

/** Where one is signed in, and how to end that. */
export function Sessions() {
  const { say, locale } = useSpeaking();
  const { data, refetch } = useQuery(sessionsQuestion);
  const { isUnderWay, problem, run } = useDoing();
  const sessions = data?.sessions ?? [];
  const end = (work: () => Promise<void>): void => {
    run(async () => {
      await work();
      await refetch();
    });
  };
  return (
    <Sheet title={say("sign-in.sessions")} note={say("sign-in.sessions-note")}>
      <ul className="people-list">
        {sessions.map(({ id, browser, usedAt, isThis }) => (
          <li key={id}>
            <span>
              <strong>{browser}</strong> {isThis ? say("sign-in.this-one") : ""}
              <span className="note">{say("sign-in.last-used", { moment: momentIn(locale, usedAt) })}</span>
            </span>
            {isThis ? null : (
              <Button
                variant="default"
                size="xs"
                disabled={isUnderWay}
                aria-label={say("sign-in.end-session", { browser, moment: momentIn(locale, usedAt) })}
                onClick={() => {
                  end(() => api.endSession({ params: { session: String(id) } }));
                }}
              >
                {say("sign-in.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem error={problem} />
      {sessions.length < 2 ? null : (
        <Button
          variant="default"
          disabled={isUnderWay}
          onClick={() => {
            end(() => api.endOtherSessions());
          }}
        >
          {say("sign-in.end-others")}
        </Button>
      )}
    </Sheet>
  );
}
