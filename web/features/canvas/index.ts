export { Canvas } from './canvas.tsx';
export { drawGlyph, type Palette, readPalette } from './overlay/sprites.ts';
