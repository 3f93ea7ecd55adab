import type { ImportMapping, LogAnswer } from "@springtide/contracts";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { staffingApi } from "./staffing-api.ts";

/** A file, the zone of the clock that its times are counted by where they say how far they are from UTC, and how else it is read. */
export interface SentLog {
  readonly file: File;
  readonly zone: string;
  readonly mapping?: ImportMapping;
  readonly sheet?: string;
}

/** Reads one log after another; a file that is chosen meanwhile, or cancelling, ends the one under way. */
export function useLog() {
  const reading = useRef<AbortController | null>(null);
  const [last, setLast] = useState<{ readonly sent: SentLog; readonly answer: LogAnswer } | null>(null);
  const log = useMutation({
    mutationFn: ({ file, zone, mapping, sheet }: SentLog) => {
      reading.current?.abort();
      const controller = new AbortController();
      reading.current = controller;
      return staffingApi.readStaffingLog({
        query: {
          file: file.name.slice(-200),
          zone,
          ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
          ...(sheet === undefined ? {} : { sheet }),
        },
        // A type that the browser guessed, such as that of old spreadsheets, says less than the bytes.
        upload: new Blob([file], { type: "application/octet-stream" }),
        signal: controller.signal,
      });
    },
    onSuccess: (answer, sent) => {
      setLast({ sent, answer });
    },
  });
  return {
    log,
    /** What was read last: it stays in view while the same file is read otherwise. */
    last,
    read: (file: File, zone: string) => {
      setLast(null);
      log.mutate({ file, zone });
    },
    again: (way: Partial<Omit<SentLog, "file">>) => {
      if (last !== null) log.mutate({ ...last.sent, ...way });
    },
    cancel: () => {
      reading.current?.abort();
      log.reset();
    },
  };
}
