import type { ImportMapping } from "@springtide/contracts";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { firstRunApi } from "./first-run-api.ts";
import { lostFile, rememberFile } from "./lost-file.ts";

/** How a file is to be looked at again. */
interface Again {
  readonly mapping?: ImportMapping;
  readonly sheet?: string;
}

/** A file that was chosen, and what is told of it before there is a shop. The file stays in this page until then. */
export function useFirstLook() {
  const [file, setFile] = useState<File | null>(null);
  const [lost, setLost] = useState(lostFile);
  const running = useRef<AbortController | null>(null);
  const look = useMutation({
    mutationFn: ({ of, mapping, sheet }: Again & { readonly of: File }) => {
      running.current?.abort();
      running.current = new AbortController();
      return firstRunApi.firstLook({
        query: {
          file: of.name.slice(-200),
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
          ...(sheet === undefined ? {} : { sheet }),
        },
        // Browsers name the same file by different types; what it is, is found out from its content.
        upload: new Blob([of], { type: "application/octet-stream" }),
        signal: running.current.signal,
      });
    },
  });
  const [last, setLast] = useState(look.data ?? null);
  const told = look.data ?? last;
  return {
    file,
    told,
    /** Name of the file that was chosen before the page was loaded anew; null where none was. */
    lost,
    isLooking: look.isPending,
    error: look.error,
    choose: (of: File) => {
      setFile(of);
      setLost(null);
      rememberFile(of.name);
      setLast(null);
      look.mutate({ of });
    },
    again: (way: Again) => {
      setLast(told);
      if (file !== null) look.mutate({ of: file, ...way });
    },
    drop: () => {
      running.current?.abort();
      look.reset();
      setLast(null);
      setFile(null);
      rememberFile(null);
    },
  };
}

export type Looking = ReturnType<typeof useFirstLook>;
