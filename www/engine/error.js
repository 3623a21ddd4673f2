/**
 * An error from the engine: a stable code for programs, whole sentences for a person, and what it was about.
 * Codes of the engine itself: `cancelled`, `engine-restarted`, `engine-failed`; all others are the session's.
 */
export class EngineError extends Error {
  /** @param {{ code: string, message: string, about?: string | null, at?: { start: number, end: number } | undefined }} failure */
  constructor({ code, message, about = null, at }) {
    super(message);
    this.name = "EngineError";
    this.code = code;
    this.about = about;
    /** Where in that text the fault is, if it is a query. */
    this.at = at;
  }
}
