/** What the server and the page say to each other; the server's side is in src/detente/workbench. */

export type Path = (string | number)[];

export interface Listed { name: string; title: string; readable: boolean; modified: number }
export interface Example { id: string; title: string }
export interface Folder { folder: string; version: string; models: Listed[]; examples: Example[]; only: string | null } // only: the model named on the command line

export interface Mend { label: string; from: number; to: number; insert: string }   // offsets in the text checked
export interface Problem { line: number; column: number; offset: number; end: number; message: string; advice: string; path: Path | null; mends: Mend[] }

export interface ModelDoc {
  name: string; revision: number; text: string;
  saved: "saved" | "example" | "failed" | "gone"; save_problem: string | null;
  title: string; problems: Problem[]; good: number | null;
  outline: Outline | null; outline_revision: number | null;   // of the text, or of the last one that could be read
  undo: string | null; redo: string | null;
  last: { by: "page" | "outside" | "undo" | "redo" | "opened"; name: string; merged: boolean; client: string | null };
  clash: { text: string; outline: Outline | null } | null;
}

export interface Statement {
  path: Path; text: string; id: string | null; because: string[]; all: boolean;
  confidence: number | null; inherited: boolean;      // inherited from the claims in `because`
  positions: string[];                                 // places in its list at which it may stand
  since: string | null; until: string | null; otherwise: string | null;
  price: number | null; fixed: boolean;                // for advice on what would have to change
  greatly: boolean;                                    // a mark of great difference, not a statement
  in_force: boolean;                                   // as of the model's own day
  held: number | null;                                 // its place among the statements in force, from 1
}
export interface Level { id: string; title: string }
export interface Option {
  id: string; name: string; title: string; path: Path; binary: boolean; levels: Level[];   // binary: off/on
  direction: "both" | "up" | "down"; now: string | null;                                    // level at the status quo
  because: string[]; confidence: number | null;
}
export interface DecisionMaker {
  id: string; title: string; tag: string; path: Path; options: Option[];
  preference: "prefers" | "weights" | "ranking" | null; statements: Statement[];
  moves: number | null;                                // graph form: how many moves are listed
}
export interface Outline {
  title: string; about: string; as_of: string | null; form: "options" | "graph";
  decision_makers: DecisionMaker[];
  constraints: Statement[]; pool: Statement[]; define: { name: string; text: string; path: Path }[];
  status_quo: string[]; coalesced: string[]; states: number | null; // states: number listed in graph form
  scenarios: { name: string; title: string; as_of: string | null; given: string[]; because: string[]; path: Path }[];
  dates: string[];                                     // days at which something begins or ends, in order
  claims: Claim[];
  sources: Source[];
}
export interface Claim { id: string; says: string; said_by: string; source: string | null; where: string; confidence: number | null; event_date: string | null; quote: string; path: Path } // quote: its words, "" without one
export interface Source { id: string; title: string; publisher: string; date: string | null; url: string; file: string; path: Path }

/** Where the quotes stand in the texts of the sources, in places as the page counts them. */
export interface Sheet {
  revision: number; lede: string;
  hashes: Record<string, string>;                      // of the texts that can be read, by source
  passages: Record<string, Passage>;                   // by claim; those that are not found are left out
  doubts: Doubt[];
}
export interface Span { start: number; end: number }
export interface Passage extends Span { line: number; anew: Partial<Quote> | null } // anew: what to write where it has moved
export interface Quote { exact: string; prefix: string; suffix: string; start: number; hash: string }
export interface Quoted extends Span { quote: Quote; id: string }   // id: one that a claim of it could have
export interface Doubt { path: Path; kind: string; message: string; advice: string }
export interface SourceText { text: string; hash: string }

export interface Completion { label: string; detail: string; kind: "option" | "level" | "definition" | "word" | "state" }
export interface Checked { ok: boolean; problems: { from: number; to: number; message: string; advice: string; mends: Mend[] }[]; completions: Completion[] }

