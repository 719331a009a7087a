/** What money is set aside for: a workspace, a key, a model, or all of the router. */
export type BudgetScope = "all" | `workspace:${string}` | `key:${string}` | `model:${string}`;

/** The most that may be spent within a UTC day, in millionths of a dollar. */
export interface Budget {
  scope: BudgetScope;
  microsPerDay: number;
}

export interface Reservation {
  id: string;
}

/** Keeps spending inside its budgets. Reserving is one step that no other caller can come between. */
export interface BudgetStore {
  /** Sets money aside in every scope, or in none: the scope that has too little left. */
  reserve(scopes: readonly BudgetScope[], micros: number): Promise<Reservation | { exceeded: BudgetScope }>;
  /** Puts what was spent in the place of what was set aside. Settling twice changes nothing. */
  settle(reservation: Reservation, spentMicros: number): Promise<void>;
}

/** Budgets in memory; days that have passed are forgotten. */
export function createMemoryBudgets(
  budgets: readonly Budget[],
  now: () => number = Date.now,
): BudgetStore & { spent(scope: BudgetScope): number } {
  const limits = new Map(budgets.map(({ scope, microsPerDay }) => [scope, microsPerDay]));
  const open = new Map<string, { scopes: readonly BudgetScope[]; micros: number; day: string }>();
  let used = new Map<BudgetScope, number>();
  let day = "";
  let issued = 0;

  function today(): string {
    const current = new Date(now()).toISOString().slice(0, 10);
    if (current !== day) {
      day = current;
      used = new Map();
    }
    return day;
  }

  return {
    async reserve(scopes, micros) {
      const at = today();
      const limited = scopes.filter((scope) => limits.has(scope));
      const exceeded = limited.find((scope) => (used.get(scope) ?? 0) + micros > (limits.get(scope) ?? 0));
      if (exceeded !== undefined) return { exceeded };
      for (const scope of limited) used.set(scope, (used.get(scope) ?? 0) + micros);
      issued += 1;
      const id = String(issued);
      open.set(id, { scopes: limited, micros, day: at });
      return { id };
    },
    async settle({ id }, spentMicros) {
      const reservation = open.get(id);
      if (reservation === undefined) return;
      open.delete(id);
      if (reservation.day !== today()) return;
      for (const scope of reservation.scopes) {
        used.set(scope, (used.get(scope) ?? 0) - reservation.micros + spentMicros);
      }
    },
    spent(scope) {
      today();
      return used.get(scope) ?? 0;
    },
  };
}
