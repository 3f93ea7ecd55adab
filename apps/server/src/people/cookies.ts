/** Whether browsers get cookies that travel over TLS alone, and what they are called. */
export interface CookieNames {
  readonly isSecure: boolean;
  readonly session: string;
  readonly device: string;
  readonly openId: string;
}

/**
 * Over TLS the prefix `__Host-` has browsers take a cookie from this very host alone. On one's own machine there is no TLS, and ports
 * share their cookies, so the port is part of the name.
 */
export function cookieNames(isSecure: boolean, host: string): CookieNames {
  const port = /:(\d+)$/.exec(host)?.[1];
  const start = isSecure ? "__Host-springtide" : `springtide${port === undefined ? "" : `-${port}`}`;
  return { isSecure, session: `${start}-session`, device: `${start}-device`, openId: `${start}-openid` };
}

/**
 * A cookie that no script can read, and that comes along from other sites only when somebody follows a link to here.
 * @param seconds how long a browser keeps it; 0 has it forget it
 */
export function cookie(names: CookieNames, name: string, value: string, seconds: number): string {
  const parts = [`${name}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${seconds}`];
  return [...parts, ...(names.isSecure ? ["Secure"] : [])].join("; ");
}

/** The value of a cookie, as it came; null where it did not come, or came twice, as it does only by mischief. */
export function cookieFrom(header: string | undefined, name: string): string | null {
  const values = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}
