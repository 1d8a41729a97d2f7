/** What may rest on claims: statements, constraints, options and scenarios, in the order of the file. */
import type { DecisionMaker, Outline, Path } from "./types";

export interface Resting {
  path: Path;
  dm: DecisionMaker | null; // null: everybody's
  group: string; // under whom or what it is listed
  kind: "statement" | "constraint" | "option" | "scenario";
  text: string;
  title: string; // an option in words
  because: string[];
  all: boolean; // on all of these claims together
}

export function restingOf(outline: Outline): Resting[] {
  const found: Resting[] = [];
  for (const dm of outline.decision_makers) {
    const group = dm.title || dm.id;
    for (const one of dm.statements) {
      if (one.greatly || dm.preference === "ranking" || typeof one.path.at(-1) === "string") continue;
      found.push({ path: one.path, dm, group, kind: "statement", text: one.text, title: "", because: one.because, all: one.all });
    }
    for (const one of dm.options) {
      found.push({ path: one.path, dm, group, kind: "option", text: one.name, title: one.title, because: one.because, all: false });
    }
  }
  for (const one of outline.constraints) {
    found.push({ path: one.path, dm: null, group: "What is ruled out", kind: "constraint", text: one.text, title: "", because: one.because, all: one.all });
  }
  for (const one of outline.pool) {
    found.push({ path: one.path, dm: null, group: "What advice may add", kind: "statement", text: one.text, title: "", because: one.because, all: one.all });
  }
  for (const one of outline.scenarios) {
    found.push({ path: one.path, dm: null, group: "What-ifs", kind: "scenario", text: one.name, title: one.title, because: one.because, all: false });
  }
  return found;
}

/** What it is called in the name of an edit, and to a screen reader. */
export function calledOf(one: Resting): string {
  if (one.kind === "scenario") return `the what-if ${one.title}`;
  return one.kind === "option" ? `the option ${one.text}` : `“${one.text}”`;
}
