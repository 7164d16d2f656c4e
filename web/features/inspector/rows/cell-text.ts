/** The lab cuts values at so many characters and puts an ellipsis behind. */
const cutAt = 2_000;

/** The value is longer than what is shown of it. */
export function isCut(value: string | null): boolean {
  return value !== null && value.length === cutAt + 1 && value.endsWith('…');
}

/** A value as a person reads it: JSON over several lines, anything else as it is. */
export function readable(value: string): string {
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

const uuid = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})$/i;
const cellLength = 120;

/** A value as it stands in a narrow cell: ids without their middle, the beginning of anything long. */
export function inCell(value: string): string {
  const [, head, tail] = uuid.exec(value) ?? [];
  return head === undefined ? value.slice(0, cellLength) : `${head}…${tail}`;
}
