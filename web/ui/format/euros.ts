const plain = /^\d+(?:[.,]\d{1,2})?$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/;

/** Cents of what a person typed: `89`, `89.5`, `89,50`, `€ 1,089.00`. Undefined when it is no price. */
export function parseEuros(text: string): number | undefined {
  const bare = text.replace(/[€\s]/g, '');
  const decimal = grouped.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.');
  if (!grouped.test(bare) && !plain.test(bare)) return undefined;
  const [euros = '0', cents = ''] = decimal.split('.');
  const amount = Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** `89.00`: as it stands in a field. */
export function toEuroField(cents: number): string {
  return (cents / 100).toFixed(2);
}
