import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Statement } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { foundAt, TroubleBeside } from "../../data/found-at.tsx";
import { datesSaid } from "../../finance/month-said.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";
import { serviceSaid } from "./statement-rows.ts";
import { typedShare } from "./typed-share.ts";

type SheetProps = PartProps & { readonly statement: Statement };

/** How the month was served, by which bonus and malus are reckoned, and where that is recorded by hand. */
export function ServiceSheet(props: SheetProps) {
  const { statement, rights, words } = props;
  const { say } = words;
  if (statement.service.length === 0) return null;
  return (
    <Sheet title={say("partners.service")} note={say("partners.service-note")}>
      <ul className="partners-list">
        {statement.service.map((of) => (
          <li key={of.period}>{serviceSaid(of, words)}</li>
        ))}
      </ul>
      {rights.maySettle ? <ServiceForm key={statement.checksum} {...props} /> : null}
    </Sheet>
  );
}

function ServiceForm({ shop, statement, words }: SheetProps) {
  const { say } = words;
  const client = useQueryClient();
  const [level, setLevel] = useState("");
  const [basis, setBasis] = useState("");
  const [period, setPeriod] = useState(statement.service[0]?.period ?? "");
  const { agreement, month } = statement;
  const share = typedShare(level);
  const record = useMutation({
    mutationFn: (serviceLevel: number | null) =>
      partnersApi.putServiceLevel({ body: { shop, agreement, month, period, serviceLevel, basis } }),
    onSuccess: () => client.invalidateQueries({ queryKey: partnersKey(shop) }),
  });
  return (
    <form
      className="partners-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (share !== null) record.mutate(share);
      }}
    >
      {statement.service.length < 2 ? null : (
        <NativeSelect
          label={say("partners.service-period")}
          value={period}
          error={foundAt(record.error, "/period")}
          data={statement.service.map((of) => ({ value: of.period, label: datesSaid(of.firstDay, of.lastDay, words) }))}
          onChange={({ currentTarget }) => {
            setPeriod(currentTarget.value);
          }}
        />
      )}
      <TextInput
        label={say("partners.service-level")}
        inputMode="decimal"
        required
        value={level}
        error={level !== "" && share === null ? say("partners.fault-share") : foundAt(record.error, "/serviceLevel")}
        onChange={({ currentTarget }) => {
          setLevel(currentTarget.value);
        }}
      />
      <TextInput
        label={say("partners.service-basis")}
        required
        maxLength={500}
        value={basis}
        error={foundAt(record.error, "/basis")}
        onChange={({ currentTarget }) => {
          setBasis(currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" size="compact-sm" disabled={share === null} loading={record.isPending}>
        {say("partners.service-record")}
      </Button>
      <TroubleBeside error={record.error} fields={["/serviceLevel", "/basis", "/period"]} />
    </form>
  );
}
