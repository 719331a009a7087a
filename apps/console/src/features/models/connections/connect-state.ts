import type { FormState } from "../form-state.ts";

/** The fields of the form that are shown again after it was sent; the key never is. */
export const keptFields = ["id", "provider", "name", "baseUrl", "wire", "isLocal", "models"] as const;

/** The value of the provider's choice that stands for an address of one's own. */
export const ownProvider = "own";

/** What the form to connect a model shows after it was sent. */
export interface ConnectState extends FormState {
  /** A connection whose test failed, to be saved all the same. */
  pending: string | undefined;
  /** Of this form; one that has done its work does it no second time. */
  number: string;
}
