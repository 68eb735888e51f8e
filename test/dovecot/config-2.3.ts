import { ownerConfig } from './config-owner.ts';
import type { World } from './world.ts';

/** The configuration of a Dovecot 2.3 with everything the doveadm API can speak about. */
export function config23(world: World): string {
  const { folder, ports, apiKey, password, owner, tls, director, reusesProcesses } = world;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
instance_name = ${world.name}
listen = ${world.address}
protocols = imap lmtp sieve
ssl = ${tls ? 'yes' : 'no'}
doveadm_api_key = ${apiKey}
doveadm_password = ${password}
postmaster_address = postmaster@example.com
mail_fsync = never
mail_max_userip_connections = 200

auth_mechanisms = plain login
disable_plaintext_auth = no
passdb {
  driver = passwd-file
  args = ${folder}/passwd
}
userdb {
  driver = passwd-file
  args = ${folder}/passwd
}

mail_plugins = quota acl fts old_stats
mail_home = ${folder}/home/%u
mail_location = sdbox:~/mail
mail_attribute_dict = file:%h/attributes
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Junk {
    auto = subscribe
    special_use = \\Junk
  }
  mailbox Trash {
    auto = subscribe
    special_use = \\Trash
  }
}
namespace shared {
  type = shared
  separator = /
  prefix = shared/%%u/
  location = sdbox:%%h/mail:INDEXPVT=~/shared/%%u
  subscriptions = no
  list = children
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
  quota_grace = 0
  acl = vfile
  acl_shared_dict = proxy::acl
  sieve = file:~/sieve;active=~/.dovecot.sieve
  old_stats_refresh = 1 sec
  old_stats_track_cmds = yes
}
dict {
  acl = file:${folder}/dict/acl
  notes = file:${folder}/dict/notes
}
metric imap_command {
  filter = event=imap_command_finished
  group_by = cmd_name
}
metric auth_success {
  filter = event=auth_request_finished AND success=yes
}

protocol imap {
  mail_plugins = $mail_plugins imap_acl imap_quota imap_old_stats
  imap_metadata = yes
}
protocol lmtp {
  mail_plugins = $mail_plugins sieve
}
lda_mailbox_autocreate = yes

service imap-login {
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  process_limit = 512
}
service managesieve-login {
  service_count = 0
  inet_listener sieve {
    port = ${ports.sieve}
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
service doveadm {
  client_limit = 1
  process_limit = 64
  inet_listener http {
    port = ${ports.doveadm}
  }
}
${doveadmService('tcp', { listener: 'tcp', port: ports.doveadmTcp })}${reusesProcesses ? doveadmService('mail', { port: ports.doveadmMail, connections: 100 }) : ''}${tls ? tlsConfig(world) : ''}service dict {
  unix_listener dict {
    mode = 0666
  }
}
service old-stats {
  fifo_listener old-stats-mail {
    mode = 0666
  }
  fifo_listener old-stats-user {
    mode = 0666
  }
}
service replicator {
  unix_listener replicator-doveadm {
    mode = 0600
  }
}
${director ? directorConfig(world) : ''}${owner ? ownerConfig(owner, '2.3') : ''}`;
}

function directorConfig({ ports }: World): string {
  return `
director_servers = 127.0.0.1:${ports.director}
director_mail_servers = 127.0.0.11 127.0.0.12
service director {
  unix_listener login/director {
    mode = 0666
  }
  fifo_listener login/proxy-notify {
    mode = 0666
  }
  unix_listener director-userdb {
    mode = 0600
  }
  inet_listener {
    port = ${ports.director}
  }
}
`;
}

/** @param connections that one process serves */
function doveadmService(name: string, { listener = 'http', port, connections = 1, more = '' }: DoveadmService): string {
  return `service doveadm-${name} {
  executable = doveadm-server
  client_limit = 1
  process_limit = 64
  service_count = ${connections}
  inet_listener ${listener} {
    port = ${port}
${more}  }
}
`;
}

interface DoveadmService {
  readonly listener?: 'http' | 'tcp';
  readonly port: number;
  readonly connections?: number;
  /** Further settings of the listener. */
  readonly more?: string;
}

/** A service of its own, because 2.3 speaks HTTP only where the listener is called http. */
function tlsConfig({ folder, ports }: World): string {
  return `
ssl_cert = <${folder}/tls/cert.pem
ssl_key = <${folder}/tls/key.pem
${doveadmService('tls', { port: ports.doveadmTls, more: '    ssl = yes\n' })}`;
}
