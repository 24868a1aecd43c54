// When no page of a candidate was in front of them, as far as browsers tell.
import type { ClientId } from '../protocol/generated';
import { Growing } from '../replay/fold';

/** A stretch in which something was so. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly label: string;
}

/** When none of the candidates' pages was in front, though one was open. */
export class FocusLane {
  private readonly open = new Map<ClientId, boolean>();
  private readonly spans = new Growing<Span>();
  private awaySince: number | null = null;

  set(client: ClientId, focused: boolean, atMs: number): void {
    this.open.set(client, focused);
    this.settle(atMs);
  }

  close(client: ClientId, atMs: number): void {
    if (this.open.delete(client)) this.settle(atMs);
  }

  /** The stretches up to `endMs`, the one that still goes on among them. */
  view(endMs: number): readonly Span[] {
    const spans = this.spans.view();
    const since = this.awaySince;
    return since === null || endMs <= since ? spans : [...spans, away(since, endMs)];
  }

  private settle(atMs: number): void {
    const isAway = this.open.size > 0 && ![...this.open.values()].includes(true);
    if (isAway && this.awaySince === null) this.awaySince = atMs;
    if (!isAway && this.awaySince !== null) {
      if (atMs > this.awaySince) this.spans.push(away(this.awaySince, atMs));
      this.awaySince = null;
    }
  }
}

function away(fromMs: number, toMs: number): Span {
  return { fromMs, toMs, label: 'Page not in front' };
}
