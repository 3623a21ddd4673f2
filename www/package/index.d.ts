import type { Answer, Filter, LoadReport, ManifestView, Request } from "../engine/protocol.d.ts";
export type * from "../engine/protocol.d.ts";

/** A request as it may be written: what a filter does not name is not narrowed. `{}` is all. */
export type Asked<R = Request> = R extends { filter: Filter } ? Omit<R, "filter"> & { filter: Partial<Filter> } : R;

/** A file to read: a name without folders, its content, and what is known of it beside what it says. */
export interface FileIn {
  name: string;
  /** Plain text: UTF-8, or UTF-16 with a byte-order mark. */
  bytes: Uint8Array;
  manifest?: Partial<ManifestView>;
}

/**
 * A corpus and everything known about it. What goes wrong is thrown as a plain object `{ code, message, about }`, with
 * `at` for the place in a query. Each call is worked out before it returns: long corpora belong into a worker.
 */
export interface Session {
  /** Takes files in beside those that are there. One that cannot be read is named in the report and harms no other. */
  load(files: FileIn[]): LoadReport;
  /** Answers a request with an answer of the same kind. */
  ask<R extends Asked>(request: R): Extract<Answer, { kind: R["kind"] }>;
  /** Does a part of the work that an answer needs; gives how much is done, 1 when `ask` can answer at once. */
  prepare(request: Asked): number;
  /** Frees its memory. */
  free(): void;
}

/**
 * An empty corpus.
 * @param wasm the compiled module, where `newsprism.wasm` does not lie beside this file
 */
export function openSession(wasm?: WebAssembly.Module): Promise<Session>;
