import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { staffingApi } from "./staffing-api.ts";

/** A file, and the zone of the clock that its times are counted by where they say how far they are from UTC. */
export interface SentLog {
  readonly file: File;
  readonly zone: string;
}

/** Reads one log after another; a file that is chosen meanwhile, or cancelling, ends the one under way. */
export function useLog() {
  const reading = useRef<AbortController | null>(null);
  const log = useMutation({
    mutationFn: ({ file, zone }: SentLog) => {
      reading.current?.abort();
      const controller = new AbortController();
      reading.current = controller;
      return staffingApi.readStaffingLog({
        query: { file: file.name, zone },
        // A type that the browser guessed, such as that of old spreadsheets, says less than the bytes.
        upload: new Blob([file], { type: "application/octet-stream" }),
        signal: controller.signal,
      });
    },
  });
  const cancel = (): void => {
    reading.current?.abort();
    log.reset();
  };
  return { log, cancel };
}
