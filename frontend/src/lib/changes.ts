/** What an edit changed in the answer. */
import type { Answer } from "./types";
import { count, listed } from "./words";

/** A sentence on how two answers differ; null where there is nothing to compare. */
export function told(before: Answer | null, after: Answer | null): string | null {
  if (!before?.complete || !after?.complete) return null;
  const moved = after.concepts.flatMap((concept) => {
    const old = before.concepts.find((one) => one.id === concept.id)?.count ?? null;
    if (old === null || concept.count === null || old === concept.count) return [];
    return [`${concept.short} ${old.toLocaleString("en-GB")} → ${concept.count.toLocaleString("en-GB")}`];
  });
  const { fresh, gone } = compared(before, after);
  if (!moved.length && !fresh.size && !gone) return "No outcome changes.";
  const states =
    before.held === after.held
      ? `As many states hold as before (${after.held.toLocaleString("en-GB")})`
      : `${count(before.held, "state")} that ${before.held === 1 ? "holds" : "hold"} become${before.held === 1 ? "s" : ""} ${after.held.toLocaleString("en-GB")}`;
  const groups = [
    ...(fresh.size ? [`${count(fresh.size, "group")} new or held otherwise`] : []),
    ...(gone ? [`${count(gone, "group")} gone`] : []),
  ];
  const details = [...moved, ...groups];
  return `${states}${details.length ? `: ${listed(details)}` : ""}.`;
}

/** The groups that are new or hold under other concepts than before, and how many are gone. */
export function compared(before: Answer | null, after: Answer | null): { fresh: Set<string>; gone: number } {
  if (!before?.complete || !after?.complete) return { fresh: new Set(), gone: 0 };
  const old = new Map(before.families.map((family) => [family.key, family.concepts.join()]));
  const fresh = after.families.filter((family) => old.get(family.key) !== family.concepts.join());
  const kept = new Set(after.families.map((family) => family.key));
  return { fresh: new Set(fresh.map((family) => family.key)), gone: [...old.keys()].filter((key) => !kept.has(key)).length };
}
