/** Where so many steps lead, in the end no further than the list goes. */
export interface Walked {
  href: string;
  customerId: string;
  /** As many as there were. */
  steps: number;
}

/**
 * Goes through a list from customer to customer. A page takes a moment to arrive, and steps asked for in that moment count from where
 * the walk began, all together: to press a key three times leads to the third customer.
 */
export class ListWalk {
  /** Customers whose pages may be in view while the walk is on its way: where it began, and where it was sent. */
  private readonly stations = new Set<string>();
  private start = '';
  private steps = 0;
  private asking = false;

  constructor(
    private readonly find: (customerId: string, steps: number) => Promise<Walked | null>,
    private readonly go: (href: string) => void,
  ) {}

  /**
   * @param customerId whose page is in view
   * @param beside the customer one step away, as that page links to them; null at the list's end
   */
  async step(customerId: string, by: 1 | -1, beside: { customerId: string; href: string } | null): Promise<void> {
    const arrived = [...this.stations].at(-1) === customerId && !this.asking;
    if (arrived || !this.stations.has(customerId)) {
      if (!beside) return;
      this.stations.clear();
      [this.start, this.steps] = [customerId, by];
      this.send(customerId, null);
      this.send(beside.customerId, beside.href);
      return;
    }
    this.steps += by;
    if (this.asking) return;
    this.asking = true;
    const found = await this.settled().finally(() => (this.asking = false));
    if (found) this.send(found.customerId, found.href);
  }

  /** The answer to all steps, those too that were asked for while it was on its way. */
  private async settled(): Promise<Walked | null> {
    for (;;) {
      const [start, steps] = [this.start, this.steps];
      const found = await this.find(start, steps).catch(() => null);
      if (start !== this.start) return null;
      if (steps !== this.steps) continue;
      if (found) this.steps = found.steps;
      return found;
    }
  }

  private send(customerId: string, href: string | null): void {
    if ([...this.stations].at(-1) === customerId) return;
    // The last station is where the walk is going, though it may have been there before.
    this.stations.delete(customerId);
    this.stations.add(customerId);
    if (href !== null) this.go(href);
  }
}
