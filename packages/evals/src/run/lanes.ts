interface Lane<Item> {
  items: Iterable<Item>;
  atOnce: number;
}

/**
 * Works lanes beside each other, in each so many items at once. The first error ends all lanes: what is under way is
 * waited for, nothing new is begun.
 */
export async function forEachInLanes<Item>({
  lanes,
  run,
}: {
  lanes: readonly Lane<Item>[];
  run: (item: Item) => Promise<void>;
}): Promise<void> {
  let failed: { error: unknown } | undefined;
  const workers = lanes.flatMap(({ items, atOnce }) => {
    const iterator = items[Symbol.iterator]();
    return Array.from({ length: Math.max(1, atOnce) }, async () => {
      while (failed === undefined) {
        const next = iterator.next();
        if (next.done === true) return;
        try {
          await run(next.value);
        } catch (error) {
          failed ??= { error };
        }
      }
    });
  });
  await Promise.all(workers);
  if (failed !== undefined) throw failed.error;
}
