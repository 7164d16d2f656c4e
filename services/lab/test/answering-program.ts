import { createServer } from 'node:http';

/** Stands for a service: answers every request, ends when asked. */
const server = createServer((_request, response) => response.end('ok'));
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
