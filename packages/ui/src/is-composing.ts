/** Whether a key belongs to an input method that is still putting a word together; Safari tells only by code 229. */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
