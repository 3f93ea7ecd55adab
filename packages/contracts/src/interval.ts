/** Minutes of a planning interval, by how a shop file writes it. */
export const INTERVAL_MINUTES = { "5m": 5, "10m": 10, "15m": 15, "30m": 30, "60m": 60, "1h": 60 } as const;