// ---- studies
export type Frame =
  | { frame: "progress"; doing: string; done: number; of: number; known: Record<string, number> }
  | { frame: "part"; part: unknown }       // the result as far as it is known
  | { frame: "result"; revision: number; result: unknown }
  | { frame: "problem"; kind: "meaning" | "limit" | "state" | "statement" | "stopped" | "failed"; message: string };

export interface StateOut { number: number | null; name: string | null; levels: Record<string, string>; words: string } // every option's level (binary: off/on); words: what is taken, in words
export interface Dm { id: string; title: string; label: string; tag: string; worst: number }   // label: as within a sentence, "the United States"
export interface ConceptOut { id: string; title: string; short: string; plain: string; says: string; source: string; count: number | null; why_not: string | null } // count null: not worked out (yet) or not defined
export interface Stance { dm: string; rank: number; worst: number; stable: string[]; move: StepOut | null; reply: { words: string; kind: "credible" | "any" | "none" } | null; verdict: string; leaves: boolean }
export interface Said { option: string | null; text: string; words: string }      // statement text and the same in words
export interface Family {
  key: string;              // the same as long as the group is the same
  name: string;             // a few plain words that tell it from the others
  statement: string;        // the same in the statement language
  told: string;             // a sentence or two on what is done in it, by decision maker
  concepts: string[]; labels: string[];
  levels: Record<string, string[]>;       // for each option the levels it may be at
  count: number; example: number | null; example_name: string | null; numbers: number[];
  quo: boolean; reached: number; ranks: Record<string, [number, number]>;
}
export interface Answer {
  revision: number; scenario: string | null; as_of: string | null; complete: boolean;
  states: number; engine: string; milliseconds: number;
  decision_makers: Dm[];
  options: { name: string; id: string; short: string; title: string; dm: string; binary: boolean; levels: Level[] }[];
  concepts: ConceptOut[];                 // nash, sseq, seq, smr, gmr, sim
  quo: { state: StateOut; holds: string[]; ranks: Record<string, number> } | null; quo_broken: string[];
  stances: Stance[]; reached: number; 
  held: number;                           // states that are an equilibrium under some concept
  families: Family[]; ungrouped: number; in_all: Said[]; in_none: Said[];   // families are empty until complete
  lede: string;                           // the answer in a sentence or two
}
export interface StepOut { dm: string; words: string; changes: { option: string; from: string; to: string }[]; to: StateOut; own: [number, number]; own_worst: number; gains: boolean }
export interface Sequence {
  concepts: string[];                     // under which the reply deters; [] for a move that nothing deters
  tempt: StepOut; replies: StepOut[]; joint: boolean;
  end: { state: StateOut; rank: number; escape: StepOut | null } | null;
  anyway: boolean; not_credible: boolean; free: string[];  // concepts under which nothing deters the move
  conclusion: string;
}
export interface Why {
  revision: number; state: StateOut; status_quo: boolean; holds: string[]; concepts: string[]; lede: string;
  positions: { dm: string; rank: number; worst: number; stable: string[]; verdict: string; moves: number; more: number; sequences: Sequence[] }[]; // those tempted first
  own_moves: { dm: string; moves: StepOut[] }[];   // every own move of each, at most 60 each, best first, to walk on from here
}
export interface Ranked {
  dm: string; ranks: number; states: number;
  statements: { text: string; share: number }[];     // those in force, in order
  rows: ({ rank: number; count: number; truths: boolean[]; quo: boolean; tags: string[] } | { gap: number })[];
}
export interface GraphOut {
  nodes: { id: string; number: number | null; label: string; detail: string; quo: boolean; holds: string[]; count: number; x?: number; y?: number; family: string | null }[];
  edges: { from: string; to: string; dm: string; improves: boolean; count: number }[];
  total: number; left_out: number; aggregated: boolean; sentence: string;
}
export interface Reach {
  from: StateOut; quo: boolean; family: string | null; // the group that the state is in
  states: number;
  moves: number[]; gains: number[];                    // how many states are 1, 2, … moves away
  ends: { count: number; first: { number: number; name: string; family: string | null }[] };  // of moves that gain
  outcomes: Record<string, { to: number; moves: number | null; gains: number | null; nearer: number | null }>;
}
export interface PathStep extends StepOut { worse: Record<string, [number, number]> }   // the others whom it leaves worse off
export interface Told { gaining: boolean; steps: PathStep[]; ranks: Record<string, [number, number]> }
export interface Ways { moves: number; count: number | null; reluctant: number }         // count null: too many to count; reluctant: the least number of moves that do not gain
export interface PathOut {
  from: StateOut; to: StateOut; quo: boolean; holds: string[]; labels: string[]; family: string | null;
  lede: string; gaining: Ways | null; any: Ways | null;
  needed: string[];                                    // decision makers who must make a move that they do not gain by
  told: Told[];
}
/** A path that was looked at, to be drawn in the graph. */
export interface Walked { of: Answer; place: string; title: string; numbers: number[]; steps: { from: string; to: string; dm: string; gains: boolean }[] }
/** A state told against the present one; the name may be empty; `here`: the same state of the model as it is, if it has it. */
export interface OutcomeOut { name: string; told: string; here: StateOut | null }
export interface ProposalOut {
  changes: string[]; price: number; who: string[];     // who: whose wishes change
  outcomes: number; outcome: OutcomeOut | null;        // how many then hold as wanted, and the first
  fares: { dm: string; today: number | null; then: number | null; worst: number }[]; fare: string;
  effects: Record<string, [number, number, number, number]>;   // by concept: states that hold today, then, new, gone
  scenario: Record<string, unknown> | null;            // what a scenario of the file says that makes the changes
}
export interface ProposalsOut { count: number; cost: number | null; stopped: boolean; sure: string; proposals: ProposalOut[] }
export interface ConditionOut {
  dm: string; met: boolean; rank: number; worst: number; rule: string; today: string; share: string;
  moves: { words: string; rank: number; met: boolean; answered: string }[]; more: number;   // those that it prefers to staying
}
export interface AdviceOut {
  concept: string; reached: boolean; lede: string; today: string; frozen: string;
  changes: ProposalsOut | null; hearts: ProposalsOut | null;
  state: OutcomeOut | null; conditions: ConditionOut[];
}
export interface AdviceAnswer { problems: Record<string, Checked["problems"]>; answer: AdviceOut | null }
export interface JointOut {
  steps: StepOut[]; to: StateOut; gains: { dm: string; ranks: [number, number]; worst: number }[];
  idle: string[];                                      // members who gain and need not move
  free: string[]; answers: { words: string; concepts: string[]; to: StateOut }[];   // free: concepts under which nothing deters it
}
export interface UpsetOut { members: string[]; stays: string[]; verdict: string; count: number; told: JointOut[] }
export interface CoalitionsOut {
  lede: string; note: string; concepts: ConceptOut[];  // cnash, cseq, csmr, cgmr; count: states that every coalition stays at
  outcomes: { state: StateOut; quo: boolean; universal: string[]; alike: number; same: number; count: number; upsets: UpsetOut[] }[]; more: number;
  talks: { dm: string; count: number; upsets: UpsetOut[] }[] | null;                 // at the present state; null where there is none
}
/** Outcomes that lie side by side in several conflicts; `key` as of a group of the model. */
export interface Named { key: string; name: string; statement: string; count: number; fixed: Record<string, string[]> }
export interface CellOut { possible: boolean; concepts: string[]; labels: string[] }
export interface Shift { before: CellOut; after: CellOut; count: number; because: string; families: Named[]; ungrouped: number }
export interface Kind { id: "appear" | "more" | "fewer" | "vanish" | "ruled_out"; title: string; count: number; shifts: Shift[] } // shifts: none of those ruled out
export interface DifferenceOut { letter: string; words: string; dm: string | null; claims: string[] } // letters where there are several
export interface ChangeOut {
  lede: string; stands: string;
  differences: DifferenceOut[];
  kinds: Kind[]; notes: string[];
}
export interface ColumnOut { name: string | null; as_of: string | null; states: number; counts: Record<string, number>; problems: string[]; change: ChangeOut | null } // name null: the model itself
export interface WhatIfOut {
  lede: string; concepts: string[]; left_out: Record<string, string>;
  columns: ColumnOut[];
  rows: (Named & { cells: CellOut[] })[];
  count: number; ungrouped: number;
}
/** A period between two days at which something dated begins or ends, and what its first day changes. */
export interface PeriodOut extends Omit<ColumnOut, "change"> {
  since: string | null; until: string | null; unchanged: boolean;
  wanted: { cell: CellOut; counts: Record<string, number> } | null;                  // counts: outcomes as asked for
  day: { told: string; turns: { words: string; claim: string | null }[]; change: ChangeOut | null } | null;
}
export interface TimelineOut {
  lede: string; today: string | null; concepts: string[]; left_out: Record<string, string>; want: string | null;
  periods: PeriodOut[]; rows: (Named & { cells: CellOut[] })[];
  count: number; ungrouped: number; partial: boolean;
}
export interface TimelineAnswer { problems: Checked["problems"]; answer: TimelineOut | null }
/** Something that an outcome hangs on: how much more often it holds where that is true than where not. */
export interface HangOut { event: number; swing: number }
/** How often an outcome holds, by concept, and the things that it hangs on. `whole`: it stands for a group, `family` by its key. */
export interface ShareOut extends OutcomeOut { family: string | null; whole: boolean; shares: Record<string, number>; hangs: HangOut[] }
/** The same of the state of a group that holds most often, under the concept asked for: the first things of `count`. */
export interface GroupOut { share: number; count: number; hangs: HangOut[] }
export interface MovedOut { count: number; first: OutcomeOut[] }
/** Something that may be false, and what hangs on it. */
export interface DoubtOut {
  event: number; kind: "claim" | "statement" | "constraint" | "option" | "position"; name: string; dm: string | null; about: string;
  confidence: number; says: string; said_by: string; source: string; date: string | null;
  if_true: number | null; if_false: number | null; error: number; matters: boolean; overturns: boolean;
  appear: MovedOut; vanish: MovedOut;                  // where it alone is false
}
export interface SureOut {
  lede: string; note: string; want: string | null; concept: string;
  concepts: string[];                                  // each is implied by those before it
  exact: boolean; samples: number; error: number; rough: boolean; brief: boolean;
  outcomes: ShareOut[]; wanted: { some: Record<string, number>; every: Record<string, number> } | null;
  nothing: Record<string, number>; unsettled: Record<string, number> | null;
  probability: number | null; held: boolean | null; asked: OutcomeOut | null;   // asked: the outcome in question where nothing is wanted
  groups: Record<string, GroupOut>; quo: GroupOut | null;                        // by the key of the group; quo: the present state
  doubts: DoubtOut[]; sets: string[][]; no_sets: string; little: string;
}
export interface SureAnswer { problems: Checked["problems"]; answer: SureOut | null }
export interface Where { statement: string; states: number; held: number; families: Record<string, number>; problems: Checked["problems"] }
export interface HintOut { path: Path; kind: string; message: string; advice: string; remark: boolean }
export interface Ref { decision_maker: number; option: number; level: number }
export interface NewModel {
  title: string;
  decision_makers: { title: string; options: { title: string; levels: string[] }[]; wants: Ref[] }[];
  ruled_out: [Ref, Ref][];
  now: Ref[];
}

/* the report, as a file: content in base64; partial: stopped before all was worked out */
export interface ReportOut { problems: Checked["problems"]; file: { name: string; type: string; content: string; partial: boolean } | null }
