export { findCheckout } from "./checkout.ts";
export { openHome } from "./home.ts";
export type { HomeOptions } from "./home.ts";
export { withLock } from "./lock.ts";
export { isAlive, isTaken } from "./process.ts";
export { isCurrent, seal, unseal } from "./seal.ts";
export type { SealingKeys } from "./seal.ts";
export {
  Secrets,
  dropOldKeys,
  newPassword,
  readSecrets,
  rotatable,
  rotateSecret,
  writeSecrets,
} from "./secrets.ts";
