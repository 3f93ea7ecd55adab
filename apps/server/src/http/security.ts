import helmet from "helmet";

/**
 * What a browser may do with our page: run our own code, also as WebAssembly and in workers, and talk to this server only.
 * Mantine writes its styles at run time, hence inline styles. Served as plain HTTP on one's own machine, so nothing is upgraded.
 */
export const security = helmet({
  contentSecurityPolicy: {
    directives: {
      "default-src": ["'self'"],
      "script-src": ["'self'", "'wasm-unsafe-eval'"],
      "worker-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:", "blob:"],
      "connect-src": ["'self'"],
      "upgrade-insecure-requests": null,
    },
  },
  strictTransportSecurity: false,
});
