const defaultAddress = 'http://127.0.0.1:8090';

/** The lab's address, read when a page is asked for: never baked into the build. A bad value is told at once. */
export function configuredLabAddress(): string {
  const value = process.env['BULKHEAD_LAB_URL'] ?? defaultAddress;
  if (!URL.canParse(value))
    throw new Error(`BULKHEAD_LAB_URL is no address: "${value}". Give one like ${defaultAddress}.`);
  return new URL(value).origin;
}
