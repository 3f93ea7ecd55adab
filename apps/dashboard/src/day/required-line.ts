import type { Plugin } from "chart.js";

/** Draws what is required as steps over the whole width of each bar; a line chart's own steps end in the middle of the first and last. */
export function requiredLine(required: readonly number[], colour: string): Plugin<"bar"> {
  return {
    id: "required-line",
    afterDatasetsDraw: ({ ctx, scales, chartArea }) => {
      const heads = scales.y;
      if (heads === undefined || required.length === 0) return;
      const width = chartArea.width / required.length;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2;
      ctx.lineJoin = "round";
      ctx.beginPath();
      required.forEach((value, i) => {
        const y = heads.getPixelForValue(value);
        ctx.lineTo(chartArea.left + i * width, y);
        ctx.lineTo(chartArea.left + (i + 1) * width, y);
      });
      ctx.stroke();
      ctx.restore();
    },
  };
}
