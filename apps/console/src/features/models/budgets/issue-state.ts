import type { FormState } from "../form-state.ts";

/** What the form to issue a key shows after it was sent. */
export interface IssueState extends FormState {
  /** The key itself: in this one answer and nowhere else. */
  issued: { name: string; secret: string } | undefined;
  /** Of this form; one that has done its work does it no second time. */
  number: string;
}
