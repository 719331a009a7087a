/** What went wrong, in words. Part of the messages of every language once there are more. */
const messages: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "That e-mail address and password do not belong together.",
  LOCKED_OUT: "Too many failed attempts. Wait a minute, then try again.",
  TOO_MANY_REQUESTS: "Too many attempts from this address. Wait a minute, then try again.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is an account with that address already. Sign in instead.",
  INVITATION_NEEDED: "An account here needs an invitation.",
  INVALID_TOKEN: "This link is used up or too old.",
  PASSWORD_TOO_SHORT: "A password has at least ten characters.",
  INVITATION_NOT_FOUND: "This invitation is used up, too old, or was taken back.",
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: "This invitation was made for another address.",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: "A workspace keeps at least one owner.",
  "field.email": "That is no e-mail address.",
  "field.password": "A password has at least ten characters.",
  "field.name": "A name has between 1 and 80 characters.",
  "field.pin": "A PIN has 4 to 12 digits.",
  "pin.pin_needed": "A grown-up's profile needs the guardian's PIN.",
  "pin.wrong_pin": "That is not the PIN.",
  "pin.locked": "Too many wrong PINs. Wait a minute, then try again.",
  "pin.unknown_profile": "That profile is not there any more.",
};

/** A sentence for a code, or undefined without one. */
export function messageOf(code: string | string[] | undefined): string | undefined {
  if (code === undefined) return undefined;
  return (typeof code === "string" ? messages[code] : undefined) ?? "That did not work. Try again.";
}
