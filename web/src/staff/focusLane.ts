// When no page of a candidate was in front of them, as far as browsers tell.
import type { ClientId } from '../protocol/generated';

/** A stretch in which something was so. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly label: string;
}

/** When none of the candidates' pages was in front, though one was open. */
export class FocusLane {
  private readonly open = new Map<ClientId, boolean>();
  private readonly spans: Span[] = [];
  private awaySince: number | null = null;

  set(client: ClientId, focused: boolean, atMs: number): void {
    this.open.set(client, focused);
    this.settle(atMs);
  }

  close(client: ClientId, atMs: number): void {
    if (this.open.delete(client)) this.settle(atMs);
  }

  finish(endMs: number): readonly Span[] {
    this.open.clear();
    this.settle(endMs);
    return this.spans;
  }

  private settle(atMs: number): void {
    const away = this.open.size > 0 && ![...this.open.values()].includes(true);
    if (away && this.awaySince === null) this.awaySince = atMs;
    if (!away && this.awaySince !== null) {
      if (atMs > this.awaySince)
        this.spans.push({ fromMs: this.awaySince, toMs: atMs, label: 'Page not in front' });
      this.awaySince = null;
    }
  }
}
