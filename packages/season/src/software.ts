/** The engine that made a plan; a change of the numbers changes this. */
export const SOFTWARE = "springtide 0.4.0";
