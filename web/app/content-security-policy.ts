interface PolicyParts {
  nonce: string;
  labUrl: string;
  isDev: boolean;
}

/** The lab under both names of this machine, by HTTP and by WebSocket. */
function labSources(labUrl: string): string[] {
  const url = new URL(labUrl);
  const names =
    url.hostname === '127.0.0.1' || url.hostname === 'localhost' ? ['127.0.0.1', 'localhost'] : [url.hostname];
  const socket = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return names.flatMap((name) => [`${url.protocol}//${name}:${url.port}`, `${socket}//${name}:${url.port}`]);
}

/** No host but this one and the lab. Inline styles are React Flow's way to place its nodes. */
export function contentSecurityPolicy({ nonce, labUrl, isDev }: PolicyParts): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${labSources(labUrl).join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
