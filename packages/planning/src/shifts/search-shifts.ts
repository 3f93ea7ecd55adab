import { randomStream } from "@springtide/probability";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { LinearSolution, Solve } from "../linear/linear-model.ts";
import { descend } from "./descend.ts";
import { addRounded } from "./rounded-shifts.ts";
import { outOfReach } from "./require-target-problem.ts";
import { ruinAndRecreate } from "./ruin-and-recreate.ts";
import { clearCover, type ShiftCover } from "./shift-cover.ts";
import type { ShiftLimits } from "./shift-limits.ts";
import type { ShiftModel } from "./shift-model.ts";
import type { TeamShiftCount } from "./shift-problem.ts";
import { improvedByTree } from "./tree-search.ts";

/** What a search found out on its way; the cover itself holds the answer. */
export interface SearchResult {
  /** Nothing costs less than this. */
  readonly bound: number;
  /** What ended the search. */
  readonly stopped: "gap" | "work-limit" | "clock";
  /** Rounds of ruin and recreate that were run. */
  readonly rounds: number;
  /** Cost after each step. */
  readonly steps: readonly { readonly step: string; readonly cost: number }[];
}

const ROUNDS = 20_000;
const NODES = 2_000;
const STRETCH = 2_000;

/** One search: the cover to improve, and the programme that bounds it. */
export class ShiftSearch {
  private readonly cover: ShiftCover;
  private readonly model: ShiftModel;
  private readonly intervals: number;
  private readonly limits: ShiftLimits;
  private readonly solve: Solve;
  private readonly progress: Progress | undefined;
  private readonly cancel: CancelSignal | undefined;
  private readonly steps: { step: string; cost: number }[] = [];
  private rounds = 0;

  constructor(
    of: { readonly cover: ShiftCover; readonly model: ShiftModel; readonly intervals: number },
    limits: ShiftLimits,
    solve: Solve,
    progress?: Progress,
    cancel?: CancelSignal,
  ) {
    this.cover = of.cover;
    this.model = of.model;
    this.intervals = of.intervals;
    this.limits = limits;
    this.solve = solve;
    this.progress = progress;
    this.cancel = cancel;
  }

  /** Improves the cover until it is near enough to the bound, or the work or the time is used up. @throws Cancelled; Refusal for a target out of reach */
  run(): SearchResult {
    const { start, nodes = NODES } = this.limits;
    this.progress?.(0, 4, "Solving the relaxation");
    const relaxed = this.relaxed();
    stopIfCancelled(this.cancel);
    this.progress?.(1, 4, "Exchanging shifts");
    if (start !== undefined && start.length > 0) this.startFrom(start, relaxed);
    else this.startAnew(relaxed);
    if (this.isEnough(relaxed.bound)) return this.result(relaxed.bound);
    this.trySomethingElse(relaxed.bound);
    this.step("searched");
    if (this.isEnough(relaxed.bound) || nodes === 0 || this.isLate() || relaxed.status !== "optimal")
      return this.result(relaxed.bound);
    this.progress?.(3, 4, "Searching the tree of what is left");
    const { gap } = this.limits;
    const bound = improvedByTree(
      this.cover,
      this.intervals,
      this.model,
      { relaxed, gap, nodes, ...this.time() },
      this.solve,
    );
    this.step("search tree");
    return this.result(bound);
  }

  /** Costs are never below 0, so 0 bounds what a relaxation that the clock stopped leaves open. */
  private relaxed(): LinearSolution {
    const found = this.solve(this.model.model, { gap: 0, nodes: 0, presolve: false, ...this.time() });
    if (found.status === "infeasible") throw outOfReach();
    return found.status === "optimal" ? found : { ...found, bound: 0 };
  }

  private startAnew(relaxed: LinearSolution): void {
    if (relaxed.status === "optimal") addRounded(this.cover, this.intervals, this.model, relaxed.x);
    this.cover.repair();
    this.step(relaxed.status === "optimal" ? "rounded" : "nobody at work");
    this.descend();
    this.step("exchanged");
  }

  /** The last answer, unless the rounded relaxation is better after the first exchanges. */
  private startFrom(start: readonly TeamShiftCount[], relaxed: LinearSolution): void {
    const { cover } = this;
    addShifts(cover, start);
    cover.repair();
    this.step("last answer");
    if (this.isEnough(relaxed.bound)) return;
    this.descend();
    this.step("exchanged");
    if (this.isEnough(relaxed.bound) || relaxed.status !== "optimal") return;
    const last = { cost: cover.cost, heads: cover.heads.slice() };
    clearCover(cover);
    addRounded(cover, this.intervals, this.model, relaxed.x);
    cover.repair();
    this.descend();
    if (cover.cost >= last.cost) last.heads.forEach((heads, j) => cover.add(j, heads - (cover.heads[j] ?? 0)));
    this.step("rounded and exchanged, where better");
  }

  private trySomethingElse(bound: number): void {
    const { rounds = ROUNDS, seed = 1 } = this.limits;
    const random = randomStream(seed, "shifts");
    const enough = bound / (1 - this.limits.gap);
    for (; this.rounds < rounds && this.cover.cost > enough && !this.isLate(); this.rounds += STRETCH) {
      stopIfCancelled(this.cancel);
      this.progress?.(2 + this.rounds / rounds, 4, "Trying other shifts");
      const to = Math.min(rounds, this.rounds + STRETCH);
      ruinAndRecreate(this.cover, this.intervals, random, { from: this.rounds, to, rounds, enough });
    }
    this.rounds = Math.min(this.rounds, rounds);
    this.descend();
  }

  private descend(): void {
    descend(this.cover, () => {
      stopIfCancelled(this.cancel);
      return !this.isLate();
    });
  }

  private isEnough(bound: number): boolean {
    return this.cover.cost <= bound / (1 - this.limits.gap) + 1e-12;
  }

  private isLate(): boolean {
    return this.limits.secondsLeft !== undefined && this.limits.secondsLeft() <= 0;
  }

  private time(): { seconds?: number } {
    const { secondsLeft } = this.limits;
    return secondsLeft === undefined ? {} : { seconds: Math.max(0.01, secondsLeft()) };
  }

  private step(step: string): void {
    this.steps.push({ step, cost: this.cover.cost });
  }

  private result(bound: number): SearchResult {
    const stopped = this.isEnough(bound) ? "gap" : this.isLate() ? "clock" : "work-limit";
    return { bound: Math.min(bound, this.cover.cost), stopped, rounds: this.rounds, steps: this.steps };
  }
}

/** Puts people on shifts by team, start, kind and break; shifts that may no longer be worked are left out. */
function addShifts(cover: ShiftCover, shifts: readonly TeamShiftCount[]): void {
  const { columns } = cover;
  const at = new Map(
    Array.from({ length: columns.count }, (_, j) => {
      const [start = 0, from = 0] = [columns.start[j], columns.breakFrom[j]];
      return [`${columns.team[j] ?? 0} ${start} ${columns.kind[j] ?? 0} ${from - start}`, j];
    }),
  );
  for (const { team, start, kind, breakStart, heads } of shifts) {
    const shift = at.get(`${team} ${start} ${kind} ${breakStart}`);
    if (shift !== undefined) cover.add(shift, heads);
  }
}
