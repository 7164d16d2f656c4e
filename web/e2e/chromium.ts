import { existsSync } from 'node:fs';

// npm test names the browser that set-up found or installed.
const chromium =
  process.env['BULKHEAD_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** How tests and benchmarks start their browser. */
export const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  // The network of a test machine may be closed: Chromium is not to look for anything out there.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
