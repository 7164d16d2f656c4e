import { connect } from 'amqplib';
import { startOwnBroker } from './src/broker.ts';
import { execSync } from 'node:child_process';
const t0=Date.now(); const l=(...a)=>console.log(Date.now()-t0,...a);
const broker=await startOwnBroker(); l('up');
  const before = await connect(broker.amqpUrl, { noDelay: true });
  before.on('error', () => l('before error'));
  const channel = await before.createConfirmChannel();
  channel.on('error', () => undefined);
  await channel.assertQueue('order.replies', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  channel.sendToQueue('order.replies', Buffer.from('kept'), { persistent: true });
  await channel.waitForConfirms(); l('confirmed');
  await broker.kill();
  await broker.start(); l('again');

  await new Promise(r=>setTimeout(r,1000));
  console.log(execSync(`grep -nE "order.replies|ra:|ra_|WAL|Starting RabbitMQ|Ra " ${broker.logFile} | cut -c1-230`).toString());
  await broker.close(); l('closed'); process.exit()
