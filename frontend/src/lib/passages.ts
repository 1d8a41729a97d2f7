/** The text of a source in blocks and pieces, cut where the passages that claims quote begin and end. */
import type { Span } from "./types";

export interface Marked extends Span {
  id: string;
  number: string; // shown where the passage ends
}

/** A stretch of text that the same claims quote. */
export interface Piece {
  start: number;
  text: string;
  claims: string[]; // the shortest passage first
  begins: boolean; // whether a passage begins here
  number: string; // of the claims whose passages end here
}

export interface Block {
  start: number;
  flows: boolean; // whether its lines were broken to a width, and may be set anew
  pieces: Piece[];
}

const BLANK = /\n(?:[^\S\n]*\n)+/g;

export function blocksOf(text: string, passages: Marked[]): Block[] {
  const found: Block[] = [];
  let start = 0;
  for (const gap of text.matchAll(BLANK)) {
    found.push(blockOf(text, start, gap.index, passages));
    start = gap.index + gap[0].length;
  }
  found.push(blockOf(text, start, text.length, passages));
  return found.filter((block) => block.pieces.length > 0);
}

function blockOf(text: string, start: number, end: number, passages: Marked[]): Block {
  const here = passages.filter((one) => one.start < end && one.end > start);
  const cuts = new Set([start, end]);
  for (const one of here) {
    cuts.add(Math.max(start, one.start));
    cuts.add(Math.min(end, one.end));
  }
  const places = [...cuts].sort((one, other) => one - other);
  const pieces = places.slice(0, -1).map((from, place): Piece => {
    const to = places[place + 1]!;
    const over = here.filter((one) => one.start < to && one.end > from).sort((one, other) => one.end - one.start - (other.end - other.start));
    return {
      start: from,
      text: text.slice(from, to),
      claims: over.map((one) => one.id),
      begins: over.some((one) => Math.max(one.start, start) === from && one.start >= start),
      number: over.filter((one) => one.end === to).map((one) => one.number).filter(Boolean).join(", "),
    };
  });
  return { start, flows: flowing(text.slice(start, end)), pieces };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether lines look broken to a width: several, all but the last of some length. Lines that may run from right to left stay. */
function flowing(block: string): boolean {
  if (RIGHT_TO_LEFT.test(block)) return false;
  const lines = block.split("\n");
  const full = lines.slice(0, -1);
  return full.length > 0 && full.every((line) => line.length >= 50 && line.length <= 120) && !lines.slice(1).some((line) => /^[\s\-*•>|]/.test(line));
}

/** The passage that is selected in the text that `box` shows; null if none is. */
export function selectedIn(box: HTMLElement): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) && !box.contains(range.endContainer)) return null;
  const pieces = [...box.querySelectorAll<HTMLElement>("[data-start]")];
  const first = pieces.findIndex((piece) => range.comparePoint(piece.firstChild!, piece.firstChild!.textContent!.length) >= 0 && range.intersectsNode(piece));
  const last = pieces.findLastIndex((piece) => range.comparePoint(piece.firstChild!, 0) <= 0 && range.intersectsNode(piece));
  if (first < 0 || last < first) return null;
  const start = range.startContainer === pieces[first]!.firstChild ? range.startOffset : 0;
  const end = range.endContainer === pieces[last]!.firstChild ? range.endOffset : pieces[last]!.firstChild!.textContent!.length;
  const span = { start: Number(pieces[first]!.dataset.start) + start, end: Number(pieces[last]!.dataset.start) + end };
  return span.end > span.start ? span : null;
}
