/** Which group of the model some outcomes are, or are part of. */
import type { Answer, Family, Named } from "./types";

export function partOf(outcomes: Named, answer: Answer): { family: Family; whole: boolean } | null {
  if (answer.scenario !== null) return null; // these groups are not of the model itself
  const same = answer.families.find((family) => family.key === outcomes.key);
  if (same) return { family: same, whole: true };
  if (!Object.keys(outcomes.fixed).length) return null;
  const within = answer.families.find((family) =>
    answer.options.every((option) => {
      const at = outcomes.fixed[option.name] ?? option.levels.map((level) => level.id);
      return at.every((level) => family.levels[option.name]?.includes(level));
    }),
  );
  return within ? { family: within, whole: false } : null;
}
