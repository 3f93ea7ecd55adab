import { Button, TextInput } from "@mantine/core";
import type { SeatReadiness, SeatTask } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { foundAt, TroubleBeside } from "../../data/found-at.tsx";
import type { PartProps } from "../part-props.ts";
import { partnersApi } from "../partners-api.ts";
import { partnersKey } from "../partners-questions.ts";
import { taskSaid } from "./readiness-rows.ts";

type TaskProps = PartProps & { readonly agreement: string; readonly readiness: SeatReadiness };

/** Access that is the client's to give: by when, and where it is recorded once it is given. */
export function OwnTasks({ tasks, ...props }: TaskProps & { readonly tasks: readonly SeatTask[] }) {
  const { say } = props.words;
  return (
    <>
      <h4 className="partners-subhead">{say("partners.own-tasks")}</h4>
      {tasks.length === 0 ? <p className="note">{say("partners.no-own-tasks")}</p> : null}
      <ul className="partners-items">
        {tasks.map((task) => (
          <Task key={task.seat} task={task} {...props} />
        ))}
      </ul>
    </>
  );
}

function Task(props: TaskProps & { readonly task: SeatTask }) {
  const { task, rights, words } = props;
  return (
    <li>
      <p>
        <strong>{task.seat}</strong>{" "}
        <span className={task.isLate ? "partners-off" : undefined}>{taskSaid(task, words)}</span>
      </p>
      {rights.mayAct ? <AccessForm {...props} /> : null}
    </li>
  );
}

function AccessForm({ shop, agreement, readiness, task, words }: TaskProps & { readonly task: SeatTask }) {
  const { say } = words;
  const client = useQueryClient();
  const [day, setDay] = useState("");
  const seat = readiness.seats.find((one) => one.seat === task.seat);
  const record = useMutation({
    mutationFn: async () => {
      if (seat === undefined) return;
      const { trainedOn, refreshedOn, leavesOn } = seat;
      await partnersApi.putSeat({
        params: { shop, agreement, seat: task.seat },
        body: { trainedOn, refreshedOn, leavesOn, accessOn: day },
      });
      await client.invalidateQueries({ queryKey: partnersKey(shop) });
    },
  });
  return (
    <form
      className="partners-row"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate();
      }}
    >
      <TextInput
        type="date"
        required
        label={say("partners.access-from", { seat: task.seat })}
        value={day}
        error={foundAt(record.error, "/accessOn")}
        onChange={({ currentTarget }) => {
          setDay(currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" size="compact-sm" disabled={day === ""} loading={record.isPending}>
        {say("partners.access-record")}
      </Button>
      <TroubleBeside error={record.error} fields={["/accessOn"]} />
    </form>
  );
}
