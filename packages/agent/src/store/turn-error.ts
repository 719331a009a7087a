/** Why a stored turn cannot be read. */
export type TurnErrorCode = "agent.newer_turn" | "agent.damaged_turn";

/** A stored turn that this version cannot read; the message says why. */
export class TurnError extends Error {
  readonly code: TurnErrorCode;

  constructor(code: TurnErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TurnError";
    this.code = code;
  }
}
