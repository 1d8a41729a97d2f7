/** The way to the server. All addresses are relative: the token is in the page's own. */
import type { Frame } from "./types";

/** The server answered that it will not do this; the message is for the reader. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown,
  ) {
    super(message);
  }
}

/** The server was not there. */
export class Lost extends Error {}

export const client = Math.random().toString(36).slice(2);

export function pathOf(model: string, rest = ""): string {
  return `models/${encodeURIComponent(model)}${rest}`;
}

export async function get<T>(path: string): Promise<T> {
  return (await send("GET", path)).json() as Promise<T>;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await send("POST", path, body)).json() as Promise<T>;
}

/** The frames of a study as they come; closing the signal stops the study. */
export async function* study(
  model: string,
  name: string,
  args: Record<string, unknown>,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const answer = await send("POST", pathOf(model, `/studies/${name}`), args, signal);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new Lost("the connection broke off");
    });
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) if (line) yield JSON.parse(line) as Frame;
  }
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`api/${path}`, {
      method,
      headers: { "Content-Type": "application/json", "X-Detente-Client": client },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Lost("the server does not answer");
  }
  if (answer.ok) return answer;
  const told = (await answer.json().catch(() => null)) as { message?: string } | null;
  throw new Refused(answer.status, told?.message ?? `The server answered ${answer.status}.`, told);
}
