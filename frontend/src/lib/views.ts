/** The views, in the order of the work. */
import type { Component } from "svelte";

interface Described {
  view: string; // in the address
  title: string;
  group: "Read" | "Build" | "Test";
  key?: string; // a letter; the others have numbers in their order, the tenth 0
  load?: () => Promise<{ default: Component }>; // left out of the first view's files
}

const FOUND = [
  { view: "overview", title: "Overview", group: "Read" },
  { view: "outcomes", title: "Outcomes", group: "Read" },
  { view: "why", title: "Why", group: "Read" },
  { view: "graph", title: "Graph", group: "Read", load: () => import("../views/graph/Graph.svelte") },
  { view: "paths", title: "Paths", group: "Read", load: () => import("../views/paths/Paths.svelte") },
  { view: "coalitions", title: "Coalitions", group: "Read", load: () => import("../views/coalitions/Coalitions.svelte") },
  { view: "timeline", title: "Timeline", group: "Read", load: () => import("../views/timeline/Timeline.svelte") },
  { view: "model", title: "Model", group: "Build" },
  { view: "evidence", title: "Evidence", group: "Build", load: () => import("../views/evidence/Evidence.svelte") },
  { view: "sure", title: "How sure", group: "Test", load: () => import("../views/sure/Sure.svelte") },
  { view: "advice", title: "Advice", group: "Test", key: "a", load: () => import("../views/advice/Advice.svelte") },
  { view: "what-if", title: "What if", group: "Test", key: "w", load: () => import("../views/whatif/WhatIf.svelte") },
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

const NUMBERED = VIEWS.filter((one) => one.key === undefined);

/** The key of a view, as it is shown. */
export function keyOf(view: View): string {
  const place = NUMBERED.findIndex((one) => one.view === view);
  return place < 0 ? described(view).key!.toUpperCase() : String((place + 1) % 10);
}

/** The view that a key leads to. */
export function viewOf(key: string): View | undefined {
  return VIEWS.find((one) => keyOf(one.view) === key.toUpperCase())?.view;
}
