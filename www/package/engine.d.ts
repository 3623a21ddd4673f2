import type { Answer, LoadReport } from "../engine/protocol.d.ts";
import type { Asked, FileIn } from "./index.d.ts";
export type { Asked, FileIn } from "./index.d.ts";
export type * from "../engine/protocol.d.ts";

/**
 * A corpus in a worker. Calls are answered in order, each exactly once: with its result, or rejected with an error that has
 * a `code` (`cancelled`, `engine-restarted`, `engine-failed`, or one of the session's) and a `message`.
 *
 * Events: `restart` when the core had died and was started again with the same files, `failed` when that did not work.
 */
export interface Engine extends EventTarget {
  /** `main` where no worker could start: then long work stops the page. */
  readonly mode: "worker" | "main";
  /** Takes files in: all of them, or none if it is cancelled. */
  load(files: FileIn[], options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }): Promise<LoadReport>;
  /** Answers a request with an answer of the same kind. `onProgress` goes from 0 to 1. */
  ask<R extends Asked>(request: R, options?: { signal?: AbortSignal; onProgress?: (share: number) => void }): Promise<Extract<Answer, { kind: R["kind"] }>>;
}

/** Starts an engine with an empty corpus. The page's policy must allow a worker from where this file lies. */
export function startEngine(): Promise<Engine>;
