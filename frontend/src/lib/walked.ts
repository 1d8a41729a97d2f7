/** Where a path begins and leads, as the address has it: a group by `~` and its key, or a state. */
import type { Answer, Family, GraphOut, Walked } from "./types";

export interface Ends {
  to: string; // "": an outcome that the page chooses
  from: string; // "": the present state
}

export function endsOf(detail: string): Ends {
  const [to = "", from = ""] = detail.split("/");
  return { to, from };
}

export function detailOf({ to, from }: Ends): string {
  return from ? `${to}/${from}` : to;
}

export function groupOf(end: string, answer: Answer): Family | null {
  return answer.families.find((family) => `~${family.key}` === end) ?? null;
}

/** A state as the studies take it: its number, or as it is written. */
export function stateOf(end: string): number | string {
  return /^\d+$/.test(end) ? Number(end) : end;
}

/** A graph with the steps of a path marked by their places, and added where they are left out. */
export function withSteps(graph: GraphOut, walked: Walked | null): { graph: GraphOut; steps: Map<GraphOut["edges"][number], number>; whole: boolean } {
  const steps = new Map<GraphOut["edges"][number], number>();
  if (walked === null) return { graph, steps, whole: false };
  const known = new Set(graph.nodes.map((node) => node.id));
  if (!walked.numbers.every((number) => known.has(String(number)))) return { graph, steps, whole: false };
  const added: GraphOut["edges"] = [];
  walked.steps.forEach((step, place) => {
    let edge = graph.edges.find((one) => one.from === step.from && one.to === step.to && one.dm === step.dm);
    if (!edge) {
      edge = { from: step.from, to: step.to, dm: step.dm, improves: step.gains, count: 1 };
      added.push(edge);
    }
    steps.set(edge, place + 1);
  });
  return { graph: { ...graph, edges: [...graph.edges, ...added] }, steps, whole: true };
}
