/**
 * Gives every tool call of a stream a place of its own. Some servers send index 0 for all parallel calls, or leave
 * out the id: a new id, or a second name, begins a new call.
 */
export class ToolPlaces {
  #calls: { index: number; id: string | undefined; name: string | undefined }[] = [];

  get size(): number {
    return this.#calls.length;
  }

  of(
    index: number | undefined,
    id: string | undefined,
    name: string | undefined,
  ): { index: number; id?: string; name?: string } {
    const sent = id === "" ? undefined : id;
    const known =
      sent === undefined
        ? this.#calls.findLast((call) => index === undefined || call.index === index)
        : this.#calls.find((call) => call.id === sent);
    const isNew =
      known === undefined ||
      (sent === undefined &&
        name !== undefined &&
        name !== "" &&
        known.name !== undefined &&
        known.id === undefined);
    if (!isNew) return { index: this.#calls.indexOf(known) };
    const place = this.#calls.length;
    this.#calls.push({ index: index ?? place, id: sent, name });
    return { index: place, id: sent ?? `call_${place}`, ...(name === undefined ? {} : { name }) };
  }
}
