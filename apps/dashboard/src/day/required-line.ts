import type { Plugin } from "chart.js";

/** So many bars have no room for risers between them: drawn, they would hide what they stand over. */
const MANY_BARS = 300;

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
      ctx.lineWidth = required.length > MANY_BARS ? 1.2 : 2;
      ctx.lineJoin = "round";
      ctx.beginPath();
      required.forEach((value, i) => {
        const y = heads.getPixelForValue(value);
        if (required.length > MANY_BARS) ctx.moveTo(chartArea.left + i * width, y);
        else ctx.lineTo(chartArea.left + i * width, y);
        ctx.lineTo(chartArea.left + (i + 1) * width, y);
      });
      ctx.stroke();
      ctx.restore();
    },
  };
}
