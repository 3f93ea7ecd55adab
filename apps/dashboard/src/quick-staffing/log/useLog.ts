import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { staffingApi } from "./staffing-api.ts";

/** Reads one log after another; a file that is chosen meanwhile, or cancelling, ends the one under way. */
export function useLog() {
  const reading = useRef<AbortController | null>(null);
  const log = useMutation({
    mutationFn: (file: File) => {
      reading.current?.abort();
      const controller = new AbortController();
      reading.current = controller;
      return staffingApi.readStaffingLog({
        query: { file: file.name, zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
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
