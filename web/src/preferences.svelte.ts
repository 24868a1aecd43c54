// What a person likes, kept in this browser: theme, font size, keymap. Nothing
// of it ever leaves the machine.

export type Theme = 'system' | 'light' | 'dark';
export type Keymap = 'default' | 'vim' | 'emacs';

interface Stored {
  theme: Theme;
  keymap: Keymap;
  fontSize: number;
}

const KEY = 'greenroom.preferences';
const DEFAULTS: Stored = { theme: 'system', keymap: 'default', fontSize: 13 };
export const FONT_SIZES = { smallest: 10, largest: 24 };

class Preferences {
  theme = $state<Theme>(DEFAULTS.theme);
  keymap = $state<Keymap>(DEFAULTS.keymap);
  fontSize = $state(DEFAULTS.fontSize);

  constructor() {
    const stored = read();
    this.theme = stored.theme;
    this.keymap = stored.keymap;
    this.fontSize = stored.fontSize;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.applyTheme();
    this.#save();
  }

  setKeymap(keymap: Keymap): void {
    this.keymap = keymap;
    this.#save();
  }

  setFontSize(size: number): void {
    this.fontSize = Math.min(FONT_SIZES.largest, Math.max(FONT_SIZES.smallest, Math.round(size)));
    this.#save();
  }

  applyTheme(): void {
    const root = document.documentElement;
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }

  #save(): void {
    const { theme, keymap, fontSize } = this;
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme, keymap, fontSize }));
    } catch {
      // A browser that forbids storage forgets the choice at reload; nothing else breaks.
    }
  }
}

function read(): Stored {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...DEFAULTS, ...(stored as Partial<Stored>) };
  } catch {
    return DEFAULTS;
  }
}

export const preferences = new Preferences();
