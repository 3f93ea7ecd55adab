import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { figuresQuestion } from "./data-questions.ts";
import { FigurePaste } from "./FigurePaste.tsx";
import { momentSaid } from "./moment.ts";
import { Trouble } from "./Trouble.tsx";

/** Orders, campaigns and audits that a shop is planned from besides its contacts. */
export function FiguresPart({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say, count } = words;
  const { data, error } = useQuery(figuresQuestion(shop));
  const rows = [
    ...(data?.orders ?? []).map(({ trigger, days, putAt, version }) => ({
      kind: "orders" as const,
      trigger,
      version,
      putAt,
      rows: days.length,
    })),
    ...(data?.campaigns ?? []).map(({ trigger, spend, putAt, version }) => ({
      kind: "campaigns" as const,
      trigger,
      version,
      putAt,
      rows: spend.length,
    })),
  ];
  const audits = data?.audits ?? null;
  return (
    <Sheet title={say("data.figures")} note={say("data.figures-note")}>
      <Trouble error={error} />
      {data === undefined || rows.length > 0 || audits !== null ? null : (
        <p className="empty">{say("data.no-figures")}</p>
      )}
      {rows.length === 0 && audits === null ? null : (
        <div className="table-scroll" role="region" aria-label={say("data.figures")} tabIndex={0}>
          <Table className="figures data-table" verticalSpacing={5}>
            <thead>
              <tr>
                <th scope="col">{say("data.what")}</th>
                <th scope="col">{say("data.trigger")}</th>
                <th scope="col" className="number">
                  {say("data.days")}
                </th>
                <th scope="col">{say("data.when")}</th>
                <th scope="col" className="number">
                  {say("data.version")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ kind, trigger, version, putAt, rows: days }) => (
                <tr key={`${kind} ${trigger}`}>
                  <th scope="row">{say(`data.kind-${kind}`)}</th>
                  <td>{trigger}</td>
                  <td className="number">{count(days)}</td>
                  <td>{momentSaid(putAt, words)}</td>
                  <td className="number">{version}</td>
                </tr>
              ))}
              {audits === null ? null : (
                <tr>
                  <th scope="row">{say("data.kind-audits")}</th>
                  <td />
                  <td className="number">{count(audits.audits.length)}</td>
                  <td>{momentSaid(audits.putAt, words)}</td>
                  <td className="number">{audits.version}</td>
                </tr>
              )}
            </tbody>
          </Table>
        </div>
      )}
      <FigurePaste shop={shop} triggers={rows} words={words} />
    </Sheet>
  );
}
