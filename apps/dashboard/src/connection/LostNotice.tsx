import { Alert, Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import { pageConnection } from "./page-connection.ts";

/** Says that the server is gone for as long as it is, and asks again what failed meanwhile once it is back. */
export function LostNotice() {
  const say = useSay();
  const client = useQueryClient();
  const isLost = useSyncExternalStore(pageConnection.subscribe, pageConnection.isLost);
  useEffect(() => {
    window.addEventListener("online", pageConnection.askNow);
    window.addEventListener("offline", pageConnection.askNow);
    return () => {
      window.removeEventListener("online", pageConnection.askNow);
      window.removeEventListener("offline", pageConnection.askNow);
    };
  }, []);
  useEffect(() => {
    if (!isLost) void client.refetchQueries({ predicate: ({ state }) => state.status === "error" });
  }, [isLost, client]);
  return (
    <div role="status" className="connection">
      {isLost ? (
        <Alert color="orange" title={say("connection.lost")}>
          {say("connection.kept")}{" "}
          <Button size="compact-sm" variant="default" onClick={pageConnection.askNow}>
            {say("connection.ask-now")}
          </Button>
        </Alert>
      ) : null}
    </div>
  );
}
