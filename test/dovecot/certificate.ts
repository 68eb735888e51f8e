import { mkdir } from 'node:fs/promises';
import { runOrThrow } from './run.ts';

/** Writes a self-signed certificate for localhost and 127.0.0.1 to `cert.pem` and its key to `key.pem` in `folder`. */
export async function writeCertificate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await runOrThrow([
    ...['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`],
  ]);
}
