import type { FormState } from "../models/form-state.ts";

/** What the form to connect a server shows after it was sent. */
export interface ConnectState extends FormState {
  /** Of this form; one that has done its work does it no second time. */
  number: string;
}
