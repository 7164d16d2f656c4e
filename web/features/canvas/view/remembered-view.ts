const storageKey = 'bulkhead.picture-view';

/** What of the picture is in sight: its middle in flow units, so that it holds for a window of another size. */
export interface PictureView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What was stored, when it is a view at all: anybody may have written there. */
export function parseView(text: string | null): PictureView | null {
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return null;
    const { x, y, zoom } = { x: NaN, y: NaN, zoom: NaN, ...found };
    const isView = Number.isFinite(x) && Number.isFinite(y) && zoom >= 0.3 && zoom <= 2.5;
    // Far outside nothing would be seen, and nobody would know why.
    const isNear = x >= 0 && x <= 920 && y >= 0 && y <= 740;
    return isView && isNear ? { x, y, zoom } : null;
  } catch {
    return null;
  }
}

export function recallView(): PictureView | null {
  try {
    return parseView(localStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

/** Null: the whole picture, whatever the window. */
export function rememberView(view: PictureView | null): void {
  try {
    if (view === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(view));
  } catch {
    // Private windows may refuse storage: the view then lasts as long as the page.
  }
}
