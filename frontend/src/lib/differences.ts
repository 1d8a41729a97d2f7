/** In what two versions of a model differ, row by row as the page shows them. */
import type { Outline, Statement } from "./types";

export interface Difference {
  where: string;
  mine: string;
  theirs: string;
}

export function differences(mine: Outline | null, theirs: Outline | null): Difference[] {
  const one = rows(mine);
  const other = rows(theirs);
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((where) => ({ where, mine: one.get(where) ?? "", theirs: other.get(where) ?? "" }))
    .filter((row) => row.mine !== row.theirs);
}

function rows(outline: Outline | null): Map<string, string> {
  const found = new Map<string, string>();
  if (!outline) return found;
  found.set("title", outline.title);
  found.set("about", outline.about);
  found.set("as of", outline.as_of ?? "");
  found.set("present state", outline.status_quo.join(", "));
  for (const dm of outline.decision_makers) {
    found.set(dm.id, dm.title);
    for (const option of dm.options) {
      const levels = option.binary ? "" : `: ${option.levels.map((level) => level.id).join(", ")}`;
      found.set(`option ${option.name}`, `${option.title}${levels}; ${option.direction}`);
    }
    add(found, `${dm.title || dm.id}, statement`, dm.statements);
  }
  add(found, "constraint", outline.constraints);
  for (const one of outline.define) found.set(`definition ${one.name}`, one.text);
  for (const one of outline.scenarios) found.set(`scenario ${one.name}`, one.given.join(", "));
  for (const one of outline.claims) found.set(`claim ${one.id}`, `${one.says} (${one.confidence ?? 1})`);
  return found;
}

function add(found: Map<string, string>, what: string, statements: Statement[]): void {
  statements.forEach((statement, place) => {
    const dated = [statement.since && `since ${statement.since}`, statement.until && `until ${statement.until}`];
    const confidence = statement.confidence === null ? "" : String(statement.confidence);
    found.set(`${what} ${place + 1}`, [statement.text, confidence, ...dated].filter(Boolean).join("; "));
  });
}
