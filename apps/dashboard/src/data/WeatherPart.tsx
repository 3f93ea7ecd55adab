import { Button, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { dataApi } from "./data-api.ts";
import { weatherQuestion } from "./data-questions.ts";
import { momentSaid } from "./moment.ts";
import { FoundWords, Trouble } from "./Trouble.tsx";

/** When the weather of each market was fetched, since when it is stale, and why it could not be had. */
export function WeatherPart({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const question = weatherQuestion(shop);
  const { data, error } = useQuery(question);
  const fetching = useMutation({
    mutationFn: () => dataApi.fetchWeather({ params: { shop } }),
    onSuccess: (status) => {
      queries.setQueryData(question.queryKey, status);
    },
  });
  const markets = data?.markets ?? [];
  const attributions = [...new Set(markets.map(({ attribution }) => attribution))];
  return (
    <Sheet
      title={say("data.weather")}
      note={say("data.weather-note")}
      aside={
        <Button
          variant="default"
          size="compact-sm"
          loading={fetching.isPending}
          onClick={() => {
            fetching.mutate();
          }}
        >
          {say("data.fetch-now")}
        </Button>
      }
    >
      <Trouble error={error ?? fetching.error} />
      {data !== undefined && markets.length === 0 ? (
        <p className="empty">{say("data.no-weather")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={say("data.weather")} tabIndex={0}>
          <Table className="figures data-table" verticalSpacing={5}>
            <thead>
              <tr>
                <th scope="col">{say("data.market")}</th>
                <th scope="col">{say("data.kind")}</th>
                <th scope="col">{say("data.fetched")}</th>
                <th scope="col">{say("data.standing")}</th>
              </tr>
            </thead>
            <tbody>
              {markets.map(({ market, kind, fetchedAt, staleSince, failedAt, failures }) => (
                <tr key={`${market} ${kind}`}>
                  <th scope="row">{market}</th>
                  <td>{say(`data.weather-${kind}`)}</td>
                  <td>{fetchedAt === null ? say("data.never") : momentSaid(fetchedAt, words)}</td>
                  <td className="wrapping">
                    {staleSince === null ? (
                      say("data.fresh")
                    ) : (
                      <span className="short">
                        {say("data.stale-since", { moment: momentSaid(staleSince, words) })}
                      </span>
                    )}
                    {failedAt === null ? null : (
                      <span className="note">
                        {" "}
                        {say("data.failed-at", { moment: momentSaid(failedAt, words) })}{" "}
                        {failures.map((one, i) => (
                          <FoundWords key={i} finding={one} />
                        ))}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {attributions.map((attribution) => (
        <p key={attribution} className="caption" lang="en">
          {attribution}
        </p>
      ))}
    </Sheet>
  );
}
