/** The views, in the order of the work: the numbers of their keys are their places. */
import type { Component } from "svelte";

interface Described {
  view: string; // in the address
  title: string;
  group: "Read" | "Build" | "Test";
  load?: () => Promise<{ default: Component }>; // left out of the first view's files
}

const FOUND = [
  { view: "overview", title: "Overview", group: "Read" },
  { view: "outcomes", title: "Outcomes", group: "Read" },
  { view: "why", title: "Why", group: "Read" },
  { view: "graph", title: "Graph", group: "Read", load: () => import("../views/graph/Graph.svelte") },
  { view: "paths", title: "Paths", group: "Read", load: () => import("../views/paths/Paths.svelte") },
  { view: "coalitions", title: "Coalitions", group: "Read", load: () => import("../views/coalitions/Coalitions.svelte") },
  { view: "model", title: "Model", group: "Build" },
  { view: "evidence", title: "Evidence", group: "Build", load: () => import("../views/evidence/Evidence.svelte") },
  { view: "advice", title: "Advice", group: "Test", load: () => import("../views/advice/Advice.svelte") },
  { view: "what-if", title: "What if", group: "Test", load: () => import("../views/whatif/WhatIf.svelte") },
] as const satisfies Described[];

export type View = (typeof FOUND)[number]["view"];

export const VIEWS: (Described & { view: View })[] = [...FOUND];

/** The groups of the views, in order. */
export const GROUPS = (["Read", "Build", "Test"] as const)
  .map((title) => ({ title, views: VIEWS.filter((one) => one.group === title) }))
  .filter((group) => group.views.length > 0);

export function described(view: View): Described & { view: View } {
  return VIEWS.find((one) => one.view === view)!;
}

/** The number key of a view: 1 to 9, then 0; those after have none. */
export function keyOf(view: View): string {
  return KEYS[VIEWS.findIndex((one) => one.view === view)] ?? "";
}

/** The view of a number key. */
export function viewOf(key: string): View | undefined {
  return key.length === 1 ? VIEWS[KEYS.indexOf(key)]?.view : undefined;
}

const KEYS = "1234567890";
