import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../shell/Section.tsx";
import { momentInWords } from "./moment.ts";
import { api } from "../api/api.ts";
import { Problem } from "./Problem.tsx";
import { sessionsQuestion } from "./questions.ts";
import { useDoing } from "./useDoing.ts";

/** Where one is signed in, and how to end that. */
export function Sessions() {
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
    <Sheet title="Sessions" note="A session ends after a week without use, and after 30 days in any case.">
      <ul className="people-list">
        {sessions.map(({ id, browser, usedAt, isThis }) => (
          <li key={id}>
            <span>
              <strong>{browser}</strong> {isThis ? "(this one)" : ""}
              <span className="note">last used {momentInWords(usedAt)}</span>
            </span>
            {isThis ? null : (
              <Button
                variant="default"
                size="xs"
                disabled={isUnderWay}
                aria-label={`End the session of ${browser}, last used ${momentInWords(usedAt)}`}
                onClick={() => {
                  end(() => api.endSession({ params: { session: String(id) } }));
                }}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      {sessions.length < 2 ? null : (
        <Button
          variant="default"
          disabled={isUnderWay}
          onClick={() => {
            end(() => api.endOtherSessions());
          }}
        >
          End all others
        </Button>
      )}
    </Sheet>
  );
}
