import { createRuntimeLab } from './runtime-lab.ts';

/** A lab that starts two components, says so, and then waits to be killed: `owner-program.ts <stateDir> <offset> <runId>`. */
const [stateDir, offset, runId] = process.argv.slice(2);
if (stateDir === undefined || runId === undefined) throw new Error('wanted: state folder, offset, run id');
const { driver } = await createRuntimeLab({ stateDir, offset: Number(offset), runId });
await Promise.all([driver.start('product-mysql'), driver.start('card-processor'), driver.start('rabbitmq')]);
await Promise.all([driver.whenReady('product-mysql'), driver.whenReady('card-processor')]);
await driver.freeze('card-processor');
process.stdout.write('started\n');
setInterval(() => undefined, 60_000);
