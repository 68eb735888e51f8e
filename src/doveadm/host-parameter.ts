/**
 * Parameters that give a caller access to the mail host itself, beyond mail. Off unless `ALLOW_HOST_PARAMETERS` names them, and then only
 * for superadmin. The documentation says what each of them opens.
 */
export const HOST_PARAMETERS = {
  expandField: "Expands any of Dovecot's variables for a user, the environment of the server included.",
  authInfo: 'Has the user database answer as for a login from elsewhere, which can open what is closed to the one who asks.',
  sourceLocation: "Reads any mail storage that the server's system users can read, and writes to it on Dovecot 2.3.",
  dictUri: 'Opens any dictionary that it names, `file:` ones anywhere on the mail host; Dovecot 2.3.',
  fsDriver: 'Reads, writes and deletes files anywhere on the mail host, as root by default; Dovecot 2.3.',
  fsArgs: 'Belongs to `fsDriver`.',
  inputPath: 'Reads any file of the mail host, to store it where it can be read.',
  destinationDirectory: 'Writes any folder of the mail host.',
  socketPath: 'Opens a connection to whatever it names, on the mail host or elsewhere.',
  noUserdbLookup: 'Works on a mailbox without looking up its owner, with the rights of the doveadm process.',
  rawlog: 'Writes a file with all the traffic to wherever it says on the mail host.',
  unsafe: 'Deletes files without looking whether it is a mailbox that they belong to.',
  sourceOption: "Overrides any of Dovecot's settings for the source storage, and so can name files and programs.",
} as const;

export type HostParameter = keyof typeof HOST_PARAMETERS;

export const HOST_PARAMETER_NAMES = Object.keys(HOST_PARAMETERS) as readonly HostParameter[];
