import type { Command } from "./command.ts";

/**
 * Every command by name, in the order of help. A command and all it stands on is loaded only when asked for: nobody who staffs one
 * interval waits for a database.
 */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import("./commands/plan.ts")).planCommand,
  forecast: async () => (await import("./commands/forecast.ts")).forecastCommand,
  backtest: async () => (await import("./commands/backtest.ts")).backtestCommand,
  replay: async () => (await import("./commands/replay.ts")).replayCommand,
  staff: async () => (await import("./commands/staff.ts")).staffCommand,
  shifts: async () => (await import("./commands/shifts.ts")).shiftsCommand,
  skills: async () => (await import("./commands/skills.ts")).skillsCommand,
  hours: async () => (await import("./commands/hours.ts")).hoursCommand,
  simulate: async () => (await import("./commands/simulate.ts")).simulateCommand,
  scenario: async () => (await import("./commands/scenario.ts")).scenarioCommand,
  finance: async () => (await import("./commands/finance.ts")).financeCommand,
  intraday: async () => (await import("./commands/intraday.ts")).intradayCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
  answer: async () => (await import("./commands/answer.ts")).answerCommand,
  partner: async () => (await import("./commands/partner.ts")).partnerCommand,
  aggregate: async () => (await import("./commands/aggregate.ts")).aggregateCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
  weather: async () => (await import("./commands/weather.ts")).weatherCommand,
  import: async () => (await import("./commands/import.ts")).importCommand,
  imports: async () => (await import("./commands/imports.ts")).importsCommand,
  backup: async () => (await import("./commands/backup.ts")).backupCommand,
  restore: async () => (await import("./commands/restore.ts")).restoreCommand,
  account: async () => (await import("./commands/account.ts")).accountCommand,
  "sign-in-link": async () => (await import("./commands/sign-in-link.ts")).signInLinkCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  fleet: async () => (await import("./commands/fleet.ts")).fleetCommand,
  worker: async () => (await import("./commands/worker.ts")).workerCommand,
};
