// Short notices that come and go. Errors stay until they are dismissed.

export interface Toast {
  id: number;
  text: string;
  tone: 'info' | 'good' | 'bad';
}

const SHOWN_MS = 5000;
const MOST = 4;

class ToastList {
  all = $state<Toast[]>([]);
  #next = 0;

  show(text: string, tone: Toast['tone'] = 'info'): void {
    if (this.all.some((toast) => toast.text === text)) return;
    const toast = { id: this.#next++, text, tone };
    this.all = [...this.all, toast].slice(-MOST);
    if (tone !== 'bad') setTimeout(() => this.dismiss(toast.id), SHOWN_MS);
  }

  dismiss(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new ToastList();
