import type { FetchedFile } from "@springtide/client";
import { useMutation } from "@tanstack/react-query";

/** Fetches a file and hands it to the browser to keep. */
export function useDownload(fetchFile: () => Promise<FetchedFile>, fallbackName: string) {
  return useMutation({
    mutationFn: fetchFile,
    onSuccess: ({ body, fileName }) => {
      const url = URL.createObjectURL(body);
      const link = document.createElement("a");
      link.href = url;
      link.download = fileName ?? fallbackName;
      link.click();
      URL.revokeObjectURL(url);
    },
  });
}
