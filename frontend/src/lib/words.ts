/** Small words: counts, lists, days. */

export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? thing : things}`;
}

export function listed(items: string[], last = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

export function day(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
