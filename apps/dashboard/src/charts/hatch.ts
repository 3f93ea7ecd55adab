/** A diagonal hatch for a canvas chart, so that a bar is told by its pattern and not by its colour alone. */
export function hatch({
  colour,
  ground,
  rising,
}: {
  colour: string;
  ground: string;
  rising: boolean;
}): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext("2d");
  if (pen === null) return colour;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.2;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, rising ? 8 : 0);
    pen.lineTo(shift + 8, rising ? 0 : 8);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat") ?? colour;
}
