/** Small words: counts, lists, days. */

export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? thing : things}`;
}

export function listed(items: string[], last = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

export function day(iso: string): string {
  if (Number.isNaN(Date.parse(iso))) return iso; // as it is written, until it is mended
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A share as somebody writes it, from 0 to 1; null where nothing is written, undefined where it is none. */
export function shareOf(text: string): number | null | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return null;
  const number = /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) : NaN;
  return number >= 0 && number <= 1 ? number : undefined;
}
