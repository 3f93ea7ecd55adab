import { createHash } from "node:crypto";
import helmet from "helmet";

const OWN_CODE = ["'self'", "'wasm-unsafe-eval'"];

/** Mantine writes its styles at run time, hence inline styles. Served as plain HTTP on one's own machine, so nothing is upgraded. */
const policy = (scripts: readonly string[]) => ({
  directives: {
    "default-src": ["'self'"],
    "script-src": [...scripts],
    "worker-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'"],
    "upgrade-insecure-requests": null,
  },
});

/** What a browser may do with our page: run our own code, also as WebAssembly and in workers, and talk to this server only. */
export const security = helmet({ contentSecurityPolicy: policy(OWN_CODE), strictTransportSecurity: false });

const INLINE_SCRIPT = /<script>([^]*?)<\/script>/g;

/** The same for a page that was built with scripts in it: they run, by their digests, and nothing that somebody else puts there. */
export function securityOf(page: string): ReturnType<typeof helmet.contentSecurityPolicy> {
  const digests = [...page.matchAll(INLINE_SCRIPT)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return helmet.contentSecurityPolicy(policy([...OWN_CODE, ...digests]));
}
