import type { Highs, Model, ModelData } from "highs";
import highsModule from "highs";
import type { LinearModel, LinearSolution, Solve, SolverLimits } from "@springtide/planning";

/**
 * Loads HiGHS (compiled to WebAssembly) and answers the one function by which models are solved. Each call stands alone; the thread is
 * busy until it returns, so long searches belong in a worker, and are cancelled by ending it.
 */
export async function loadSolver(): Promise<Solve> {
  // Some loaders hand out the module, some what it exports.
  const loadHighs = typeof highsModule === "function" ? highsModule : highsModule.default;
  const highs = await loadHighs();
  return (model, limits) =>
    highs.withModel({ ...problemOf(model), ...integralityOf(model, limits) }, (opened) => {
      opened.options.set(optionsOf(limits));
      if (limits.start !== undefined) opened.setSolution({ colValue: limits.start });
      opened.run();
      return solutionOf(highs, opened, limits);
    });
}

function problemOf(model: LinearModel): ModelData {
  return {
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: "csc",
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: model.starts,
      indices: model.rows,
      values: model.values,
    },
  };
}

function integralityOf({ isWhole }: LinearModel, { nodes }: SolverLimits): { integrality?: Int32Array } {
  return nodes === 0 ? {} : { integrality: Int32Array.from(isWhole) };
}

function optionsOf({ gap, nodes, seconds, presolve }: SolverLimits): Record<string, boolean | number | string> {
  return {
    output_flag: false,
    random_seed: 0,
    ...(nodes === 0 ? {} : { mip_rel_gap: gap, mip_max_nodes: nodes }),
    ...(presolve === false ? { presolve: "off" } : {}),
    ...(seconds === undefined ? {} : { time_limit: seconds }),
  };
}

function solutionOf(highs: Highs, opened: Model, { nodes }: SolverLimits): LinearSolution {
  const { modelStatus } = highs.constants;
  const status = opened.getModelStatus();
  const { colValue, rowDual } = opened.getSolution();
  const objective = opened.getObjectiveValue();
  const hasAnswer = opened.info.get("primal_solution_status") === 2;
  return {
    status:
      status === modelStatus.optimal
        ? "optimal"
        : status === modelStatus.infeasible
          ? "infeasible"
          : status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible
            ? "unbounded"
            : hasAnswer
              ? "limit"
              : "none",
    x: Float64Array.from(colValue),
    objective: hasAnswer ? objective : Infinity,
    bound: nodes === 0 ? objective : Number(opened.info.get("mip_dual_bound")),
    rowPrices: nodes === 0 ? Float64Array.from(rowDual) : null,
    stoppedByClock: status === modelStatus.timeLimit,
  };
}
