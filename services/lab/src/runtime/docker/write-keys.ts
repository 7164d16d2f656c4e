// Runs before everything else in containers: makes the lab's random passwords, once, and gives each container its own.
import { totalmem } from 'node:os';
import { labPaths } from '../paths.ts';
import { loadSecrets } from '../secrets.ts';
import { keyFiles, writeKeys } from './keys.ts';

const mebibyte = 1024 ** 2;

async function main(): Promise<void> {
  const wantedMb = Number(process.env['BULKHEAD_MIN_MEMORY_MB'] ?? 2_500);
  const thereMb = Math.round(totalmem() / mebibyte);
  if (thereMb < wantedMb) {
    throw new Error(
      `The engine's machine has ${thereMb} MB of memory; the lab's containers want at least ${wantedMb} MB. Give it more (Docker Desktop: Settings, Resources), or try anyway with BULKHEAD_MIN_MEMORY_MB=${thereMb} in .env.`,
    );
  }
  const paths = labPaths(0, process.env['BULKHEAD_STATE_DIR']);
  const secrets = await loadSecrets(paths.secretsFile);
  await writeKeys(
    process.env['KEYS_DIR'] ?? '/keys',
    await keyFiles(secrets, process.env['MYSQL_ROOT_PASSWORD'] ?? ''),
  );
  console.log('Each container has its keys.');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
