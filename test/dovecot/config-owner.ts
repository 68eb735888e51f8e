import type { Series } from './install.ts';
import type { Owner } from './world.ts';

const confinedServices = {
  '2.3': ['aggregator', 'anvil', 'director', 'imap-login', 'ipc', 'managesieve-login', 'old-stats', 'stats'],
  '2.4': ['anvil', 'imap-login', 'managesieve-login', 'stats'],
};

/** The end of a configuration where Dovecot is not started by root, and so can change neither its user nor its root folder. */
export function ownerConfig({ name, group, uid, gid }: Owner, series: Series): string {
  return `
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = ${uid}
first_valid_gid = ${gid}
${confinedServices[series].map((service) => `service ${service} {\n  chroot =\n}\n`).join('')}`;
}
