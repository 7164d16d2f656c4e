import { type HttpAppOptions, ProblemError } from '@bulkhead/kit/http';
import { isShopResource, type Shop, shopResources } from './shop.ts';

/** Express middleware, as the kit's app takes it. */
export type Middleware = NonNullable<HttpAppOptions['before']>[number];

const prefix = '/api/shop/';
const maxBodyBytes = 32_768;
/** An encoded dot, slash or backslash could lead somewhere else behind us. */
const segment = /^(?:[\w~-]|\.(?!\.?$)|%(?!2[ef]|5c)[0-9a-f]{2})+$/i;

/** Express middleware for `/api/shop/…`: passes the request on as it came, and the answer unchanged. */
export function shopHandler(shop: Pick<Shop, 'call'>): Middleware {
  return async (request, response, next) => {
    if (!request.path.startsWith(prefix)) return next();
    const [path = '', query] = request.originalUrl.slice(prefix.length).split('?', 2);
    const [resource = '', ...segments] = path.split('/');
    if (!isShopResource(resource) || !segments.every((part) => segment.test(part))) {
      const known = Object.keys(shopResources).join(', ');
      throw new ProblemError('not-found', `There is nothing at ${request.path.slice(0, 200)}. The shop has: ${known}.`);
    }
    const rest = segments.map((part) => `/${part}`).join('') + (query === undefined ? '' : `?${query}`);
    const hasBody =
      Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
    const body = hasBody ? await readJson(request, request.headers['content-type']) : undefined;
    const key = request.headers['idempotency-key'];
    const answer = await shop.call({
      method: request.method,
      resource,
      rest,
      ...(body === undefined ? {} : { body }),
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    });
    response.status(answer.status);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-store');
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  };
}

async function readJson(request: AsyncIterable<Buffer>, contentType: string | undefined): Promise<string> {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new ProblemError('unsupported-media-type', 'Send the body as application/json.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes)
      throw new ProblemError('body-too-large', `The body is larger than ${maxBodyBytes} bytes.`);
    chunks.push(chunk);
  }
  // Whether it is valid JSON is for the service to say: it has the words for it.
  return Buffer.concat(chunks).toString('utf8');
}
