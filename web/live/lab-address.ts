/**
 * Where this page finds the lab. A page opened as `localhost` talks to `localhost`, so that the browser sees one
 * host name; any other configured host is taken as it is.
 */
export function labAddressFor(configured: string, pageHostname: string): string {
  const url = new URL(configured);
  const isLoopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  if (isLoopback && (pageHostname === 'localhost' || pageHostname === '127.0.0.1')) url.hostname = pageHostname;
  return url.origin;
}
