/** A statement cut into the words of the language, levels and names, for showing only. */

const WORDS = new Set(
  "and or not xor if then only iff is at least most exactly of true false greatly".split(" "),
);

export interface Part {
  text: string;
  kind: "word" | "level" | "name";
}

export function parts(statement: string): Part[] {
  let level = false; // whether the next name is that of a level
  return statement.split(/([A-Za-z0-9_.]+)/).map((text, place): Part => {
    if (place % 2 === 0) return { text, kind: "name" };
    if (text === "is") level = true;
    else if (level && !["not", "at", "least", "most"].includes(text)) {
      level = false;
      return { text, kind: "level" };
    }
    return { text, kind: WORDS.has(text) ? "word" : "name" };
  });
}
