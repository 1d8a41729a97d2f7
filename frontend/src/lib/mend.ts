/** Mend a problem of the file with one click. */
import { session } from "./session.svelte";
import type { Mend, Path, Problem } from "./types";

export function mend(one: Mend): void {
  const text = session.doc!.text;
  const mended = text.slice(0, one.from) + one.insert + text.slice(one.to);
  void session.edit(one.label, [{ verb: "text", text: mended }]);
}

/** The problems at a place in the model, or below it. */
export function problemsAt(problems: Problem[], path: Path): Problem[] {
  return problems.filter((problem) => problem.path !== null && path.every((step, place) => problem.path![place] === step));
}

export function told(problem: { message: string; advice: string }): string {
  const text = problem.advice ? `${problem.message}; ${problem.advice}` : problem.message;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith("?") ? "" : "."}`;
}
