import { ownerConfig } from './config-owner.ts';
import type { World } from './world.ts';

/** The configuration of a Dovecot 2.4 that offers the same as the one of 2.3, without what 2.4 has dropped. */
export function config24(world: World): string {
  const { folder, ports, apiKey, password, reusesProcesses, owner, tls } = world;
  return `dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
instance_name = ${world.name}
listen = ${world.address}
protocols = imap lmtp sieve
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_server_cert_file = ${folder}/tls/cert.pem\nssl_server_key_file = ${folder}/tls/key.pem` : ''}
doveadm_api_key = ${apiKey}
doveadm_password = ${password}
postmaster_address = postmaster@example.com
mail_fsync = never
mail_max_userip_connections = 200

auth_mechanisms = plain login
auth_allow_cleartext = yes
passdb passwd-file {
  passwd_file_path = ${folder}/passwd
}
userdb passwd-file {
  passwd_file_path = ${folder}/passwd
}

mail_plugins {
  quota = yes
  acl = yes
  fts = yes
  fts_flatcurve = yes
  notify = yes
}
mail_home = ${folder}/home/%{user}
mail_driver = sdbox
mail_path = ~/mail
mail_attribute {
  dict file {
    path = %{home}/attributes
  }
}
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
  prefix = shared/$user/
  mail_driver = sdbox
  mail_path = %{owner_home}/mail
  mail_index_private_path = ~/shared/%{owner_user}
  subscriptions = no
  list = children
}
quota "User quota" {
  driver = count
}
quota_storage_grace = 0
acl_driver = vfile
acl_sharing_map {
  dict proxy {
    name = acl
  }
}
sieve_script personal {
  type = personal
  driver = file
  path = ~/sieve
  active_path = ~/.dovecot.sieve
}
fts_autoindex = no
language_filters = normalizer-icu snowball stopwords
language_tokenizers = generic email-address
language_tokenizer_generic_algorithm = simple
language en {
  default = yes
  filters = lowercase snowball english-possessive stopwords
}
fts flatcurve {
}
dict_server {
  dict acl {
    driver = file
    file_path = ${folder}/dict/acl
  }
  dict notes {
    driver = file
    file_path = ${folder}/dict/notes
  }
}
# Not for last logins nor attachments: only places where dictGet and fsGet can find a dictionary and a folder by name.
last_login {
  dict proxy {
    name = notes
  }
}
mail_ext_attachment {
  fs posix {
    prefix = ${folder}/files/
  }
}
metric imap_command {
  filter = event=imap_command_finished
  group_by cmd_name {
    method discrete {
    }
  }
}
metric auth_success {
  filter = event=auth_request_finished AND success=yes
}

protocol imap {
  mail_plugins {
    imap_acl = yes
    imap_quota = yes
  }
  imap_metadata = yes
}
protocol lmtp {
  mail_plugins {
    sieve = yes
  }
}
lda_mailbox_autocreate = yes

service imap-login {
  restart_request_count = unlimited
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
  restart_request_count = unlimited
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
  restart_request_count = ${reusesProcesses ? 100 : 1}
  inet_listener http {
    port = ${ports.doveadm}
  }
${tls ? `  inet_listener tls-http {\n    port = ${ports.doveadmTls}\n    ssl = yes\n    type = http\n  }\n` : ''}}
service doveadm-tcp {
  executable = doveadm-server
  client_limit = 1
  process_limit = 64
  restart_request_count = 1
  inet_listener tcp {
    port = ${ports.doveadmTcp}
  }
}
service dict {
  unix_listener dict {
    mode = 0666
  }
}
${owner ? ownerConfig(owner, '2.4') : ''}`;
}
