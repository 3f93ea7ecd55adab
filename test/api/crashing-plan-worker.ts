/** Stands in for the worker that computes a plan: goes down in the middle, as for want of memory. */
throw new Error("a fault of ours");
