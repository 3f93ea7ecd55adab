import { z } from "zod";

/** A file that goes with a notice, such as the plan. */
export const NoticeFile = z.object({ name: z.string(), mediaType: z.string(), base64: z.string() });
export type NoticeFile = z.infer<typeof NoticeFile>;

/** Something that people have to know. */
export interface Notice {
  /** The same key again is the same notice and is told once: name what it is about and when. */
  readonly key: string;
  /** What sort of thing it is, such as `deadline`, `nightly-failed`, `webhook-stopped`. */
  readonly kind: string;
  readonly shop: string | null;
  readonly subject: string;
  readonly message: string;
  /** When it is too late. */
  readonly deadlineAt: Date | null;
  /** Whether it passed while the process was off. */
  readonly missed: boolean;
  readonly attachment: NoticeFile | null;
}
