import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // For its image: only what the server needs, traced.
  ...(process.env['BULKHEAD_STANDALONE']
    ? { output: 'standalone', outputFileTracingRoot: join(import.meta.dirname, '..') }
    : {}),
  transpilePackages: ['@bulkhead/contracts', '@bulkhead/world'],
  // `tsc` checks the types as a step of its own; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The page is opened by either name; without this, `next dev` never hydrates under the other one.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  turbopack: {
    rules: {
      '**/@xyflow/react/dist/esm/index.js': { loaders: [join(import.meta.dirname, 'build', 'mark-pure.cjs')] },
    },
  },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
};

export default config;
