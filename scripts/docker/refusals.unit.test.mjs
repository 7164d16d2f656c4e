import { expect, test } from 'vitest';
import { composeProblem, engineProblem, explained, memoryProblem, portProblem } from './refusals.mjs';

test.each([
  [127, '', /not installed.*npm start/s],
  [1, 'permission denied while trying to connect to the Docker daemon socket', /usermod -aG docker/],
  [1, 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', /systemctl start docker/],
])('no use of the engine (exit code %i, %s) says the way out', (exitCode, output, expected) => {
  expect(engineProblem({ exitCode, output })).toMatch(expected);
});

test.each([
  [0, '2.20.0', undefined],
  [0, 'v5.1.2', undefined],
  [0, '2.26.1-4', undefined],
  [0, '2.19.1', /2\.19 is too old/],
  [0, '1.29.2', /1\.29 is too old/],
  [1, "docker: 'compose' is not a docker command.", /has no Compose/],
])('Compose: exit code %i, %s', (exitCode, output, expected) => {
  const problem = composeProblem({ exitCode, output });
  if (expected === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatch(expected);
});

test('an engine that is fine is no problem', () => {
  expect(engineProblem({ exitCode: 0, output: '20.10.24' })).toBeUndefined();
  expect(memoryProblem(4 * 1024 ** 3, 2_500)).toBeUndefined();
  expect(memoryProblem(Number.NaN, 2_500)).toBeUndefined();
  expect(portProblem([])).toBeUndefined();
});

test('too little memory and taken ports are named', () => {
  expect(memoryProblem(2 * 1024 ** 3, 2_500)).toMatch(/has 2048 MB.*at least 2500 MB/);
  expect(portProblem([{ component: 'web', port: 3000 }])).toMatch(/3000 \(web\).*BULKHEAD_PORT_PREFIX=2/);
});

test.each([
  [['up', '-d'], 'service "keys" didn\'t complete successfully: exit 1', 'docker compose logs keys'],
  [['up', '-d'], 'Conflict. The container name "/web" is already in use by container', 'BULKHEAD_NAME_PREFIX'],
  [['up', '-d'], 'Bind for 127.0.0.1:3306 failed: port is already allocated', 'npm run docker -- check'],
  [['build'], 'write /x: no space left on device', 'docker system df'],
  [['build'], 'canceled', 'what was built is kept'],
  [['build'], 'request to registry failed: EAI_AGAIN', 'network'],
])('%j that failed with %s helps on', (args, output, expected) => {
  expect(explained(args, output)).toContain(expected);
});
